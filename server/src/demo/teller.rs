//! Tells one provider's story: keeps what has happened so far, and turns each scene into a commit.

use std::collections::BTreeMap;

use shared::assignment::{Actor, Decision, Facts, Intent, Observed, decide, first_contact, follow, observe};
use shared::audit::{Action, Entry, Origin};
use shared::contact::{Provenance, Seen, SupportContact};
use shared::customer::{Customer, Reach, Relation};
use shared::eligibility::Candidate;
use shared::fact::{Evidence, Known, Source};
use shared::id::{CommitId, CustomerId, OperationId, PersonId, RequestId, SubscriptionId, TenantId};
use shared::partner::{Partner, Provider};
use shared::profile::{SupportLine, SupportProfile};
use shared::reason::Refusal;
use shared::role::Roles;
use shared::subscription::Subscription;
use shared::text::Invalid;
use shared::time::Timestamp;
use shared::version::Version;

use super::people::Persona;
use super::reach::Line;
use super::subscriptions::{guid, id};
use crate::store::{Change, Commit, Put};

/// What has happened so far.
pub(super) struct Teller {
    pub now: Timestamp,
    pub provider: Provider,
    pub partners: BTreeMap<TenantId, Partner>,
    pub profiles: BTreeMap<TenantId, SupportProfile>,
    pub customers: BTreeMap<CustomerId, Customer>,
    pub subscriptions: BTreeMap<SubscriptionId, Subscription>,
    pub contacts: BTreeMap<SubscriptionId, SupportContact>,
    pub reaches: BTreeMap<(CustomerId, TenantId), Reach>,
    pub commits: Vec<(TenantId, Commit)>,
    scene: Scene,
}

/// Who does something, when, and what was done so far.
struct Scene {
    at: Timestamp,
    actor: PersonId,
    roles: Roles,
    origin: Origin,
    changes: Vec<Change>,
}

/// An assignment that somebody tries.
#[derive(Clone, Copy)]
pub(super) struct Wish {
    /// The number of the subscription.
    pub n: u8,
    pub target: TenantId,
    pub provenance: Provenance,
    pub confirm: bool,
    pub reason: &'static str,
    pub ticket: &'static str,
}

impl Wish {
    /// A person chooses, for one.
    pub const fn manual(n: u8, target: TenantId, reason: &'static str, ticket: &'static str) -> Self {
        Self { n, target, provenance: Provenance::Manual, confirm: false, reason, ticket }
    }
}

impl Teller {
    /// The story begins: the provider is set up by its admin.
    pub fn begin(now: Timestamp, provider: Provider, admin: &Persona, day: i64) -> Self {
        let mut teller = Self {
            now,
            partners: BTreeMap::from([(provider.tenant(), provider.partner.clone())]),
            provider: provider.clone(),
            profiles: BTreeMap::new(),
            customers: BTreeMap::new(),
            subscriptions: BTreeMap::new(),
            contacts: BTreeMap::new(),
            reaches: BTreeMap::new(),
            commits: Vec::new(),
            scene: Scene {
                at: now,
                actor: admin.id,
                roles: admin.roles(),
                origin: Origin::Command,
                changes: Vec::new(),
            },
        };
        teller.scene(day, "08:30", admin, Origin::Command);
        let entry = Entry { partner: Some(provider.tenant()), ..teller.entry(Action::PartnerAdded) };
        teller.put(Version::NONE, Put::Provider(provider), Some(entry));
        teller
    }

    /// A new scene: so many days ago, at this time of day in UTC, by this person, through this door.
    pub fn scene(&mut self, days_ago: i64, time: &str, who: &Persona, origin: Origin) {
        self.cut();
        let minutes =
            time.split_once(':').and_then(|(h, m)| Some(h.parse::<i64>().ok()? * 60 + m.parse::<i64>().ok()?));
        let midnight = (self.now.date().days() - days_ago) * 86_400;
        let at = Timestamp::from_micros((midnight + minutes.unwrap_or_default() * 60) * 1_000_000);
        self.scene = Scene { at, actor: who.id, roles: who.roles(), origin, changes: Vec::new() };
    }

