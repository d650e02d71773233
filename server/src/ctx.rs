//! Who asks, and what of the store the answer may come from.

use std::sync::Arc;

use shared::assignment::Actor;
use shared::audit::{Action, Entry, Origin};
use shared::embed::Grant;
use shared::id::{CustomerId, RequestId, SubscriptionId, TenantId};
use shared::person::Person;
use shared::reason::{Code, Refusal};
use shared::role::{Roles, Side};
use shared::time::Timestamp;

use crate::store::EmbedToken;

/// A checked request: made by `http::auth` from a token or a session, by the command line, and by tests.
#[derive(Clone, Debug)]
pub struct Ctx {
    /// Who asks.
    pub actor: Actor,
    /// For whom: the provider, the reseller or the customer.
    pub party: TenantId,
    /// The provider that vouches for the person; the party itself when it is verified (D16).
    pub keeper: TenantId,
    /// The request's id.
    pub request: RequestId,
    /// Through which door it came.
    pub origin: Origin,
    /// What its embed token is about; none for everybody else.
    pub grant: Option<Arc<Grant>>,
}

impl Ctx {
    /// The context of a signed-in person.
    pub fn of(person: &Person, request: RequestId, origin: Origin) -> Self {
        let actor = Actor { person: person.id, side: person.side, roles: person.roles, app_only: false, embed: None };
        Self { actor, party: person.party, keeper: person.tenant, request, origin, grant: None }
    }

    /// The context of a portal's person, who can do what the token says, and nothing else.
    pub fn of_portal(token: &EmbedToken, request: RequestId) -> Self {
        let embed = Some(token.grant.permissions);
        let actor = Actor { person: token.person, side: Side::Provider, roles: Roles::NONE, app_only: false, embed };
        let grant = Some(Arc::new(token.grant.clone()));
        Self { actor, party: token.tenant, keeper: token.tenant, request, origin: Origin::Portal, grant }
    }

    /// Does the request's token name this subscription? Whose it is, the scope says.
    pub fn names(&self, id: SubscriptionId) -> bool {
        self.grant.as_ref().is_none_or(|grant| grant.names(id))
    }

    /// Everything of the provider that the person speaks for, or what its embed token leaves of it; refused to other
    /// sides.
    pub fn scope(&self) -> Result<Scope, Refusal> {
        match (&self.grant, self.actor.side) {
            (Some(grant), Side::Provider) => Ok(Scope { tenant: self.party, bound: Bound::Portal(grant.customer) }),
            (None, Side::Provider) => Ok(Scope::provider(self.party)),
            _ => Err(Code::RoleTooSmall.into()),
        }
    }

    /// The party seen as a customer: its tenant is its id.
    pub const fn customer(&self) -> CustomerId {
        CustomerId::from_bytes(*self.party.bytes())
    }

    /// An entry of the activity log: that the person did this, through this door.
    pub fn entry(&self, at: Timestamp, action: Action) -> Entry {
        let portal = self.grant.as_ref().map(|grant| grant.portal);
        Entry { portal, ..Entry::new(at, self.actor.person, self.actor.roles, self.origin, action, self.request) }
    }

    /// Is the party proven by its own identity provider (D16)?
    pub fn verified(&self) -> bool {
        self.keeper == self.party
    }

    /// The part that one provider keeps of the person's party: what a reseller supports, what a customer has.
    /// None where the person may not see that provider's part, or speaks for a provider.
    pub fn part(&self, provider: TenantId) -> Option<Scope> {
        if !self.verified() && self.keeper != provider {
            return None;
        }
        let bound = match self.actor.side {
            Side::Provider => return None,
            Side::Reseller => Bound::Contact(self.party),
            Side::Customer => Bound::Customer(self.customer()),
        };
        Some(Scope { tenant: provider, bound })
    }
}

/// What of the store may be read and written: one tenant's rows, or a part of them. Can only be made from a checked
/// request, or by the installation's own commands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scope {
    tenant: TenantId,
    bound: Bound,
}

/// A narrower part of a tenant's rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// Everything.
    All,
    /// What one customer has.
    Customer(CustomerId),
    /// What one partner is the contact of.
    Contact(TenantId),
    /// What one customer has, for a portal: who may be its contact is there too, and contacts may be set.
    Portal(CustomerId),
}

impl Scope {
    const fn provider(tenant: TenantId) -> Self {
        Self { tenant, bound: Bound::All }
    }

    /// For the installation's own work: the command line, the demonstration's story, sessions.
    pub const fn system(tenant: TenantId) -> Self {
        Self::provider(tenant)
    }

    /// The tenant.
    pub const fn tenant(&self) -> TenantId {
        self.tenant
    }

    /// The part.
    pub const fn bound(&self) -> Bound {
        self.bound
    }
}
