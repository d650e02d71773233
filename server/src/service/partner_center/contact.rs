//! A contact under its customer: read quickly, and set.

use shared::id::{CustomerId, SubscriptionId, TenantId};
use shared::partner_center::support_contact::SupportContact;
use shared::reason::Code;
use shared::role::Side;
use shared::version::ContactTag;

use crate::app::App;
use crate::ctx::{Ctx, Scope};
use crate::service::assign::{Assign, assign};
use crate::service::{Failure, part};
use crate::store::{ContactRead, Store};

/// A contact as it is sent, and its entity tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// What is sent.
    pub contact: SupportContact,
    /// Its tag (D8).
    pub tag: ContactTag,
}

impl Shown {
    fn of(read: &ContactRead) -> Self {
        let (id, version) = (read.contact.subscription, read.contact.version);
        Self {
            contact: SupportContact::new(read.customer, id, &read.partner),
            tag: ContactTag { id, version, partner: read.partner.version },
        }
    }
}

/// The contact of a customer's subscription with its partner. Ask [`crate::service::contact::readable`] first.
pub async fn get<S: Store>(
    app: &App<S>,
    ctx: &Ctx,
    customer: CustomerId,
    id: SubscriptionId,
) -> Result<Shown, Failure> {
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
) -> Result<Option<Shown>, Failure> {
    let read = app.store.contact(scope, id).await?.filter(|read| read.customer == customer);
    Ok(read.as_ref().map(Shown::of))
}

/// What became of a wish.
#[derive(Clone, Debug)]
pub enum Put {
    /// The contact is the wished one.
    Done(Shown),
    /// The caller looked at another version; what is stored now.
    Stale(Shown),
}

/// Sets the contact; what is stored then.
pub async fn put<S: Store>(app: &App<S>, ctx: &Ctx, customer: CustomerId, ask: &Assign) -> Result<Put, Failure> {
    match assign(app, ctx, ask).await {
        Ok(done) => Ok(Put::Done(Shown::of(&done.stored))),
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
pub async fn has_no_number<S: Store>(app: &App<S>, ctx: &Ctx, partner: TenantId) -> Result<bool, Failure> {
    let found = app.store.partners(&ctx.scope()?, Some(&[partner])).await?;
    Ok(found.first().is_some_and(|partner| partner.mpn.is_none()))
}