    /// The scene's moment.
    pub fn at(&self) -> Timestamp {
        self.scene.at
    }

    /// Ends the scene.
    fn cut(&mut self) {
        let changes = std::mem::take(&mut self.scene.changes);
        if !changes.is_empty() {
            let commit = Commit { id: CommitId::from_bytes(self.number("commit")), guards: Vec::new(), changes };
            self.commits.push((self.provider.tenant(), commit));
        }
    }

    /// The story ends.
    pub fn finish(mut self) -> Vec<(TenantId, Commit)> {
        self.cut();
        self.commits
    }

    /// An id for the scene.
    fn number(&self, kind: &str) -> [u8; 16] {
        guid(&format!("{kind} of {}", self.provider.tenant()), self.commits.len() as u64)
    }

    fn put(&mut self, expect: Version, put: Put, entry: Option<Entry>) {
        self.scene.changes.push(Change { expect, put, entry });
    }

    fn evidence(&self) -> Evidence {
        Evidence { source: Source::Imported, at: self.scene.at }
    }

    fn entry(&self, action: Action) -> Entry {
        Entry::new(
            self.scene.at,
            self.scene.actor,
            self.scene.roles,
            self.scene.origin,
            action,
            RequestId::from_bytes(self.number("request")),
        )
    }

    /// People who may sign in. Their own tenant keeps the row, so each is a commit of its own.
    pub fn people(&mut self, people: &[Persona]) -> Result<(), Invalid> {
        self.cut();
        for (index, person) in people.iter().enumerate() {
            let row = person.row()?;
            let tenant = row.tenant;
            let own = tenant == self.provider.tenant();
            let entry = own.then(|| self.entry(Action::PersonChanged));
            let changes = vec![Change { expect: Version::NONE, put: Put::Person(row), entry }];
            let id = CommitId::from_bytes(guid(&format!("person of {tenant}"), index as u64));
            self.commits.push((tenant, Commit { id, guards: Vec::new(), changes }));
        }
        Ok(())
    }

    /// The provider changes its settings.
    pub fn settings(&mut self, change: impl FnOnce(&mut Provider)) {
        let expect = self.provider.partner.version;
        change(&mut self.provider);
        self.provider.partner.version = expect.next();
        self.partners.insert(self.provider.tenant(), self.provider.partner.clone());
        let entry = self.entry(Action::SettingsChanged);
        self.put(expect, Put::Provider(self.provider.clone()), Some(entry));
    }

    /// A partner arrives, or what is known of it changes.
    pub fn partner(&mut self, mut partner: Partner) {
        let known = self.partners.get(&partner.id);
        let expect = known.map_or(Version::NONE, |known| known.version);
        let action = if known.is_some() { Action::PartnerChanged } else { Action::PartnerAdded };
        partner.version = expect.next();
        partner.reachable = known.is_some_and(|known| known.reachable);
        let entry = Entry { partner: Some(partner.id), ..self.entry(action) };
        self.put(expect, Put::Partner(partner.clone()), Some(entry));
        self.partners.insert(partner.id, partner);
    }

    /// A partner's support profile.
    pub fn profile(&mut self, partner: TenantId, lines: Vec<SupportLine>) {
        let expect = self.profiles.get(&partner).map_or(Version::NONE, |known| known.version);
        let profile = SupportProfile { partner, lines, version: expect.next() };
        if let Some(record) = self.partners.get_mut(&partner) {
            record.reachable = profile.reachable();
        }
        if partner == self.provider.tenant() {
            self.provider.partner.reachable = profile.reachable();
        }
        let entry = Entry { partner: Some(partner), ..self.entry(Action::ProfileChanged) };
        self.put(expect, Put::Profile(profile.clone()), Some(entry));
        self.profiles.insert(partner, profile);
    }

