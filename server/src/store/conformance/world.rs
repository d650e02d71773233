//! A small world to put into a store: things by number, and short ways to commit them.

use std::sync::atomic::{AtomicU8, Ordering};

use shared::api::query::Place;
use shared::audit::{Action, Entry, Origin};
use shared::contact::{Provenance, SupportContact};
use shared::customer::{AdminKind, AdminStatus, Customer, DelegatedAdmin, Reach, Reference, Relation};
use shared::fact::{Known, Source};
use shared::id::{CommitId, CustomerId, PersonId, RequestId, SubscriptionId, TenantId};
use shared::page::{Limit, Page};
use shared::partner::{Partner, PartnershipState, Provider, ProviderKind, Settings};
use shared::person::Person;
use shared::profile::SupportProfile;
use shared::role::{Role, Roles, Side};
use shared::subscription::{Channel, Commerce, Status, Subscription};
use shared::time::Timestamp;
use shared::version::Version;

use crate::ctx::Scope;
use crate::store::{Change, Commit, Guard, Outcome, Put, Read, Store, Verdict};

pub(crate) fn tenant(n: u8) -> TenantId {
    TenantId::from_bytes([n; 16])
}

pub(crate) fn customer_id(n: u8) -> CustomerId {
    CustomerId::from_bytes([n; 16])
}

pub(crate) fn subscription_id(n: u8) -> SubscriptionId {
    SubscriptionId::from_bytes([n; 16])
}

pub(crate) fn person_id(n: u8) -> PersonId {
    PersonId::from_bytes([n; 16])
}

pub(crate) fn now() -> Timestamp {
    "2026-06-01T12:00:00Z".parse().unwrap()
}

fn known<T>(value: T) -> Known<T> {
    Known::new(value, Source::Imported, now())
}

pub(crate) fn partner(n: u8, name: &str) -> Partner {
    Partner {
        id: tenant(n),
        mpn: Some(format!("10{n}").parse().unwrap()),
        name: name.parse().unwrap(),
        country: Some("DE".parse().unwrap()),
        partnership: Some(known(PartnershipState::Active)),
        agreement: Some(known(true)),
        reachable: false,
        version: Version::NONE,
    }
}

pub(crate) fn provider(n: u8, name: &str) -> Provider {
    Provider { kind: ProviderKind::IndirectProvider, partner: partner(n, name), settings: Settings::default() }
}

pub(crate) fn customer(n: u8, name: &str) -> Customer {
    Customer {
        id: customer_id(n),
        name: name.parse().unwrap(),
        domain: None,
        country: Some("DE".parse().unwrap()),
        references: Vec::new(),
        archived: None,
        version: Version::NONE,
    }
}

pub(crate) fn reference(value: &str) -> Reference {
    Reference { system: "debtor".parse().unwrap(), value: value.parse().unwrap() }
}

pub(crate) fn subscription(n: u8, customer: u8, product: &str) -> Subscription {
    Subscription {
        id: subscription_id(n),
        customer: customer_id(customer),
        product: product.parse().unwrap(),
        offer: None,
        nickname: None,
        commerce: Commerce::NewCommerce,
        channel: Channel::Csp,
        status: Status::Active,
        quantity: 5,
        record: None,
        parent: None,
        predecessor: None,
        created: None,
        term_ends: None,
        version: Version::NONE,
    }
}

pub(crate) fn contact(n: u8, partner: u8) -> SupportContact {
    let provenance = Provenance::Manual;
    SupportContact { provenance, ..SupportContact::default_of(subscription_id(n), tenant(partner), now()) }
}

pub(crate) fn reach(customer: u8, partner: u8, ends: &str) -> Reach {
    let admin =
        DelegatedAdmin { kind: AdminKind::Gdap, status: AdminStatus::Active, ends: Some(ends.parse().unwrap()) };
    Reach {
        relation: Some(known(Relation::Related)),
        admin: Some(known(admin)),
        ..Reach::unknown(customer_id(customer), tenant(partner))
    }
}

pub(crate) fn profile(n: u8, line: &str) -> SupportProfile {
    SupportProfile { partner: tenant(n), lines: vec![serde_json::from_str(line).unwrap()], version: Version::NONE }
}

