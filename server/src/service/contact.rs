//! A subscription's contact: read, and set.

use shared::api::contact::{ContactView, PutContactAnswer};
use shared::id::SubscriptionId;
use shared::reason::Code;
use shared::role::{Permission, Side};
use shared::time::Timestamp;

use super::assign::{Assign, assign};
use super::part::Found;
use super::view::{contact as shown, partner::Names};
use super::{Failure, part};
use crate::app::App;
use crate::ctx::Ctx;
use crate::store::Store;

/// May the caller read contacts? Not a token without a user (as in Partner Center).
pub fn readable(ctx: &Ctx) -> Result<(), Failure> {
    part::reader(ctx, &[Side::Provider, Side::Reseller])?;
    if ctx.actor.app_only { Err(Code::AppOnly.into()) } else { Ok(()) }
}

/// The contact as it is stored now.
pub async fn get<S: Store>(app: &App<S>, ctx: &Ctx, id: SubscriptionId) -> Result<ContactView, Failure> {
    let found = part::subscription(app, ctx, id).await?;
    view(app, &found, app.now()).await
}

pub(super) async fn view<S: Store>(app: &App<S>, found: &Found, now: Timestamp) -> Result<ContactView, Failure> {
    let seen = found.fact.row.contact.seen.map(|seen| seen.partner);
    let names = Names::read(app, &found.part.scope, seen).await?;
    Ok(shown::contact(&found.part, &found.fact.row, &names, now))
}

/// What became of a wish.
#[derive(Clone, Debug)]
pub enum Put {
    /// The contact is the wished one.
    Done(Box<PutContactAnswer>),
    /// The caller looked at another version; what is stored now.
    Stale(Box<ContactView>),
}

/// Sets the contact, and reads again what is stored.
pub async fn put<S: Store>(app: &App<S>, ctx: &Ctx, ask: &Assign) -> Result<Put, Failure> {
    match assign(app, ctx, ask).await {
        Ok(done) => {
            let contact = get(app, ctx, ask.subscription).await?;
            let answer = PutContactAnswer { changed: done.changed, contact, followed: done.followed };
            Ok(Put::Done(Box::new(answer)))
        }
        Err(failure) if failure.code() == Code::Stale => {
            Ok(Put::Stale(Box::new(get(app, ctx, ask.subscription).await?)))
        }
        Err(failure) => Err(failure),
    }
}

/// Whether the caller could set this contact at all. Asked before telling what is wrong with the form of a request:
/// role and ids come first, and [`put`] looks at them itself.
pub async fn settable<S: Store>(app: &App<S>, ctx: &Ctx, id: Option<SubscriptionId>) -> Result<(), Failure> {
    let part = part::own(app, ctx, Permission::Assign).await?;
    match id {
        Some(id) if !part.names(id) || app.store.contact(&part.scope, id).await?.is_none() => Err(Failure::not_found()),
        _ => Ok(()),
    }
}
