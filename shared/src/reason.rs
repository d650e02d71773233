//! Why something is refused: stable codes with what they refer to, and the two statuses of each (the reason
//! table of the design; D10). Words are the client's, in six languages.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::choice::choice;
use crate::eligibility::Finding;
use crate::fact::{Evidence, FactKind};
use crate::read::read;
use crate::time::Timestamp;

choice! {
    /// The stable code of a refusal or an error.
    pub enum Code {
        /// No token or session, or one that is no longer good.
        Unauthenticated = "unauthenticated",
        /// The e-mail address or the password is not right; which one is not said.
        WrongCredentials = "wrong_credentials",
        /// Nobody signs in over a connection that others can read.
        InsecureTransport = "insecure_transport",
        /// The token was made for somebody else.
        WrongAudience = "wrong_audience",
        /// A token without a user.
        AppOnly = "app_only",
        /// The role may not.
        RoleTooSmall = "role_too_small",
        /// The request came from another site.
        CrossSite = "cross_site",
        /// Unknown here, or somebody else's: the answer is the same.
        NotFound = "not_found",
        /// The method is not one of this address.
        MethodNotAllowed = "method_not_allowed",
        /// The request is not well formed.
        Malformed = "malformed",
        /// The body is too large.
        TooLarge = "too_large",
        /// The body is not JSON by its content type.
        UnsupportedMedia = "unsupported_media",
        /// A write without `If-Match`.
        PreconditionRequired = "precondition_required",
        /// `If-Match` of another version.
        Stale = "stale",
        /// The subscription is deleted, cancelled or expired, or its customer archived.
        SubscriptionEnded = "subscription_ended",
        /// No such partner here, or the ids name different ones.
        ResellerUnknown = "reseller_unknown",
        /// No active partnership with the provider.
        PartnershipInactive = "partnership_inactive",
        /// Another CSP region.
        RegionMismatch = "region_mismatch",
        /// Partner agreement not signed.
        AgreementUnsigned = "agreement_unsigned",
        /// No relationship with the customer.
        RelationshipMissing = "relationship_missing",
        /// No delegated admin privileges: none, pending, ended or expired.
        DelegatedAdminMissing = "delegated_admin_missing",
        /// The customer still has active subscriptions of the provider (D7c).
        SubscriptionsActive = "subscriptions_active",
        /// Facts are unknown and nobody confirmed.
        Unverified = "unverified",
        /// Several have that name: which one is meant is not clear.
        Ambiguous = "ambiguous",
        /// There are as many as there may be.
        LimitReached = "limit_reached",
        /// The element on the page is older than what is answered.
        VersionTooOld = "version_too_old",
        /// The same idempotency key came with another request.
        KeyReused = "key_reused",
        /// The same request is being answered.
        InFlight = "in_flight",
        /// Too many requests.
        TooMany = "too_many",
        /// Storage or a part of it is away for now.
        Unavailable = "unavailable",
        /// Our own fault.
        Internal = "internal",
    }
}

impl Code {
    /// The status of our own API.
    pub const fn status(self) -> u16 {
        match self {
            Self::Unauthenticated | Self::WrongCredentials | Self::WrongAudience => 401,
            Self::AppOnly | Self::RoleTooSmall | Self::CrossSite | Self::InsecureTransport => 403,
            Self::NotFound => 404,
            Self::MethodNotAllowed => 405,
            Self::Malformed | Self::VersionTooOld => 400,
            Self::TooLarge => 413,
            Self::UnsupportedMedia => 415,
            Self::PreconditionRequired => 428,
            Self::Stale => 412,
            Self::ResellerUnknown | Self::Ambiguous | Self::KeyReused => 422,
            Self::SubscriptionEnded
            | Self::PartnershipInactive
            | Self::RegionMismatch
            | Self::AgreementUnsigned
            | Self::RelationshipMissing
            | Self::DelegatedAdminMissing
            | Self::SubscriptionsActive
            | Self::Unverified
            | Self::LimitReached
            | Self::InFlight => 409,
            Self::TooMany => 429,
            Self::Unavailable => 503,
            Self::Internal => 500,
        }
    }

