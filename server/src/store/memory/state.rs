//! What is kept, and the reads of one or of few things.

use std::collections::BTreeMap;

use shared::audit::{Hash, Link, Recorded};
use shared::contact::SupportContact;
use shared::customer::{Customer, Reach};
use shared::eligibility::Candidate;
use shared::fold::{fold, name_key};
use shared::id::{CommitId, CustomerId, PersonId, PortalId, SubscriptionId, TenantId};
use shared::partner::{Partner, Provider, ProviderKind, Settings};
use shared::person::Person;
use shared::portal::Portal;
use shared::profile::SupportProfile;
use shared::subscription::Subscription;
use shared::text::Email;

use crate::arrange;
use crate::ctx::{Bound, Scope};
use crate::store::Verdict;
use crate::store::read::{Account, ContactRead, EmbedToken, FactRow, Row, Session, Snapshot};
use crate::store::search::sees;

/// Everything.
#[derive(Debug, Default)]
pub(super) struct State {
    pub(super) tenants: BTreeMap<TenantId, Tenant>,
    pub(super) accounts: BTreeMap<String, Account>,
    pub(super) sessions: BTreeMap<Hash, Session>,
    pub(super) embed_tokens: BTreeMap<Hash, EmbedToken>,
    /// In the order in which they were made.
    pub(super) personas: Vec<(TenantId, PersonId)>,
}

/// What one tenant has.
#[derive(Debug, Default)]
pub(super) struct Tenant {
    pub(super) provider: Option<(ProviderKind, Settings)>,
    pub(super) partners: BTreeMap<TenantId, Partner>,
    pub(super) customers: BTreeMap<CustomerId, Customer>,
    pub(super) subscriptions: BTreeMap<SubscriptionId, Held>,
    pub(super) reaches: BTreeMap<(CustomerId, TenantId), Reach>,
    pub(super) profiles: BTreeMap<TenantId, SupportProfile>,
    pub(super) people: BTreeMap<PersonId, Person>,
    pub(super) portals: BTreeMap<PortalId, Portal>,
    pub(super) entries: Vec<Recorded>,
    pub(super) links: Vec<Link>,
    pub(super) made: BTreeMap<CommitId, Vec<Verdict>>,
}

/// A subscription with what hangs on it.
#[derive(Debug)]
pub(super) struct Held {
    pub(super) subscription: Subscription,
    /// None until its first contact is put.
    pub(super) contact: Option<SupportContact>,
    /// The last entry about it.
    pub(super) last: Option<u64>,
}

/// How addresses are compared.
pub(super) fn address(email: &Email) -> String {
    fold(email.as_str())
}

impl State {
    /// Every provider, by name.
    pub(super) fn providers(&self) -> Vec<Provider> {
        let mut found: Vec<_> = self.tenants.iter().filter_map(|(id, tenant)| tenant.provider(*id)).collect();
        arrange::by_key(&mut found, |provider| (name_key(provider.partner.name.as_str()), provider.tenant()));
        found
    }

    /// The portal with this id, whatever its tenant.
    pub(super) fn portal(&self, id: PortalId) -> Option<Portal> {
        self.tenants.values().find_map(|tenant| tenant.portals.get(&id)).cloned()
    }
}

impl Tenant {
    /// The live portals by name, or these.
    pub(super) fn portals(&self, ids: Option<&[PortalId]>) -> Vec<Portal> {
        let asked = |portal: &&Portal| ids.map_or(portal.revoked.is_none(), |ids| ids.contains(&portal.id));
        let mut found: Vec<_> = self.portals.values().filter(asked).cloned().collect();
        arrange::by_key(&mut found, |portal| (name_key(portal.name.as_str()), portal.id));
        found
    }

    pub(super) fn provider(&self, id: TenantId) -> Option<Provider> {
        let (kind, settings) = self.provider?;
        Some(Provider { kind, settings, partner: self.partners.get(&id)?.clone() })
    }

    fn candidate(&self, customer: CustomerId, partner: TenantId) -> Option<Candidate> {
        let reach = self.reaches.get(&(customer, partner)).copied();
        let partner = self.partners.get(&partner)?.clone();
        Some(Candidate { reach: reach.unwrap_or(Reach::unknown(customer, partner.id)), partner })
    }

