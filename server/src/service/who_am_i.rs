//! What a signed-in person is told about itself.

use shared::api::session::{PersonRef, Persona, Personas, Session};
use shared::api::{CustomerRef, PartnerRef};
use shared::id::{CustomerId, TenantId};
use shared::person::Person;
use shared::role::{Permission, RolePolicy, Side};
use shared::time::Timestamp;

use super::Failure;
use crate::app::App;
use crate::ctx::{Ctx, Scope};
use crate::store::Store;

/// The person of this request, with what it may do here. `expires` is the end of its session or token.
pub async fn who_am_i<S: Store>(app: &App<S>, ctx: &Ctx, expires: Timestamp) -> Result<Session, Failure> {
    let known = app.store.people(&Scope::system(ctx.keeper), Some(&[ctx.actor.person])).await?;
    let name = known.into_iter().next().and_then(|person| person.name);
    let policy = match ctx.actor.side {
        Side::Provider => app.store.provider(&ctx.scope()?).await?.map(|provider| provider.settings.role_policy),
        Side::Reseller | Side::Customer => None,
    };
    let role_policy = policy.unwrap_or(RolePolicy::P2021);
    let allowed = |permission: &Permission| {
        ctx.actor.may(*permission, role_policy) && (!ctx.actor.app_only || *permission == Permission::Read)
    };
    let organisation = organisation(app, ctx.actor.side, ctx.party, ctx.keeper).await?;
    let (partner, customer) = match ctx.actor.side {
        Side::Customer => {
            (None, Some(CustomerRef { id: CustomerId::from_bytes(*ctx.party.bytes()), name: organisation }))
        }
        side => {
            let is_provider = side == Side::Provider;
            (Some(PartnerRef { tenant_id: ctx.party, name: organisation, is_provider }), None)
        }
    };
    Ok(Session {
        person: PersonRef { id: ctx.actor.person, name: name.map(|name| name.to_string()) },
        side: ctx.actor.side,
        roles: ctx.actor.roles.into(),
        permissions: Permission::ALL.into_iter().filter(allowed).collect(),
        role_policy,
        partner,
        customer,
        expires,
        demo: app.demo,
    })
}

/// Whom a visitor may be; nobody where this is no demonstration.
pub async fn personas<S: Store>(app: &App<S>) -> Result<Personas, Failure> {
    let mut items = Vec::new();
    if app.demo {
        for person in app.store.personas().await? {
            items.push(persona(app, person).await?);
        }
    }
    Ok(Personas { items })
}

async fn persona<S: Store>(app: &App<S>, person: Person) -> Result<Persona, Failure> {
    let organisation = organisation(app, person.side, person.party, person.tenant).await?;
    let name = person.name.map_or_else(|| person.id.to_string(), |name| name.to_string());
    Ok(Persona { id: person.id, name, side: person.side, roles: person.roles.into(), organisation })
}

/// The name of the party, as the provider that vouches for the person has it; for a verified party, as the first
/// provider has it that knows it. Its id where nobody does.
async fn organisation<S: Store>(
    app: &App<S>,
    side: Side,
    party: TenantId,
    keeper: TenantId,
) -> Result<String, Failure> {
    let customer = CustomerId::from_bytes(*party.bytes());
    let providers = match side {
        Side::Provider => vec![party],
        _ if keeper != party => vec![keeper],
        Side::Customer => app.store.providers_of_customer(customer).await?,
        Side::Reseller => app.store.providers_of_partner(party).await?,
    };
    let Some(scope) = providers.first().map(|provider| Scope::system(*provider)) else { return Ok(party.to_string()) };
    let name = match side {
        Side::Customer => app.store.customer(&scope, customer).await?.map(|read| read.customer.name),
        Side::Provider | Side::Reseller => {
            app.store.partners(&scope, Some(&[party])).await?.into_iter().next().map(|partner| partner.name)
        }
    };
    Ok(name.map_or_else(|| party.to_string(), |name| name.to_string()))
}
