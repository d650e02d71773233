//! What an element is about, as the server knows it.

use super::options::{Names, Subject};
pub use super::provider::provider;
use crate::api::Api;
use crate::api::embed::both;
use crate::api::error::ApiError;
use shared::api::session::Session;
use shared::api::subscription::SubscriptionDetail;
use shared::id::SubscriptionId;
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
            let (session, scope) = both(holder, api.scope(names.pairs(), signal)).await?;
            (session, What::Many(scope.subscription_ids))
        }
        Subject::Named(names) => {
            let (session, scope) = both(holder, api.scope(names.pairs(), signal.clone())).await?;
            match (names.subscription_ref, scope.subscription_ids.as_slice()) {
                (Some(_), [id]) => (session, What::One(Box::new(api.subscription(*id, signal).await?))),
                _ => (session, What::Many(scope.subscription_ids)),
            }
        }
    };
    Ok(Found { session, what })
}