    pub(super) fn row(&self, held: &Held) -> Option<Row> {
        let contact = held.contact?;
        let customer = self.customers.get(&held.subscription.customer)?.clone();
        let current = self.candidate(customer.id, contact.partner)?;
        Some(Row { customer, subscription: held.subscription.clone(), contact, current })
    }

    /// All rows within the bound.
    pub(super) fn rows(&self, bound: Bound) -> impl Iterator<Item = Row> {
        let rows = self.subscriptions.values().filter_map(|held| self.row(held));
        rows.filter(move |row| sees(bound, row.customer.id, row.contact.partner))
    }

    pub(super) fn facts(&self, scope: &Scope, ids: &[SubscriptionId], target: Option<TenantId>) -> Option<Snapshot> {
        let provider = self.provider(scope.tenant())?;
        let fact = |id: &SubscriptionId| {
            let row = self.row(self.subscriptions.get(id)?)?;
            let target = target.and_then(|partner| self.candidate(row.customer.id, partner));
            let seen = sees(scope.bound(), row.customer.id, row.contact.partner);
            seen.then(|| FactRow { target, followers: self.followers(*id), row })
        };
        Some(Snapshot { rows: ids.iter().filter_map(fact).collect(), provider })
    }

    fn followers(&self, parent: SubscriptionId) -> Vec<SupportContact> {
        let addons = self.subscriptions.values().filter(|held| held.subscription.parent == Some(parent));
        addons.filter_map(|held| held.contact).filter(|contact| contact.follows).collect()
    }

    pub(super) fn contact(&self, scope: &Scope, id: SubscriptionId) -> Option<ContactRead> {
        let held = self.subscriptions.get(&id)?;
        let (customer, contact) = (held.subscription.customer, held.contact?);
        let partner = self.partners.get(&contact.partner)?.clone();
        sees(scope.bound(), customer, contact.partner).then_some(ContactRead { customer, contact, partner })
    }

    /// May this partner's record be seen? Parties see the provider, themselves, and who supports them.
    fn sees_partner(&self, scope: &Scope, partner: TenantId) -> bool {
        partner == scope.tenant()
            || match scope.bound() {
                Bound::All | Bound::Portal(_) => true,
                Bound::Contact(id) => id == partner,
                Bound::Customer(_) => self.rows(scope.bound()).any(|row| row.contact.partner == partner),
            }
    }

    pub(super) fn partners(&self, scope: &Scope, ids: Option<&[TenantId]>) -> Vec<Partner> {
        let asked = |id: &TenantId| ids.is_none_or(|ids| ids.contains(id)) && self.sees_partner(scope, *id);
        let mut found: Vec<_> = self.partners.values().filter(|partner| asked(&partner.id)).cloned().collect();
        arrange::by_key(&mut found, |partner| (name_key(partner.name.as_str()), partner.id));
        found
    }

    pub(super) fn candidates(&self, scope: &Scope, customer: CustomerId) -> Vec<Candidate> {
        if matches!(scope.bound(), Bound::Customer(id) | Bound::Portal(id) if id != customer) {
            return Vec::new();
        }
        let partners = self.partners(scope, None);
        partners.iter().filter_map(|partner| self.candidate(customer, partner.id)).collect()
    }

    pub(super) fn reaches(&self, scope: &Scope, pairs: &[(CustomerId, TenantId)]) -> Vec<Reach> {
        let within = |(customer, partner): &&(CustomerId, TenantId)| match scope.bound() {
            Bound::All => true,
            Bound::Customer(id) | Bound::Portal(id) => id == *customer,
            Bound::Contact(id) => id == *partner,
        };
        pairs.iter().filter(within).filter_map(|pair| self.reaches.get(pair)).copied().collect()
    }

    pub(super) fn profiles(&self, scope: &Scope, ids: &[TenantId]) -> Vec<SupportProfile> {
        let asked = |id: &TenantId| ids.contains(id) && self.sees_partner(scope, *id);
        self.profiles.values().filter(|profile| asked(&profile.partner)).cloned().collect()
    }

    pub(super) fn people(&self, scope: &Scope, ids: Option<&[PersonId]>) -> Vec<Person> {
        let seen = |person: &Person| match scope.bound() {
            Bound::All => true,
            Bound::Customer(id) | Bound::Portal(id) => person.party == id.tenant(),
            Bound::Contact(id) => person.party == id,
        };
        let asked = |person: &&Person| ids.is_none_or(|ids| ids.contains(&person.id)) && seen(person);
        self.people.values().filter(asked).cloned().collect()
    }
}