pub(crate) fn person(keeper: u8, n: u8, name: &str) -> Person {
    Person {
        tenant: tenant(keeper),
        id: person_id(n),
        side: Side::Provider,
        party: tenant(keeper),
        verified: true,
        roles: Roles::NONE.with(Role::HelpdeskAgent),
        name: Some(name.parse().unwrap()),
        email: None,
        persona: false,
        version: Version::NONE,
    }
}

pub(crate) fn entry(action: Action) -> Entry {
    Entry::new(
        now(),
        person_id(200),
        Roles::NONE.with(Role::AdminAgent),
        Origin::Web,
        action,
        RequestId::from_bytes([1; 16]),
    )
}

/// The entry of an assignment of this subscription.
pub(crate) fn assigned(n: u8, customer: u8, before: u8, after: u8) -> Entry {
    Entry {
        customer: Some(customer_id(customer)),
        subscription: Some(subscription_id(n)),
        before: Some(tenant(before)),
        after: Some(tenant(after)),
        ..entry(Action::ContactAssigned)
    }
}

/// A change of a row that expects this version.
pub(crate) fn change(expect: u32, put: Put) -> Change {
    Change { expect: Version::new(expect), put, entry: None }
}

pub(crate) fn with_entry(expect: u32, put: Put, entry: Entry) -> Change {
    Change { expect: Version::new(expect), put, entry: Some(entry) }
}

pub(crate) fn place(limit: u16, cursor: Option<String>) -> Place {
    Place { limit: Limit::new(limit).unwrap(), cursor }
}

/// A store with a tenant, and ids for its commits.
pub(crate) struct World<S> {
    pub(crate) store: S,
    pub(crate) scope: Scope,
    commits: AtomicU8,
}

/// The provider of every world.
pub(crate) const US: u8 = 1;

impl<S: Store> World<S> {
    /// What a scope sees of a store.
    pub(crate) fn of(store: &S, scope: Scope) -> Self {
        Self { store: store.clone(), scope, commits: AtomicU8::new(1) }
    }

    /// With the provider only.
    pub(crate) async fn empty(store: S) -> Self {
        let world = Self::of(&store, Scope::system(tenant(US)));
        world.put(0, Put::Provider(provider(US, "Trey Research"))).await;
        world
    }

    pub(crate) async fn try_commit(&self, guards: Vec<Guard>, changes: Vec<Change>) -> Read<Outcome> {
        let id = CommitId::from_bytes([self.commits.fetch_add(1, Ordering::Relaxed); 16]);
        self.store.commit(&self.scope, Commit { id, guards, changes }).await
    }

    /// Commits without guards.
    pub(crate) async fn commit(&self, changes: Vec<Change>) -> Vec<Verdict> {
        match self.try_commit(Vec::new(), changes).await.unwrap() {
            Outcome::Done(verdicts) => verdicts,
            Outcome::Guarded => panic!("guarded without guards"),
        }
    }

    /// Puts one row over this version.
    pub(crate) async fn put(&self, expect: u32, put: Put) {
        assert_eq!(self.commit(vec![change(expect, put)]).await, [Verdict::Put(None)]);
    }

    /// A customer with its subscriptions: number, product, contact.
    pub(crate) async fn add(&self, customer: Customer, subscriptions: &[(u8, &str, u8)]) {
        let owner = customer.id.bytes()[0];
        let mut changes = vec![change(0, Put::Customer(customer))];
        for (n, product, partner) in subscriptions {
            changes.push(change(0, Put::Subscription(subscription(*n, owner, product))));
            changes.push(change(0, Put::Contact(contact(*n, *partner))));
        }
        let verdicts = self.commit(changes).await;
        assert!(verdicts.iter().all(|verdict| *verdict == Verdict::Put(None)), "{verdicts:?}");
    }
}

/// All pages of a list.
pub(crate) async fn walk<T>(limit: u16, read: impl AsyncFn(Place) -> Read<Page<T>>) -> Vec<T> {
    let (mut items, mut cursor) = (Vec::new(), None);
    for _ in 0..1_000 {
        let page = read(place(limit, cursor)).await.unwrap();
        assert!(page.items.len() <= usize::from(limit));
        items.extend(page.items);
        cursor = page.next;
        if cursor.is_none() {
            return items;
        }
    }
    panic!("a list without an end");
}
