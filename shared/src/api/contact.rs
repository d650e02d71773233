//! A subscription's contact: as it is read, and as it is set.

use serde::{Deserialize, Serialize};

use super::PartnerRef;
use crate::contact::Provenance;
use crate::eligibility::Class;
use crate::fact::Source;
use crate::id::{MpnId, SubscriptionId, TenantId};
use crate::read::read;
use crate::reason::Reason;
use crate::text::{Note, Ticket};
use crate::time::Timestamp;
use crate::version::Version;

/// The contact as it is stored now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ContactView {
    /// The subscription.
    pub subscription_id: SubscriptionId,
    /// The partner's tenant.
    pub tenant_id: TenantId,
    /// The partner's number, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mpn_id: Option<MpnId>,
    /// The partner's stored name.
    pub name: String,
    /// Is it the provider itself?
    pub is_provider: bool,
    /// How it came to be.
    pub provenance: Provenance,
    /// Since when.
    pub since: Timestamp,
    /// When a person last chose or confirmed it.
    pub reviewed: Timestamp,
    /// An add-on that follows its parent until it is set itself.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub follows: bool,
    /// Where the partner stands now.
    pub class: Class,
    /// Why it is not eligible now.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<Reason>,
    /// When its delegated admin ends.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ends: Option<Timestamp>,
    /// What Partner Center was last seen to say; absent where nobody looked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seen: Option<SeenView>,
    /// The contact's version.
    pub version: Version,
    /// For `If-Match`.
    pub etag: String,
}

read!(ContactView {
    subscription_id,
    tenant_id,
    mpn_id,
    name,
    is_provider,
    provenance,
    since,
    reviewed,
    follows,
    class,
    reasons,
    ends,
    seen,
    version,
    etag,
});

/// What Partner Center was last seen to say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct SeenView {
    /// The partner named there.
    pub partner: PartnerRef,
    /// From where we know.
    pub source: Source,
    /// When it was read.
    pub at: Timestamp,
    /// Is it the same as ours?
    pub agrees: bool,
}

read!(SeenView { partner, source, at, agrees });

/// Sets the contact. Needs `If-Match`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PutContact {
    /// The partner that is to be the contact.
    pub tenant_id: TenantId,
    /// "I have confirmed this with the reseller": for a candidate that is not verified.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub confirm: bool,
    /// Why, in the person's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Note>,
    /// The person's ticket.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ticket: Option<Ticket>,
}

/// What setting the contact did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct PutContactAnswer {
    /// False when the contact already was this partner.
    pub changed: bool,
    /// The contact as it is stored now, read again.
    pub contact: ContactView,
    /// How many add-ons followed.
    pub followed: u32,
}

read!(PutContactAnswer { changed, contact, followed });
