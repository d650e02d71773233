//! A customer's subscriptions. Partner Center does not page them.

use shared::id::{CustomerId, SubscriptionId};
use shared::subscription::Subscription;

use super::customers;
use crate::app::App;
use crate::service::{Failure, Part};
use crate::store::Store;

/// All of one customer, ended ones too.
pub async fn list<S: Store>(app: &App<S>, part: &Part, id: CustomerId) -> Result<Vec<Subscription>, Failure> {
    customers::one(app, part, id).await?;
    let rows = app.store.subscriptions_of(&part.scope, id).await?;
    Ok(rows.into_iter().map(|row| row.subscription).collect())
}

/// One of one customer.
pub async fn one<S: Store>(
    app: &App<S>,
    part: &Part,
    customer: CustomerId,
    id: SubscriptionId,
) -> Result<Subscription, Failure> {
    let snapshot = app.store.facts(&part.scope, &[id], None).await?;
    let found = snapshot.rows.into_iter().map(|fact| fact.row).find(|row| row.customer.id == customer);
    found.map(|row| row.subscription).ok_or_else(Failure::not_found)
}
