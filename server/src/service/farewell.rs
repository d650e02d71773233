//! The provider's relationship with a customer ends (D7c): the customer and its subscriptions leave every list and count;
//! their history stays.

use shared::assignment::decide_farewell;
use shared::audit::{Action, Entry};
use shared::customer::Customer;
use shared::id::CustomerId;
use shared::partner::Provider;
use shared::reason::Code;
use shared::role::Permission;
use shared::subscription::Subscription;

use super::{Failure, attempts};
use crate::app::App;
use crate::ctx::{Ctx, Scope};
use crate::store::{Change, Commit, Guard, Outcome, Put, Store, Verdict};

/// How often it is decided again because something changed under it.
const TRIES: usize = 4;

/// Ends the relationship, or refuses and records the attempt (D9). One that has ended already is no change.
pub async fn farewell<S: Store>(app: &App<S>, ctx: &Ctx, id: CustomerId) -> Result<Customer, Failure> {
    let scope = ctx.scope()?;
    for _ in 0..TRIES {
        let provider = app.store.provider(&scope).await?.ok_or(Code::RoleTooSmall)?;
        let Some(read) = app.store.customer(&scope, id).await? else {
            // The role is looked at before the id.
            ctx.actor.require(Permission::EndRelationship, &provider)?;
            return Err(Failure::not_found());
        };
        let rows = app.store.subscriptions_of(&scope, id).await?;
        let subscriptions: Vec<_> = rows.into_iter().map(|row| row.subscription).collect();
        let in_use = subscriptions.iter().filter(|subscription| subscription.in_use()).count();
        let over = read.customer.archived.is_some();
        if let Err(refusal) = decide_farewell(&ctx.actor, &provider, if over { 0 } else { in_use }) {
            let entry = Entry { refused: Some(refusal.code()), ..entry(app, ctx, id) };
            attempts::record(app, &scope, entry).await?;
            return Err(refusal.into());
        }
        if over {
            return Ok(read.customer);
        }
        if let Some(archived) = archive(app, ctx, &scope, &provider, read.customer, &subscriptions).await? {
            return Ok(archived);
        }
    }
    Err(Code::InFlight.into())
}

/// None when something that the decision looked at has changed.
async fn archive<S: Store>(
    app: &App<S>,
    ctx: &Ctx,
    scope: &Scope,
    provider: &Provider,
    customer: Customer,
    subscriptions: &[Subscription],
) -> Result<Option<Customer>, Failure> {
    let expect = customer.version;
    let archived = Customer { archived: Some(app.now()), version: expect.next(), ..customer };
    let mut guards = vec![Guard::Partner(provider.tenant(), provider.partner.version)];
    guards.extend(subscriptions.iter().map(|known| Guard::Subscription(known.id, known.version)));
    let change = Change { expect, put: Put::Customer(archived.clone()), entry: Some(entry(app, ctx, archived.id)) };
    let commit = Commit { id: app.commit_id(), guards, changes: vec![change] };
    match app.store.commit(scope, commit).await? {
        Outcome::Done(verdicts) if matches!(verdicts.first(), Some(Verdict::Put(_))) => Ok(Some(archived)),
        Outcome::Done(_) | Outcome::Guarded => Ok(None),
    }
}

fn entry<S: Store>(app: &App<S>, ctx: &Ctx, customer: CustomerId) -> Entry {
    Entry { customer: Some(customer), ..ctx.entry(app.now(), Action::CustomerArchived) }
}
