//! What of the store a caller may read: the provider's people everything of the provider; a reseller's and a customer's
//! people the part that each provider keeps of them, one provider at a time (D11, D16).
//!
//! The role is looked at before any id.

use std::sync::Arc;

use shared::embed::Grant;
use shared::id::{SubscriptionId, TenantId};
use shared::partner::Provider;
use shared::reason::{Code, Refusal};
use shared::role::{Permission, Side};

use super::Failure;
use crate::app::App;
use crate::arrange;
use crate::ctx::{Ctx, Scope};
use crate::store::Store;
use crate::store::read::{FactRow, Snapshot};

/// One provider, and what of its rows the caller may read.
#[derive(Clone, Debug)]
pub struct Part {
    /// What may be read.
    pub scope: Scope,
    /// Whose rows they are.
    pub provider: Provider,
    /// What the caller's embed token is about; none for everybody else.
    pub grant: Option<Arc<Grant>>,
}

impl Part {
    /// Does the caller's token name this subscription? Whose it is, the scope says.
    pub fn names(&self, id: SubscriptionId) -> bool {
        self.grant.as_ref().is_none_or(|grant| grant.names(id))
    }
}

/// Everything of the caller's own provider, for those who may do this there.
pub async fn own<S: Store>(app: &App<S>, ctx: &Ctx, permission: Permission) -> Result<Part, Failure> {
    let scope = ctx.scope()?;
    // A tenant that is none of this installation has no roles here.
    let provider = app.store.provider(&scope).await?.ok_or(Code::RoleTooSmall)?;
    ctx.actor.require(permission, &provider)?;
    Ok(Part { scope, provider, grant: ctx.grant.clone() })
}

/// Whether the caller may read at all, and is one of these.
pub fn reader(ctx: &Ctx, sides: &[Side]) -> Result<(), Refusal> {
    let actor = &ctx.actor;
    let may = sides.contains(&actor.side) && actor.reads();
    if may { Ok(()) } else { Err(Code::RoleTooSmall.into()) }
}

/// The parts that the caller may read, in no order. Ask [`reader`] first.
pub async fn scopes<S: Store>(app: &App<S>, ctx: &Ctx) -> Result<Vec<Scope>, Failure> {
    let providers = match ctx.actor.side {
        Side::Provider => return Ok(vec![ctx.scope()?]),
        Side::Reseller => app.store.providers_of_partner(ctx.party).await?,
        Side::Customer => app.store.providers_of_customer(ctx.customer()).await?,
    };
    Ok(providers.into_iter().filter_map(|provider| ctx.part(provider)).collect())
}

/// The same with the providers, by name.
pub async fn all<S: Store>(app: &App<S>, ctx: &Ctx) -> Result<Vec<Part>, Failure> {
    let mut parts = Vec::new();
    for scope in scopes(app, ctx).await? {
        if let Some(provider) = app.store.provider(&scope).await? {
            parts.push(Part { scope, provider, grant: ctx.grant.clone() });
        }
    }
    arrange::by_key(&mut parts, |part| shared::fold::name_key(part.provider.partner.name.as_str()));
    Ok(parts)
}

/// The one part that a list is made of: that of the named provider, or the first by name.
pub async fn one<S: Store>(app: &App<S>, ctx: &Ctx, provider: Option<TenantId>) -> Result<Part, Failure> {
    let named = |part: &Part| provider.is_none_or(|id| part.provider.tenant() == id);
    let found = all(app, ctx).await?.into_iter().find(named);
    // A tenant that is none of this installation has no roles here.
    let missing =
        if ctx.actor.side == Side::Provider && provider.is_none() { Code::RoleTooSmall } else { Code::NotFound };
    found.ok_or_else(|| missing.into())
}

/// The snapshot on which one subscription is shown and decided; without rows when it is not in the scope.
pub async fn facts<S: Store>(
    app: &App<S>,
    scope: &Scope,
    id: SubscriptionId,
    target: Option<TenantId>,
) -> Result<Snapshot, Failure> {
    match app.store.facts(scope, &[id], target).await {
        Ok(snapshot) => Ok(snapshot),
        // A tenant that is none of this installation has no roles here.
        Err(_) if app.store.provider(scope).await?.is_none() => Err(Code::RoleTooSmall.into()),
        Err(error) => Err(error.into()),
    }
}

/// A subscription that the caller may read.
#[derive(Clone, Debug)]
pub struct Found {
    /// The part that it belongs to.
    pub part: Part,
    /// The subscription and what hangs on it.
    pub fact: FactRow,
}

/// Finds a subscription in the caller's parts; foreign and unknown ones alike are not found.
pub async fn subscription<S: Store>(app: &App<S>, ctx: &Ctx, id: SubscriptionId) -> Result<Found, Failure> {
    if !ctx.names(id) {
        return Err(Failure::not_found());
    }
    for scope in scopes(app, ctx).await? {
        let snapshot = facts(app, &scope, id, None).await?;
        if let Some(fact) = snapshot.rows.into_iter().next() {
            let part = Part { scope, provider: snapshot.provider, grant: ctx.grant.clone() };
            return Ok(Found { part, fact });
        }
    }
    Err(Failure::not_found())
}
