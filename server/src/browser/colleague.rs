//! A colleague who changes the row that a visitor of the demonstration is looking at.

use shared::api::query::Place;
use shared::audit::Origin;
use shared::eligibility::Class;
use shared::id::SubscriptionId;
use shared::person::Person;
use shared::role::{Permission, Side};

use crate::app::App;
use crate::ctx::{Ctx, Scope};
use crate::service::assign::{Assign, assign};
use crate::service::{Failure, Part, candidates, part};
use crate::store::Store;

/// What the colleague did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deed {
    /// The colleague's name.
    pub by: String,
    /// The contact now.
    pub contact: String,
}

/// Lets somebody else of the provider assign another eligible contact, by the service as everybody. None when the
/// visitor does not see the subscription, or there is nobody who may, or nobody else to choose.
pub async fn acts<S: Store>(app: &App<S>, visitor: &Ctx, id: SubscriptionId) -> Result<Option<Deed>, Failure> {
    let found = part::subscription(app, visitor, id).await?;
    let provider = found.part.provider;
    let scope = Scope::system(provider.tenant());
    let Some(person) = somebody_else(app, &scope, visitor, &provider).await? else { return Ok(None) };
    let whole = Part { scope, provider, grant: None };
    let offered = candidates::list(app, &whole, id, None, &Place::default()).await?;
    let eligible = |it: &shared::api::candidate::CandidateView| it.class == Class::Eligible && !it.is_current;
    let Some(chosen) = offered.items.into_iter().rfind(eligible) else { return Ok(None) };
    let ask = Assign {
        subscription: id,
        customer: None,
        target: chosen.tenant_id,
        mpn: None,
        expect: Some(found.fact.row.contact.version),
        confirm: false,
        reason: None,
        ticket: None,
    };
    assign(app, &Ctx::of(&person, app.ids.request(), Origin::Web), &ask).await?;
    let by = person.name.map(|name| name.as_str().to_owned()).unwrap_or_default();
    Ok(Some(Deed { by, contact: chosen.name }))
}

async fn somebody_else<S: Store>(
    app: &App<S>,
    scope: &Scope,
    visitor: &Ctx,
    provider: &shared::partner::Provider,
) -> Result<Option<Person>, Failure> {
    let may = |person: &Person| {
        let actor = Ctx::of(person, visitor.request, Origin::Web).actor;
        person.side == Side::Provider
            && person.id != visitor.actor.person
            && person.name.is_some()
            && actor.require(Permission::Assign, provider).is_ok()
    };
    Ok(app.store.people(scope, None).await?.into_iter().find(may))
}
