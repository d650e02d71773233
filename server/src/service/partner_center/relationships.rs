//! Who works with whom.

use shared::customer::Relation;
use shared::id::{CustomerId, TenantId};
use shared::partner::{Partner, PartnershipState};
use shared::reason::Code;

use super::customers;
use crate::app::App;
use crate::ctx::Ctx;
use crate::service::{Failure, Part, part};
use crate::store::Store;

/// The provider's resellers by name: those whose partnership is not known to have ended.
pub async fn resellers<S: Store>(app: &App<S>, part: &Part) -> Result<Vec<Partner>, Failure> {
    let ended = |partner: &Partner| partner.partnership.is_some_and(|known| known.value == PartnershipState::Ended);
    let mut partners = app.store.partners(&part.scope, None).await?;
    partners.retain(|partner| partner.id != part.scope.tenant() && !ended(partner));
    Ok(partners)
}

/// The resellers that are known to be related to a customer.
pub async fn of_customer<S: Store>(app: &App<S>, part: &Part, id: CustomerId) -> Result<Vec<Partner>, Failure> {
    customers::one(app, part, id).await?;
    let candidates = app.store.candidates(&part.scope, id).await?;
    let related = candidates.into_iter().filter(|candidate| {
        let relation = candidate.reach.relation;
        candidate.partner.id != part.scope.tenant() && relation.is_some_and(|known| known.value == Relation::Related)
    });
    Ok(related.map(|candidate| candidate.partner).collect())
}

/// The providers that a reseller works with, each with the state of the partnership as that provider knows it.
pub async fn providers<S: Store>(app: &App<S>, ctx: &Ctx) -> Result<Vec<Partner>, Failure> {
    let mut providers = Vec::new();
    for part in part::all(app, ctx).await? {
        let known = app.store.partners(&part.scope, Some(&[ctx.party])).await?;
        let partnership = known.first().and_then(|reseller| reseller.partnership);
        providers.push(Partner { partnership, ..part.provider.partner });
    }
    Ok(providers)
}

/// The reseller that a customer is to be invited by, too.
pub async fn reseller<S: Store>(app: &App<S>, part: &Part, id: TenantId) -> Result<Partner, Failure> {
    let found = app.store.partners(&part.scope, Some(&[id])).await?;
    let reseller = found.into_iter().find(|partner| partner.id != part.scope.tenant());
    reseller.ok_or_else(|| Code::ResellerUnknown.into())
}
