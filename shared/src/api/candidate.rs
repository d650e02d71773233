//! Who may be a subscription's contact.

use serde::Serialize;

use crate::country::Country;
use crate::eligibility::Class;
use crate::id::{MpnId, TenantId};
use crate::read::read;
use crate::reason::Reason;
use crate::time::Timestamp;

/// A partner who might be the contact. Lists have eligible ones first (the provider first of all), then unverified,
/// then ineligible ones; by name within each.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct CandidateView {
    /// Its tenant.
    pub tenant_id: TenantId,
    /// Its partner number, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mpn_id: Option<MpnId>,
    /// Its name.
    pub name: String,
    /// Where it does business.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<Country>,
    /// Is it the provider itself, the default?
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_provider: bool,
    /// Is it the contact now?
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_current: bool,
    /// Where it stands.
    pub class: Class,
    /// Why it is not eligible.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<Reason>,
    /// When its delegated admin ends.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ends: Option<Timestamp>,
    /// Has it a telephone number or an e-mail address?
    pub reachable: bool,
}

read!(CandidateView { tenant_id, mpn_id, name, country, is_provider, is_current, class, reasons, ends, reachable });

/// One page of candidates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct CandidatePage {
    /// The candidates.
    pub items: Vec<CandidateView>,
    /// Where to go on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    /// How many match in all.
    pub total: u32,
    /// A direct-bill provider has no resellers: the list has one entry (D13).
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub direct_bill: bool,
}

read!(CandidatePage { items, next, total, direct_bill });