    /// A customer arrives, or its record changes.
    pub fn customer(&mut self, mut customer: Customer) {
        let known = self.customers.get(&customer.id);
        let expect = known.map_or(Version::NONE, |known| known.version);
        let action = match known {
            None => Action::CustomerAdded,
            Some(_) if customer.archived.is_some() => Action::CustomerArchived,
            Some(_) => Action::CustomerChanged,
        };
        customer.version = expect.next();
        let entry = Entry { customer: Some(customer.id), ..self.entry(action) };
        self.put(expect, Put::Customer(customer.clone()), Some(entry));
        self.customers.insert(customer.id, customer);
    }

    /// A subscription arrives with its first contact (D15).
    pub fn arrives(&mut self, subscription: Subscription) {
        let of = |id: Option<SubscriptionId>| id.and_then(|id| self.contacts.get(&id));
        let (predecessor, parent) = (of(subscription.predecessor), of(subscription.parent));
        let contact = first_contact(subscription.id, self.provider.tenant(), predecessor, parent, self.scene.at);
        let entry = Entry {
            after: Some(contact.partner),
            version: Some(contact.version),
            provenance: Some(contact.provenance),
            ..self.of_subscription(Action::SubscriptionAdded, &subscription)
        };
        self.put(Version::NONE, Put::Subscription(subscription.clone()), Some(entry));
        self.put(Version::NONE, Put::Contact(contact), None);
        self.contacts.insert(subscription.id, contact);
        self.subscriptions.insert(subscription.id, subscription);
    }

    /// A subscription's record changes.
    pub fn changes(&mut self, n: u8, change: impl FnOnce(&mut Subscription)) {
        let Some(mut subscription) = self.subscriptions.get(&id(n)).cloned() else { return };
        let expect = subscription.version;
        change(&mut subscription);
        subscription.version = expect.next();
        let entry = self.of_subscription(Action::SubscriptionChanged, &subscription);
        self.put(expect, Put::Subscription(subscription.clone()), Some(entry));
        self.subscriptions.insert(subscription.id, subscription);
    }

    fn of_subscription(&self, action: Action, subscription: &Subscription) -> Entry {
        Entry { customer: Some(subscription.customer), subscription: Some(subscription.id), ..self.entry(action) }
    }

    /// An import tells of a reseller's reach to a customer.
    pub fn reach(&mut self, (customer, partner, relation, admin): Line) {
        let known = self.reaches.get(&(customer, partner)).copied().unwrap_or(Reach::unknown(customer, partner));
        let evidence = self.evidence();
        let reach = Reach {
            relation: Some(Known::<Relation> { value: relation, evidence }),
            admin: admin.value(self.now).map(|value| Known { value, evidence }),
            version: known.version.next(),
            ..known
        };
        let entry = Entry { customer: Some(customer), partner: Some(partner), ..self.entry(Action::ReachChanged) };
        self.put(known.version, Put::Reach(reach), Some(entry));
        self.reaches.insert((customer, partner), reach);
    }

    /// An import saw the same again: the evidence is newer, nothing else.
    pub fn same_reach(&mut self, customer: CustomerId, partner: TenantId) {
        let Some(known) = self.reaches.get(&(customer, partner)).copied() else { return };
        let evidence = self.evidence();
        let reach = Reach {
            relation: known.relation.map(|fact| Known { evidence, ..fact }),
            admin: known.admin.map(|fact| Known { evidence, ..fact }),
            version: known.version.next(),
            ..known
        };
        self.put(known.version, Put::Reach(reach), None);
        self.reaches.insert((customer, partner), reach);
    }

    /// An import tells whom Partner Center names as the contact (D18).
    pub fn sees(&mut self, n: u8, partner: TenantId) {
        let Some(before) = self.contacts.get(&id(n)).copied() else { return };
        let (after, entry) = match observe(&before, Seen { partner, evidence: self.evidence() }) {
            Observed::Unchanged => return,
            Observed::Noted(after) => (after, None),
            Observed::Replaced(after) => (after, Some(self.moved(Action::ContactImported, &before, &after))),
        };
        self.put(before.version, Put::Contact(after), entry);
        self.contacts.insert(after.subscription, after);
    }

    /// Somebody tries to assign: done, or refused and recorded (D9).
    pub fn tries(&mut self, who: &Persona, wish: Wish) -> Result<(), Invalid> {
        self.tries_in(who, wish, None)
    }

