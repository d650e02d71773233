//! History of a subscription, and the activity log.

use serde::Serialize;

use super::embed::PortalRef;
use super::session::PersonRef;
use super::{CustomerRef, PartnerRef};
use crate::audit::{Action, Origin};
use crate::contact::Provenance;
use crate::id::{OperationId, RequestId, SubscriptionId};
use crate::read::read;
use crate::reason::Code;
use crate::role::Role;
use crate::time::Timestamp;

/// One entry of the history or the activity log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct EntryView {
    /// Its place among the tenant's entries.
    pub seq: u64,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub actor: PersonRef,
    /// With which roles.
    pub roles: Vec<Role>,
    /// Through which door.
    pub origin: Origin,
    /// What.
    pub action: Action,
    /// Which customer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer: Option<CustomerRef>,
    /// Which subscription.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subscription: Option<SubscriptionRef>,
    /// Which partner, where the change is about one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub partner: Option<PartnerRef>,
    /// The contact before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<PartnerRef>,
    /// The contact after, or the one that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<PartnerRef>,
    /// How the contact came to be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provenance: Option<Provenance>,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The ticket.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ticket: Option<String>,
    /// Facts were unknown and the person confirmed.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub confirmed: bool,
    /// Written without looking at a version.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub blind: bool,
    /// Why it was refused; absent when it was done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refused: Option<Code>,
    /// How many attempts it stands for, when more than one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub times: Option<u32>,
    /// The operation it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operation: Option<OperationId>,
    /// The portal through which it was done, or that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub portal: Option<PortalRef>,
    /// The request.
    pub request: RequestId,
}

read!(EntryView {
    seq,
    at,
    actor,
    roles,
    origin,
    action,
    customer,
    subscription,
    partner,
    before,
    after,
    provenance,
    reason,
    ticket,
    confirmed,
    blind,
    refused,
    times,
    operation,
    portal,
    request,
});

/// A subscription where it is mentioned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SubscriptionRef {
    /// Its id.
    pub id: SubscriptionId,
    /// Its product.
    pub product: String,
}

read!(SubscriptionRef { id, product });
