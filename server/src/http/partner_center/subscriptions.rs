//! A customer's subscriptions: all, and one.

use shared::id::{CustomerId, MpnId, SubscriptionId};
use shared::partner_center::Collection;
use shared::partner_center::subscription::Subscription;
use shared::reason::Code;
use shared::role::Permission;

use super::call::{Answer, Call};
use super::customers::unknown;
use super::reply;
use super::stop::Stop;
use crate::service::part;
use crate::service::partner_center::{contact, subscriptions as service};
use crate::store::Store;

/// All of a customer, or those of one reseller of record (`mpn_id`).
pub async fn list<S: Store>(call: Call<S>) -> Answer {
    let part = part::own(&call.app, &call.ctx, Permission::Read).await?;
    let id: CustomerId = call.id("customer")?;
    let mpn: Option<MpnId> = call.read_query("mpn_id", str::parse)?;
    if call.query("order_id").is_some() {
        return Err(Stop::published(400, 800_042, "Orders are not kept here: order_id is not supported."));
    }
    let mut all = match service::list(&call.app, &part, id).await {
        Ok(all) => all,
        Err(failure) => return Err(unknown(&call, id, failure.into())),
    };
    let mut uri = format!("/customers/{id}/subscriptions");
    if let Some(mpn) = mpn {
        all.retain(|subscription| subscription.record == Some(mpn));
        uri = format!("{uri}?mpn_id={mpn}");
    }
    reply::json(&Collection::whole(uri, all.iter().map(Subscription::of).collect()))
}

/// One of a customer.
pub async fn get<S: Store>(call: Call<S>) -> Answer {
    let part = part::own(&call.app, &call.ctx, Permission::Read).await?;
    let (customer, id): (CustomerId, SubscriptionId) = (call.id("customer")?, call.id("subscription")?);
    match service::one(&call.app, &part, customer, id).await {
        Ok(subscription) => reply::json(&Subscription::of(&subscription)),
        Err(failure) => Err(missing(&call, customer, id, failure.into()).await),
    }
}

/// "Not found" says whether the customer or only the subscription is unknown; other errors stay as they are.
pub async fn missing<S: Store>(call: &Call<S>, customer: CustomerId, id: SubscriptionId, stop: Stop) -> Stop {
    if stop.code() != Code::NotFound {
        return stop;
    }
    match contact::knows(&call.app, &call.ctx, customer).await {
        Ok(true) => Stop::no_such_subscription(id),
        Ok(false) => Stop::no_such_customer(call.ctx.party, customer),
        Err(failure) => failure.into(),
    }
}
