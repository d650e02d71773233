//! "Who supports …?": the answer that can be read aloud in ten seconds.

use serde::Serialize;

use super::support::LineView;
use super::{CustomerRef, PartnerRef};
use crate::id::SubscriptionId;
use crate::read::read;

/// What was found, the first customer with its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WhoAnswer {
    /// Customers that match, the best first, at most eight.
    pub customers: Vec<WhoCustomer>,
    /// Resellers that match, at most four.
    pub resellers: Vec<PartnerRef>,
    /// The subscription whose id was typed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subscription: Option<SubscriptionId>,
}

read!(WhoAnswer { customers, resellers, subscription });

/// A customer and who supports it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct WhoCustomer {
    /// The customer.
    pub customer: CustomerRef,
    /// Its domain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    /// Its contacts, most subscriptions first.
    pub contacts: Vec<WhoContact>,
}

read!(WhoCustomer { customer, domain, contacts });

/// A contact of the customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct WhoContact {
    /// The partner.
    pub partner: PartnerRef,
    /// How many live subscriptions it supports.
    pub subscriptions: u32,
    /// The line to call: open now, or the next to open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<LineView>,
}

read!(WhoContact { partner, subscriptions, line });
