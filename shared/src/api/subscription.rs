//! The worklist, its facets, and one subscription.

use serde::Serialize;

use super::contact::ContactView;
use super::{Count, CustomerRef, PartnerRef};
use crate::contact::Provenance;
use crate::country::Country;
use crate::flags::{Flag, Flags};
use crate::id::{MpnId, SubscriptionId};
use crate::read::read;
use crate::subscription::{Channel, Commerce, Status};
use crate::time::Timestamp;

/// One row of the worklist.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct SubscriptionRow {
    /// Its id.
    pub id: SubscriptionId,
    /// Whose it is.
    pub customer: CustomerRef,
    /// The product.
    pub product: String,
    /// What customer or partner call it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nickname: Option<String>,
    /// How it was sold.
    pub commerce: Commerce,
    /// Where it was bought.
    pub channel: Channel,
    /// Its state.
    pub status: Status,
    /// Number of licences or units.
    pub quantity: u32,
    /// The reseller of record's partner number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub record: Option<MpnId>,
    /// Who supports it.
    pub contact: PartnerRef,
    /// How that came to be.
    pub provenance: Provenance,
    /// Since when.
    pub since: Timestamp,
    /// What needs attention, worst first; empty for ended ones.
    pub flags: Flags,
    /// Deleted, cancelled or expired, or of an archived customer.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub ended: bool,
}

read!(SubscriptionRow {
    id,
    customer,
    product,
    nickname,
    commerce,
    channel,
    status,
    quantity,
    record,
    contact,
    provenance,
    since,
    flags,
    ended,
});

/// One subscription, with everything its page shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct SubscriptionDetail {
    /// The row of the worklist.
    #[serde(flatten)]
    pub row: SubscriptionRow,
    /// The customer's domain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    /// The customer's country.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<Country>,
    /// The id of its offer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offer: Option<String>,
    /// When it was made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created: Option<Timestamp>,
    /// When its term ends.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub term_ends: Option<Timestamp>,
    /// What it is an add-on of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<SubscriptionId>,
    /// What it replaced.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub predecessor: Option<SubscriptionId>,
    /// How many add-ons follow its contact.
    pub followers: u32,
    /// Its contact in full.
    pub support_contact: ContactView,
}

read!(SubscriptionDetail {
    domain,
    country,
    offer,
    created,
    term_ends,
    parent,
    predecessor,
    followers,
    support_contact,
    ..row
});

/// A value to narrow the worklist down by, and how many rows have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Facet<T> {
    /// The value.
    pub value: T,
    /// How many rows of the question have it.
    pub count: Count,
}

read!(Facet<T> { value, count });

/// How the rows of a question divide. Each list leaves its own field of the question out, so that alternatives
/// show; longest lists are cut to the twenty most frequent values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Facets {
    /// All rows of the question.
    pub total: Count,
    /// By flag.
    pub flags: Vec<Facet<Flag>>,
    /// By contact.
    pub contacts: Vec<Facet<PartnerRef>>,
    /// By product.
    pub products: Vec<Facet<String>>,
    /// By channel.
    pub channels: Vec<Facet<Channel>>,
    /// By the way it was sold.
    pub commerces: Vec<Facet<Commerce>>,
    /// By state.
    pub statuses: Vec<Facet<Status>>,
    /// By how the contact came to be.
    pub provenances: Vec<Facet<Provenance>>,
}

read!(Facets { total, flags, contacts, products, channels, commerces, statuses, provenances });
