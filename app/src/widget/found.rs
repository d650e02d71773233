//! What an element is about, as the server knows it.

use super::options::{Names, Subject};
use crate::api::Api;
use crate::api::embed::both;
use crate::api::error::ApiError;
use shared::api::query::Pairs;
use shared::api::session::Session;
use shared::api::subscription::SubscriptionDetail;
use shared::id::SubscriptionId;
use shared::role::Side;
use web_sys::AbortSignal;

/// Who asks, and about what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Who asks.
    pub session: Session,
    /// About what.
    pub what: What,
}

/// What it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// One subscription.
    One(Box<SubscriptionDetail>),
    /// Several, or one of a list.
    Many(Vec<SubscriptionId>),
}

/// Asks the server.
///
/// # Errors
/// [`ApiError`].
pub async fn find(api: Api, subject: Subject, signal: Option<AbortSignal>) -> Result<Found, ApiError> {
    let holder = api.holder(signal.clone());
    let (session, what) = match subject {
        Subject::One(id) => {
            let (session, detail) = both(holder, api.subscription(id, signal)).await?;
            (session, What::One(Box::new(detail)))
        }
        Subject::These(ids) => (holder.await?, What::Many(ids)),
        Subject::Customer(id) => {
            let names = Names { customer_id: Some(id), ..Names::default() };
            let (session, scope) = both(holder, api.scope(pairs(&names), signal)).await?;
            (session, What::Many(scope.subscription_ids))
        }
        Subject::Named(names) => {
            let (session, scope) = both(holder, api.scope(pairs(&names), signal.clone())).await?;
            match (names.subscription_ref, scope.subscription_ids.as_slice()) {
                (Some(_), [id]) => (session, What::One(Box::new(api.subscription(*id, signal).await?))),
                _ => (session, What::Many(scope.subscription_ids)),
            }
        }
    };
    Ok(Found { session, what })
}

/// The names as the server is asked for them.
pub fn pairs(names: &Names) -> Pairs {
    let customer = names.customer_id.map(|id| ("customerId".to_owned(), id.to_string()));
    let customer_ref = names.customer_ref.clone().map(|name| ("customerRef".to_owned(), name));
    let subscription_ref = names.subscription_ref.clone().map(|name| ("subscriptionRef".to_owned(), name));
    customer.into_iter().chain(customer_ref).chain(subscription_ref).collect()
}

/// The provider whose data somebody sees; a reseller or a customer may see those of several.
pub fn provider(session: &Session) -> Option<shared::id::TenantId> {
    session.partner.as_ref().filter(|_| session.side == Side::Provider).map(|partner| partner.tenant_id)
}
