//! The store in memory: plain and obviously right. The oracle of the tests, and the demonstration's store.

mod commit;
pub mod journal;
mod list;
mod state;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use shared::api::query::{ActivityQuery, Place, WorklistQuery};
use shared::audit::{Hash, Link, Recorded};
use shared::customer::Reach;
use shared::eligibility::Candidate;
use shared::id::{CommitId, CustomerId, PersonId, PortalId, SubscriptionId, TenantId};
use shared::page::Page;
use shared::partner::{Partner, Provider};
use shared::person::Person;
use shared::portal::{Portal, WebOrigin};
use shared::profile::SupportProfile;
use shared::text::Email;
use shared::time::Timestamp;

use self::journal::{Journal, Made};
use self::state::{State, Tenant};
use super::cursor::CursorKey;
use super::read::{Account, ContactRead, CustomerFind, CustomerRead, EmbedToken, FacetCounts, Row, Session, Snapshot};
use super::{Commit, Outcome, Read, Store, StoreError};
use crate::ctx::Scope;

/// Keeps everything in memory, for as long as it lives.
#[derive(Clone, Debug)]
pub struct MemoryStore {
    state: Arc<Mutex<State>>,
    cursors: CursorKey,
    journal: Option<Arc<dyn Journal>>,
}

impl MemoryStore {
    /// An empty store. The secret is under its cursors.
    pub fn new(secret: [u8; 32]) -> Self {
        Self { state: Arc::default(), cursors: CursorKey::new(secret), journal: None }
    }

    /// The same store; what is committed through this handle is told to the journal.
    #[must_use]
    pub fn journaled(self, journal: Arc<dyn Journal>) -> Self {
        Self { journal: Some(journal), ..self }
    }

    /// The links of a tenant's chain with the entries of each.
    pub fn chain(&self, tenant: TenantId) -> Vec<(Link, Vec<Recorded>)> {
        let state = self.lock();
        let Some(tenant) = state.tenants.get(&tenant) else { return Vec::new() };
        let entries = |link: &Link| {
            let within = tenant.entries.iter().filter(|entry| (link.first..=link.last).contains(&entry.seq));
            (*link, within.cloned().collect())
        };
        tenant.links.iter().map(entries).collect()
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Looks at a tenant; one that is not there is an empty one.
    fn with<T>(&self, scope: &Scope, look: impl FnOnce(&Tenant) -> T) -> T {
        match self.lock().tenants.get(&scope.tenant()) {
            Some(tenant) => look(tenant),
            None => look(&Tenant::default()),
        }
    }
}

impl Store for MemoryStore {
    async fn commit(&self, scope: &Scope, commit: Commit) -> Read<Outcome> {
        let made = self.journal.as_ref().map(|_| Made { tenant: scope.tenant(), commit: commit.clone() });
        let outcome = self.lock().commit(scope, commit)?;
        if let (Some(journal), Some(made), Outcome::Done(verdicts)) = (&self.journal, made, &outcome) {
            journal.made(made.only_what_was_put(verdicts));
        }
        Ok(outcome)
    }

    async fn committed(&self, scope: &Scope, id: CommitId) -> Read<bool> {
        Ok(self.with(scope, |tenant| tenant.made.contains_key(&id)))
    }

    async fn provider(&self, scope: &Scope) -> Read<Option<Provider>> {
        Ok(self.with(scope, |tenant| tenant.provider(scope.tenant())))
    }

    async fn providers(&self) -> Read<Vec<Provider>> {
        Ok(self.lock().providers())
    }

    async fn facts(&self, scope: &Scope, ids: &[SubscriptionId], target: Option<TenantId>) -> Read<Snapshot> {
        let found = self.with(scope, |tenant| tenant.facts(scope, ids, target));
        found.ok_or_else(|| StoreError::Inconsistent { table: "provider", what: "the tenant has none".to_owned() })
    }

    async fn contact(&self, scope: &Scope, id: SubscriptionId) -> Read<Option<ContactRead>> {
        Ok(self.with(scope, |tenant| tenant.contact(scope, id)))
    }

    async fn find(&self, scope: &Scope, query: &WorklistQuery, place: &Place, now: Timestamp) -> Read<Page<Row>> {
        self.with(scope, |tenant| tenant.find(scope, query, place, now, &self.cursors))
    }

    async fn facets(&self, scope: &Scope, query: &WorklistQuery, now: Timestamp) -> Read<FacetCounts> {
        Ok(self.with(scope, |tenant| tenant.facets(scope, query, now)))
    }

