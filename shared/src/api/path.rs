//! Every address of our own API, spelled once: as a route for the server, and filled in for the client.

use crate::id::{CustomerId, PortalId, SubscriptionId};

/// Who is signed in; signing in and out.
pub const SESSION: &str = "/api/v1/session";
/// The personas of a demonstration.
pub const PERSONAS: &str = "/api/v1/personas";
/// The worklist.
pub const SUBSCRIPTIONS: &str = "/api/v1/subscriptions";
/// The worklist's facets, with counts.
pub const FACETS: &str = "/api/v1/subscriptions/facets";
/// One subscription.
pub const SUBSCRIPTION: &str = "/api/v1/subscriptions/{id}";
/// Who may be its contact.
pub const CANDIDATES: &str = "/api/v1/subscriptions/{id}/candidates";
/// Its contact.
pub const CONTACT: &str = "/api/v1/subscriptions/{id}/contact";
/// Its history.
pub const HISTORY: &str = "/api/v1/subscriptions/{id}/history";
/// What its customer sees.
pub const SUBSCRIPTION_SUPPORT: &str = "/api/v1/subscriptions/{id}/support";
/// Customers.
pub const CUSTOMERS: &str = "/api/v1/customers";
/// One customer.
pub const CUSTOMER: &str = "/api/v1/customers/{id}";
/// What that customer sees.
pub const CUSTOMER_SUPPORT: &str = "/api/v1/customers/{id}/support";
/// "Who supports …?"
pub const WHO: &str = "/api/v1/who";
/// The activity log.
pub const ACTIVITY: &str = "/api/v1/activity";
/// What the signed-in customer sees.
pub const SUPPORT: &str = "/api/v1/support";
/// The portals of the provider.
pub const PORTALS: &str = "/api/v1/embed/portals";
/// One portal.
pub const PORTAL: &str = "/api/v1/embed/portals/{id}";
/// Tokens for the elements in portals.
pub const EMBED_TOKENS: &str = "/api/v1/embed/tokens";
/// What an element's attributes name, and what its token may do.
pub const EMBED_SCOPE: &str = "/api/v1/embed/scope";
/// The description of this API.
pub const OPENAPI: &str = "/api/v1/openapi.json";

/// Fills the one `{id}` of a route.
fn with_id(route: &str, id: &impl ToString) -> String {
    let (before, rest) = route.split_once('{').unwrap_or((route, ""));
    let after = rest.split_once('}').map_or("", |(_, after)| after);
    [before, &id.to_string(), after].concat()
}

/// The address of one subscription.
pub fn subscription(id: SubscriptionId) -> String {
    with_id(SUBSCRIPTION, &id)
}

/// The address of a subscription's candidates.
pub fn candidates(id: SubscriptionId) -> String {
    with_id(CANDIDATES, &id)
}

/// The address of a subscription's contact.
pub fn contact(id: SubscriptionId) -> String {
    with_id(CONTACT, &id)
}

/// The address of a subscription's history.
pub fn history(id: SubscriptionId) -> String {
    with_id(HISTORY, &id)
}

/// The address of a subscription's support card.
pub fn subscription_support(id: SubscriptionId) -> String {
    with_id(SUBSCRIPTION_SUPPORT, &id)
}

/// The address of one customer.
pub fn customer(id: CustomerId) -> String {
    with_id(CUSTOMER, &id)
}

/// The address of what a customer sees.
pub fn customer_support(id: CustomerId) -> String {
    with_id(CUSTOMER_SUPPORT, &id)
}

/// The address of one portal.
pub fn portal(id: PortalId) -> String {
    with_id(PORTAL, &id)
}