    /// The status and code number of the Partner Center compatible API. Numbers are Microsoft's published ones.
    pub const fn partner_center(self) -> (u16, u32) {
        match self {
            Self::Unauthenticated | Self::WrongCredentials => (401, 400),
            Self::WrongAudience => (401, 900_420),
            Self::AppOnly => (403, 900_329),
            Self::RoleTooSmall => (403, 900_150),
            Self::CrossSite | Self::InsecureTransport => (403, 2_032),
            Self::NotFound => (404, 1_000),
            Self::MethodNotAllowed => (405, 900_141),
            Self::Malformed | Self::UnsupportedMedia => (400, 3_000),
            Self::TooLarge => (413, 800_002),
            Self::PreconditionRequired => (428, 2_055),
            Self::Stale => (412, 2_055),
            Self::SubscriptionEnded => (400, 2_011),
            Self::ResellerUnknown => (404, 800_015),
            Self::PartnershipInactive => (400, 800_016),
            Self::RegionMismatch => (400, 2_201),
            Self::AgreementUnsigned => (403, 900_123),
            Self::RelationshipMissing => (403, 20_002),
            Self::DelegatedAdminMissing => (403, 900_308),
            Self::SubscriptionsActive => (400, 900_141),
            Self::Unverified => (409, 800_042),
            Self::Ambiguous | Self::LimitReached | Self::VersionTooOld | Self::KeyReused => (400, 800_002),
            Self::InFlight => (409, 900_278),
            Self::TooMany => (429, 429),
            Self::Unavailable => (503, 800_003),
            Self::Internal => (500, 800_003),
        }
    }
}

choice! {
    /// More about a reason.
    pub enum Detail {
        /// There is none.
        None = "none",
        /// Asked for, not yet granted.
        Pending = "pending",
        /// Somebody ended it.
        Ended = "ended",
        /// It ended by itself.
        Expired = "expired",
        /// It was due to end, and nobody looked since.
        DueToEnd = "due_to_end",
        /// Nobody ever said.
        NeverSeen = "never_seen",
        /// In a state that is not known here.
        Unclear = "unclear",
    }
}

/// One reason of a refusal, with what it refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Reason {
    /// The stable code.
    pub code: Code,
    /// The fact that failed or is unknown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fact: Option<FactKind>,
    /// More about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<Detail>,
    /// When it ended or was due to end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends: Option<Timestamp>,
    /// From where and when this is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
}

read!(Reason { code, fact, detail, ends, evidence });

impl Reason {
    /// A reason that needs nothing beside its code.
    pub const fn plain(code: Code) -> Self {
        Self { code, fact: None, detail: None, ends: None, evidence: None }
    }

    pub(crate) const fn of(code: Code, finding: &Finding) -> Self {
        Self { code, fact: Some(finding.fact), detail: finding.detail, ends: finding.ends, evidence: finding.evidence }
    }
}

/// A refusal: one reason at least, the first one names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    first: Reason,
    rest: Vec<Reason>,
}

impl Refusal {
    /// Refused for one reason.
    pub const fn plain(code: Code) -> Self {
        Self { first: Reason::plain(code), rest: Vec::new() }
    }

    /// Refused for these reasons; none when there are none.
    pub fn from_reasons(reasons: Vec<Reason>) -> Option<Self> {
        let mut reasons = reasons.into_iter();
        reasons.next().map(|first| Self { first, rest: reasons.collect() })
    }

    /// The code of the first reason.
    pub const fn code(&self) -> Code {
        self.first.code
    }

    /// All reasons, in the order of the table.
    pub fn reasons(&self) -> impl Iterator<Item = &Reason> {
        std::iter::once(&self.first).chain(&self.rest)
    }
}

impl From<Code> for Refusal {
    fn from(code: Code) -> Self {
        Self::plain(code)
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.first.code.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reason_table() {
        let rows: Vec<_> = Code::ALL
            .iter()
            .map(|code| {
                let (status, number) = code.partner_center();
                format!("{:<24} {} | {status} {number}\n", code.code(), code.status())
            })
            .collect();
        insta::assert_snapshot!(rows.concat());
    }
}