    async fn customers(&self, scope: &Scope, find: &CustomerFind, place: &Place) -> Read<Page<CustomerRead>> {
        self.with(scope, |tenant| tenant.find_customers(scope, find, place, &self.cursors))
    }

    async fn customer(&self, scope: &Scope, id: CustomerId) -> Read<Option<CustomerRead>> {
        Ok(self.with(scope, |tenant| tenant.customer(scope, id)))
    }

    async fn subscriptions_of(&self, scope: &Scope, id: CustomerId) -> Read<Vec<Row>> {
        Ok(self.with(scope, |tenant| tenant.subscriptions_of(scope, id)))
    }

    async fn candidates(&self, scope: &Scope, customer: CustomerId) -> Read<Vec<Candidate>> {
        Ok(self.with(scope, |tenant| tenant.candidates(scope, customer)))
    }

    async fn reaches(&self, scope: &Scope, pairs: &[(CustomerId, TenantId)]) -> Read<Vec<Reach>> {
        Ok(self.with(scope, |tenant| tenant.reaches(scope, pairs)))
    }

    async fn partners(&self, scope: &Scope, ids: Option<&[TenantId]>) -> Read<Vec<Partner>> {
        Ok(self.with(scope, |tenant| tenant.partners(scope, ids)))
    }

    async fn profiles(&self, scope: &Scope, ids: &[TenantId]) -> Read<Vec<SupportProfile>> {
        Ok(self.with(scope, |tenant| tenant.profiles(scope, ids)))
    }

    async fn changes(&self, scope: &Scope, query: &ActivityQuery, place: &Place) -> Read<Page<Recorded>> {
        self.with(scope, |tenant| tenant.changes(scope, query, place, &self.cursors))
    }

    async fn people(&self, scope: &Scope, ids: Option<&[PersonId]>) -> Read<Vec<Person>> {
        Ok(self.with(scope, |tenant| tenant.people(scope, ids)))
    }

    async fn providers_of_customer(&self, customer: CustomerId) -> Read<Vec<TenantId>> {
        let state = self.lock();
        let keeps = |tenant: &Tenant| tenant.customers.contains_key(&customer);
        Ok(state.tenants.iter().filter(|(_, tenant)| keeps(tenant)).map(|(id, _)| *id).collect())
    }

    async fn providers_of_partner(&self, partner: TenantId) -> Read<Vec<TenantId>> {
        let state = self.lock();
        let knows = |id: TenantId, tenant: &Tenant| id != partner && tenant.partners.contains_key(&partner);
        Ok(state.tenants.iter().filter(|(id, tenant)| knows(**id, tenant)).map(|(id, _)| *id).collect())
    }

    async fn account(&self, email: &Email) -> Read<Option<Account>> {
        Ok(self.lock().accounts.get(&state::address(email)).cloned())
    }

    async fn session(&self, token: Hash) -> Read<Option<(Session, Person)>> {
        let state = self.lock();
        let found = state.sessions.get(&token).and_then(|session| {
            let person = state.tenants.get(&session.tenant)?.people.get(&session.person)?;
            Some((*session, person.clone()))
        });
        Ok(found)
    }

    async fn portals(&self, scope: &Scope, ids: Option<&[PortalId]>) -> Read<Vec<Portal>> {
        Ok(self.with(scope, |tenant| tenant.portals(ids)))
    }

    async fn portal(&self, id: PortalId) -> Read<Option<Portal>> {
        Ok(self.lock().portal(id))
    }

    async fn lists_origin(&self, origin: &WebOrigin, tenant: Option<TenantId>) -> Read<bool> {
        let state = self.lock();
        let mut asked = state.tenants.iter().filter(|(id, _)| tenant.is_none_or(|tenant| tenant == **id));
        Ok(asked.any(|(_, kept)| kept.portals.values().any(|portal| portal.lists(origin))))
    }

    async fn embed_token(&self, token: Hash) -> Read<Option<(EmbedToken, Portal)>> {
        let state = self.lock();
        let found = state.embed_tokens.get(&token).and_then(|token| {
            let portal = state.tenants.get(&token.tenant)?.portals.get(&token.grant.portal)?;
            Some((token.clone(), portal.clone()))
        });
        Ok(found)
    }

    async fn personas(&self) -> Read<Vec<Person>> {
        let state = self.lock();
        let person = |(tenant, id): &(TenantId, PersonId)| state.tenants.get(tenant)?.people.get(id).cloned();
        Ok(state.personas.iter().filter_map(person).collect())
    }

    async fn ready(&self) -> Read<()> {
        Ok(())
    }
}
