//! The support contact of a subscription: `/customers/{customer}/subscriptions/{subscription}/supportcontact`.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::json::lenient;
use super::resource::{Attributes, Link, Links};
use crate::id::{CustomerId, MpnId, SubscriptionId, TenantId};
use crate::partner::Partner;

/// The resource. A `name` that a caller sends is not looked at (D3), and its links and attributes may be anything.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct SupportContact {
    /// The partner's tenant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub support_tenant_id: Option<TenantId>,
    /// Its partner number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub support_mpn_id: Option<MpnId>,
    /// Its name as it is stored.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Where the resource is found.
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub links: Option<Links>,
    /// `SupportContact`.
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub attributes: Option<Attributes>,
}

/// The address of a contact, without the version in front.
pub fn uri(customer: CustomerId, subscription: SubscriptionId) -> String {
    format!("/customers/{customer}/subscriptions/{subscription}/supportcontact")
}

impl SupportContact {
    /// The partner that is the contact of a customer's subscription.
    pub fn new(customer: CustomerId, subscription: SubscriptionId, partner: &Partner) -> Self {
        // Partner Center writes this one method as "Get", unlike every other.
        let own = Link { method: Cow::Borrowed("Get"), ..Link::get(uri(customer, subscription)) };
        Self {
            support_tenant_id: Some(partner.id),
            support_mpn_id: partner.mpn,
            name: Some(partner.name.as_str().to_owned()),
            links: Some(Links { own: Some(own), next: None, previous: None }),
            attributes: Some(Attributes::of("SupportContact")),
        }
    }
}
