//! "Who supports …?": the answer that can be read aloud in ten seconds.

use serde::{Deserialize, Serialize};

use super::support::LineView;
use super::{CustomerRef, PartnerRef};
use crate::id::SubscriptionId;

/// What was found, the first customer with its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WhoAnswer {
    /// Customers that match, the best first, at most eight.
    pub customers: Vec<WhoCustomer>,
    /// Resellers that match, at most four.
    pub resellers: Vec<PartnerRef>,
    /// The subscription whose id was typed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subscription: Option<SubscriptionId>,
}

/// A customer and who supports it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct WhoCustomer {
    /// The customer.
    pub customer: CustomerRef,
    /// Its domain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    /// Its contacts, most subscriptions first.
    pub contacts: Vec<WhoContact>,
}

/// A contact of the customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct WhoContact {
    /// The partner.
    pub partner: PartnerRef,
    /// How many live subscriptions it supports.
    pub subscriptions: u32,
    /// The line to call: open now, or the next to open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<LineView>,
}