    /// Somebody assigns one partner to many at once.
    pub fn operation(&mut self, who: &Persona, wishes: &[Wish]) -> Result<(), Invalid> {
        let operation = OperationId::from_bytes(self.number("operation"));
        wishes.iter().try_for_each(|wish| self.tries_in(who, *wish, Some(operation)))
    }

    fn tries_in(&mut self, who: &Persona, wish: Wish, operation: Option<OperationId>) -> Result<(), Invalid> {
        let Some(before) = self.contacts.get(&id(wish.n)).copied() else { return Ok(()) };
        let decision = self.decides(who, wish, &before);
        let words = |entry: Entry| -> Result<Entry, Invalid> {
            let given = |text: &'static str| Some(text).filter(|text| !text.is_empty());
            Ok(Entry {
                reason: given(wish.reason).map(str::parse).transpose()?,
                ticket: given(wish.ticket).map(str::parse).transpose()?,
                operation,
                ..entry
            })
        };
        match decision {
            Ok(Decision::Unchanged) => {}
            Ok(Decision::Assign { after, confirmed }) => {
                let entry = words(Entry { confirmed, ..self.moved(Action::ContactAssigned, &before, &after) })?;
                self.put(before.version, Put::Contact(after), Some(entry));
                self.contacts.insert(after.subscription, after);
                self.followers(&after);
            }
            Err(refusal) => {
                let entry = self.moved(Action::ContactAssigned, &before, &before);
                let after = Some(wish.target);
                let refused = Some(refusal.code());
                let entry = words(Entry { after, refused, version: None, provenance: None, ..entry })?;
                self.put(Version::NONE, Put::Nothing, Some(entry));
            }
        }
        Ok(())
    }

    /// What the rules say to the wish at the scene's moment.
    pub fn decides(&self, who: &Persona, wish: Wish, contact: &SupportContact) -> Result<Decision, Refusal> {
        let unknown = Refusal::from(shared::reason::Code::NotFound);
        let subscription = self.subscriptions.get(&contact.subscription).ok_or(unknown.clone())?;
        let customer = self.customers.get(&subscription.customer).ok_or(unknown)?;
        let candidate = self.candidate(customer.id, wish.target);
        let provider = &self.provider;
        let facts = Facts { provider, customer, subscription, contact, candidate: candidate.as_ref() };
        let actor = Actor { person: who.id, side: who.side, roles: who.roles(), app_only: false, embed: None };
        let Wish { target, confirm, provenance, .. } = wish;
        let intent = Intent { actor: &actor, target, mpn: None, confirm, expect: Some(contact.version), provenance };
        decide(&facts, &intent, self.scene.at)
    }

    /// A partner with its reach to a customer.
    pub fn candidate(&self, customer: CustomerId, partner: TenantId) -> Option<Candidate> {
        let reach = self.reaches.get(&(customer, partner)).copied().unwrap_or(Reach::unknown(customer, partner));
        self.partners.get(&partner).map(|partner| Candidate { partner: partner.clone(), reach })
    }

    fn followers(&mut self, parent: &SupportContact) {
        let is_addon = |addon: &&Subscription| addon.parent == Some(parent.subscription);
        let addons: Vec<_> = self.subscriptions.values().filter(is_addon).map(|addon| addon.id).collect();
        for addon in addons {
            let Some(before) = self.contacts.get(&addon).copied().filter(|contact| contact.follows) else { continue };
            let after = follow(&before, parent);
            let entry = self.moved(Action::ContactFollowed, &before, &after);
            self.put(before.version, Put::Contact(after), Some(entry));
            self.contacts.insert(addon, after);
        }
    }

    fn moved(&self, action: Action, before: &SupportContact, after: &SupportContact) -> Entry {
        let subscription = self.subscriptions.get(&after.subscription);
        Entry {
            customer: subscription.map(|subscription| subscription.customer),
            subscription: Some(after.subscription),
            before: Some(before.partner),
            after: Some(after.partner),
            version: Some(after.version),
            provenance: Some(after.provenance),
            ..self.entry(action)
        }
    }
}
