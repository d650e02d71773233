//! A request that comes again because its answer was lost is answered as the first one was.

use shared::api::query::{ActivityQuery, Place};
use shared::audit::Action;
use shared::contact::SupportContact;
use shared::page::Limit;

use super::Failure;
use super::assign::Assign;
use crate::app::App;
use crate::ctx::{Ctx, Scope};
use crate::store::Store;

/// Did this very request already make the contact what it is now? True only while nobody changed it since: the last
/// change of the subscription's contact bears the same request id, person, partner and version.
///
/// A repeat while the subscription lives needs no such look: the contact is the wished partner, which is no change.
pub async fn made_by<S: Store>(
    app: &App<S>,
    scope: &Scope,
    ctx: &Ctx,
    ask: &Assign,
    contact: &SupportContact,
) -> Result<bool, Failure> {
    if contact.partner != ask.target {
        return Ok(false);
    }
    let query = ActivityQuery {
        subscription: Some(ask.subscription),
        action: vec![Action::ContactAssigned],
        refused: Some(false),
        ..ActivityQuery::default()
    };
    let place = Place { limit: Limit::new(1).unwrap_or_default(), cursor: None };
    let page = app.store.changes(scope, &query, &place).await?;
    Ok(page.items.first().is_some_and(|last| {
        let entry = &last.entry;
        entry.request == ctx.request
            && entry.actor == ctx.actor.person
            && entry.after == Some(ask.target)
            && entry.version == Some(contact.version)
    }))
}
