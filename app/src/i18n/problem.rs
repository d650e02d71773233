//! What the server's errors mean to a person and what to do about them: the one place that has the words. A new
//! code does not compile without them.

use super::message::Message;
use super::reason;
use crate::api::error::ApiError;
use crate::msg;
use shared::reason::{Code, Reason};
use shared::text::Invalid;

/// What happened, what it means, what to do. Where there are reasons, they follow it; see [`reason::words`].
pub fn words(error: &ApiError) -> Message {
    match error {
        ApiError::Unreachable => msg!(problem.unreachable),
        ApiError::Timeout => msg!(problem.timeout),
        ApiError::Garbled { .. } if error.is_away() => msg!(problem.unavailable),
        ApiError::Garbled { .. } => msg!(problem.garbled),
        ApiError::Aborted => msg!(problem.aborted),
        ApiError::Refused { retry_after: Some(seconds), problem } if problem.error_code == Code::TooMany => {
            msg!(problem.wait, count = *seconds)
        }
        ApiError::Refused { problem, .. } => code(problem.error_code),
    }
}

/// The words of a code by itself.
pub fn code(code: Code) -> Message {
    match code {
        Code::Unauthenticated => msg!(problem.unauthenticated),
        Code::WrongCredentials => msg!(problem.wrong_credentials),
        Code::InsecureTransport => msg!(problem.insecure_transport),
        Code::WrongAudience => msg!(problem.wrong_audience),
        Code::AppOnly => msg!(problem.app_only),
        Code::RoleTooSmall => msg!(problem.role_too_small),
        Code::CrossSite => msg!(problem.cross_site),
        Code::NotFound => msg!(problem.not_found),
        Code::MethodNotAllowed => msg!(problem.method_not_allowed),
        Code::Malformed => msg!(problem.malformed),
        Code::TooLarge => msg!(problem.too_large),
        Code::UnsupportedMedia => msg!(problem.unsupported_media),
        Code::PreconditionRequired => msg!(problem.precondition_required),
        Code::Stale => msg!(problem.stale),
        Code::SubscriptionEnded => msg!(problem.subscription_ended),
        Code::ResellerUnknown => msg!(problem.reseller_unknown),
        Code::PartnershipInactive
        | Code::RegionMismatch
        | Code::AgreementUnsigned
        | Code::RelationshipMissing
        | Code::DelegatedAdminMissing
        | Code::Unverified => reason::words(&Reason::plain(code), String::new()),
        Code::SubscriptionsActive => msg!(problem.subscriptions_active),
        Code::Ambiguous => msg!(problem.ambiguous),
        Code::LimitReached => msg!(problem.limit_reached),
        Code::VersionTooOld => msg!(problem.version_too_old),
        Code::KeyReused => msg!(problem.key_reused),
        Code::InFlight => msg!(problem.in_flight),
        Code::TooMany => msg!(problem.throttled),
        Code::Unavailable => msg!(problem.unavailable),
        Code::Internal => msg!(problem.internal),
    }
}

/// What is wrong with the value of a field, and what to enter.
pub fn invalid(invalid: Invalid) -> Message {
    match invalid {
        Invalid::Empty => msg!(invalid.empty),
        Invalid::TooLong => msg!(invalid.too_long),
        Invalid::Character => msg!(invalid.character),
        Invalid::Guid => msg!(invalid.guid),
        Invalid::Digits => msg!(invalid.digits),
        Invalid::Time => msg!(invalid.time),
        Invalid::Email => msg!(invalid.email),
        Invalid::Phone => msg!(invalid.phone),
        Invalid::Url => msg!(invalid.url),
        Invalid::Origin => msg!(invalid.origin),
        Invalid::Country => msg!(invalid.country),
        Invalid::Domain => msg!(invalid.domain),
        Invalid::Choice => msg!(invalid.choice),
        Invalid::Type => msg!(invalid.kind),
        Invalid::Unknown => msg!(invalid.unknown),
        Invalid::Missing => msg!(invalid.missing),
        Invalid::Range => msg!(invalid.range),
        Invalid::Json => msg!(invalid.json),
        Invalid::Cursor => msg!(invalid.cursor),
    }
}
