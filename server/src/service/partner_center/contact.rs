//! A contact under its customer: read quickly, and set.

use shared::id::{CustomerId, SubscriptionId};
use shared::reason::Code;
use shared::role::Side;

use crate::app::App;
use crate::ctx::{Ctx, Scope};
use crate::service::assign::{Assign, assign};
use crate::service::{Failure, part};
use crate::store::{ContactRead, Store};

/// The contact of a customer's subscription with its partner. Ask [`crate::service::contact::readable`] first.
pub async fn get<S: Store>(
    app: &App<S>,
    ctx: &Ctx,
    customer: CustomerId,
    id: SubscriptionId,
) -> Result<ContactRead, Failure> {
    if ctx.actor.side == Side::Provider {
        return found(app, &ctx.scope()?, customer, id).await?.ok_or_else(Failure::not_found);
    }
    for scope in part::scopes(app, ctx).await? {
        if let Some(read) = found(app, &scope, customer, id).await? {
            return Ok(read);
        }
    }
    Err(Failure::not_found())
}

async fn found<S: Store>(
    app: &App<S>,
    scope: &Scope,
    customer: CustomerId,
    id: SubscriptionId,
) -> Result<Option<ContactRead>, Failure> {
    Ok(app.store.contact(scope, id).await?.filter(|read| read.customer == customer))
}

/// What became of a wish.
#[derive(Clone, Debug)]
pub enum Put {
    /// The contact is the wished one.
    Done(ContactRead),
    /// The caller looked at another version; what is stored now.
    Stale(ContactRead),
}

/// Sets the contact, and reads again what is stored.
pub async fn put<S: Store>(app: &App<S>, ctx: &Ctx, customer: CustomerId, ask: &Assign) -> Result<Put, Failure> {
    match assign(app, ctx, ask).await {
        Ok(_) => Ok(Put::Done(get(app, ctx, customer, ask.subscription).await?)),
        Err(failure) if failure.code() == Code::Stale => {
            Ok(Put::Stale(get(app, ctx, customer, ask.subscription).await?))
        }
        Err(failure) => Err(failure),
    }
}

/// Does the caller's provider know the customer at all? Decides which of the two "not found" answers is given.
pub async fn knows<S: Store>(app: &App<S>, ctx: &Ctx, customer: CustomerId) -> Result<bool, Failure> {
    for scope in part::scopes(app, ctx).await? {
        if app.store.customer(&scope, customer).await?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Is this a partner whose number nobody knows? Only of such a one may a caller leave the number out (D3).
pub async fn has_no_number<S: Store>(app: &App<S>, ctx: &Ctx, partner: shared::id::TenantId) -> Result<bool, Failure> {
    let found = app.store.partners(&ctx.scope()?, Some(&[partner])).await?;
    Ok(found.first().is_some_and(|partner| partner.mpn.is_none()))
}
