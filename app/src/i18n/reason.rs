//! Why a partner may not be the contact, or not without confirmation, in words.

use super::message::Message;
#[cfg(feature = "views")]
use super::name::Name;
use super::problem;
#[cfg(feature = "views")]
use super::{I18n, intl::Moment};
use crate::msg;
#[cfg(feature = "views")]
use shared::fact::Evidence;
use shared::fact::FactKind;
use shared::reason::{Code, Detail, Reason};
use shared::time::Timestamp;

/// The sentence of a reason; its date as the language writes dates. Tracked: it changes with the language.
#[cfg(feature = "views")]
pub fn sentence(i18n: I18n, reason: &Reason) -> String {
    let date = reason.ends.map(|ends| i18n.moment(Moment::Date, millis(ends))).unwrap_or_default();
    i18n.text(&words(reason, date))
}

/// From where and when it is known: "Imported, 12 Jun 2027".
#[cfg(feature = "views")]
pub fn origin(i18n: I18n, evidence: Evidence) -> String {
    let source = i18n.text(&evidence.source.name());
    i18n.text(&msg!(reason.source, source = source, date = i18n.moment(Moment::Date, millis(evidence.at))))
}

/// Milliseconds since 1970, as the browser counts.
#[expect(clippy::cast_precision_loss, reason = "milliseconds until the year 9999 fit into 53 bits")]
pub fn millis(at: Timestamp) -> f64 {
    (at.micros() / 1_000) as f64
}

/// The sentence of a reason. `ends` is its date in words; not used where it has none.
pub fn words(reason: &Reason, ends: String) -> Message {
    match reason.code {
        Code::PartnershipInactive => msg!(reason.partnership_inactive),
        Code::RegionMismatch => msg!(reason.region_mismatch),
        Code::AgreementUnsigned => msg!(reason.agreement_unsigned),
        Code::RelationshipMissing => msg!(reason.relationship_missing),
        Code::DelegatedAdminMissing => admin_missing(reason.detail, ends),
        Code::Unverified => unknown(reason, ends),
        Code::Unauthenticated
        | Code::WrongCredentials
        | Code::InsecureTransport
        | Code::WrongAudience
        | Code::AppOnly
        | Code::RoleTooSmall
        | Code::CrossSite
        | Code::NotFound
        | Code::MethodNotAllowed
        | Code::Malformed
        | Code::TooLarge
        | Code::UnsupportedMedia
        | Code::PreconditionRequired
        | Code::Stale
        | Code::SubscriptionEnded
        | Code::ResellerUnknown
        | Code::SubscriptionsActive
        | Code::Ambiguous
        | Code::LimitReached
        | Code::VersionTooOld
        | Code::KeyReused
        | Code::InFlight
        | Code::TooMany
        | Code::Unavailable
        | Code::Internal => problem::code(reason.code),
    }
}

fn admin_missing(detail: Option<Detail>, ends: String) -> Message {
    match detail {
        Some(Detail::Pending) => msg!(reason.admin.pending),
        Some(Detail::Ended) => msg!(reason.admin.ended),
        Some(Detail::Expired | Detail::DueToEnd) if ends.is_empty() => msg!(reason.admin.expired),
        Some(Detail::Expired | Detail::DueToEnd) => msg!(reason.admin.expired_on, date = ends),
        Some(Detail::None | Detail::NeverSeen | Detail::Unclear) | None => msg!(reason.admin.none),
    }
}

fn unknown(reason: &Reason, ends: String) -> Message {
    match reason.fact {
        None => msg!(reason.unknown.some),
        Some(FactKind::Partnership) => msg!(reason.unknown.partnership),
        Some(FactKind::Region) => msg!(reason.unknown.region),
        Some(FactKind::Agreement) => msg!(reason.unknown.agreement),
        Some(FactKind::Relation) => msg!(reason.unknown.relation),
        Some(FactKind::DelegatedAdmin) => match reason.detail {
            Some(Detail::DueToEnd) if !ends.is_empty() => msg!(reason.unknown.admin_due, date = ends),
            Some(Detail::Unclear) => msg!(reason.unknown.admin_unclear),
            // Known to be missing, which this provider lets a person confirm (D5).
            Some(Detail::None | Detail::Pending | Detail::Ended | Detail::Expired) => {
                msg!(reason.unknown.admin_missing)
            }
            Some(Detail::DueToEnd | Detail::NeverSeen) | None => msg!(reason.unknown.admin),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reason(code: Code, fact: Option<FactKind>, detail: Option<Detail>) -> Reason {
        Reason { fact, detail, ..Reason::plain(code) }
    }

    #[test]
    fn each_fact_and_detail_has_a_sentence_of_its_own() {
        let failed = [Detail::None, Detail::Pending, Detail::Ended, Detail::Expired]
            .map(|detail| reason(Code::DelegatedAdminMissing, Some(FactKind::DelegatedAdmin), Some(detail)));
        let open = FactKind::ALL.map(|fact| reason(Code::Unverified, Some(fact), Some(Detail::NeverSeen)));
        let due = reason(Code::Unverified, Some(FactKind::DelegatedAdmin), Some(Detail::DueToEnd));
        let unclear = reason(Code::Unverified, Some(FactKind::DelegatedAdmin), Some(Detail::Unclear));
        let plain = Code::ALL.map(Reason::plain);
        let all: Vec<_> = failed[1..]
            .iter()
            .chain(&open)
            .chain(&plain)
            .chain([&due, &unclear])
            .map(|r| words(r, "x".into()))
            .collect();
        for (index, message) in all.iter().enumerate() {
            assert!(!all[..index].contains(message), "{message:?} is said twice");
        }
        assert_eq!(words(&failed[0], "x".into()), words(&Reason::plain(Code::DelegatedAdminMissing), String::new()));
    }
}
