//! Random sequences of commits and questions: every store must answer as the one in memory does.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use shared::api::query::{ActivityQuery, Life, Place, Sort, WorklistQuery};
use shared::audit::{Action, Entry};
use shared::contact::{Provenance, SupportContact};
use shared::flags::Flag;
use shared::id::{CommitId, SubscriptionId, TenantId};
use shared::role::Side;
use shared::subscription::Status;
use shared::version::Version;

use super::world::*;
use super::{Memory, StoreBuilder};
use crate::ctx::{Ctx, Scope};
use crate::store::{Change, Commit, CustomerFind, Guard, Put, Store};

/// One step of a sequence: a commit, by the ids and words that it is about.
#[derive(Clone, Debug)]
struct Step {
    tenant: u8,
    commit: u8,
    guard: Option<(u8, u32)>,
    changes: Vec<(Kind, u8, u8, u32, bool)>,
    name: &'static str,
}

#[derive(Clone, Copy, Debug)]
enum Kind {
    Provider,
    Partner,
    Customer,
    Archived,
    Subscription,
    Ended,
    Named,
    Contact,
    Reach,
    Profile,
    Person,
    Nothing,
}

const KINDS: [Kind; 12] = [
    Kind::Provider,
    Kind::Partner,
    Kind::Customer,
    Kind::Archived,
    Kind::Subscription,
    Kind::Ended,
    Kind::Named,
    Kind::Contact,
    Kind::Reach,
    Kind::Profile,
    Kind::Person,
    Kind::Nothing,
];
const NAMES: [&str; 8] =
    ["Contoso", "contoso visio", "Zürich Tee", "zurich", "北京科技", "O'Neil", "Visio Plan 2", "Visio plan"];
const TEXTS: [&str; 10] = ["con", "visio", "zur t", "京科", "neil o", "plan 2", "c visio", "zzz", "!", "tee"];

fn step() -> impl Strategy<Value = Step> {
    // Mostly what is there already, so that versions meet.
    let change = (select(&KINDS[..]), 0..4_u8, 0..4_u8, 0..4_u32, any::<bool>());
    let guard = proptest::option::weighted(0.2, (0..4_u8, 0..3_u32));
    (1..=2_u8, any::<u8>(), guard, vec(change, 1..8), select(&NAMES[..]))
        .prop_map(|(tenant, commit, guard, changes, name)| Step { tenant, commit, guard, changes, name })
}

impl Step {
    fn commit(&self) -> Commit {
        let guards = self.guard.map(|(n, version)| Guard::Customer(customer_id(10 + n), Version::new(version)));
        let changes = self.changes.iter().map(|change| self.change(*change)).collect();
        Commit { id: CommitId::from_bytes([self.commit; 16]), guards: guards.into_iter().collect(), changes }
    }

    fn change(&self, (kind, n, m, expect, entry): (Kind, u8, u8, u32, bool)) -> Change {
        let (name, of) = (self.name, self.tenant);
        let whose = if m == 0 { of } else { 2 + m };
        let put = match kind {
            Kind::Provider => Put::Provider(provider(of, name)),
            Kind::Partner => Put::Partner(partner(if n == 0 { of } else { 2 + n }, name)),
            Kind::Customer => Put::Customer(customer(10 + n, name)),
            Kind::Archived => {
                let mut gone = customer(10 + n, name);
                gone.archived = Some(now());
                gone.references = vec![reference("tee 2")];
                Put::Customer(gone)
            }
            Kind::Subscription => Put::Subscription(subscription(20 + n, 10 + m, name)),
            Kind::Ended => {
                let mut over = subscription(20 + n, 10 + m, name);
                over.status = Status::Expired;
                Put::Subscription(over)
            }
            Kind::Named => {
                let mut named = subscription(20 + n, 10 + m, "Teams");
                named.nickname = Some(name.parse().unwrap());
                named.parent = Some(subscription_id(20 + m));
                Put::Subscription(named)
            }
            Kind::Contact => {
                let provenance = if entry { Provenance::Manual } else { Provenance::Rule };
                Put::Contact(SupportContact { provenance, follows: entry, ..contact(20 + n, whose) })
            }
            Kind::Reach => Put::Reach(reach(10 + n, whose, "2026-07-01")),
            Kind::Profile => Put::Profile(profile(whose, r#"{"label":"Desk","telephone":"+49 30 1234"}"#)),
            Kind::Person => {
                Put::Person(shared::person::Person { persona: entry, party: tenant(whose), ..person(of, 50 + n, name) })
            }
            Kind::Nothing => Put::Nothing,
        };
        let expect = if matches!(kind, Kind::Nothing) { 0 } else { expect };
        let about = Entry {
            before: Some(tenant(of)),
            after: Some(tenant(whose)),
            customer: Some(customer_id(10 + m)),
            ..entry_about(n)
        };
        Change { expect: Version::new(expect), put, entry: entry.then_some(about) }
    }
}

/// Only subscriptions that may be there have a history.
fn entry_about(n: u8) -> Entry {
    entry(if n.is_multiple_of(2) { Action::ContactAssigned } else { Action::CustomerChanged })
}

/// A question and who asks it.
#[derive(Clone, Debug)]
struct Asked {
    query: WorklistQuery,
    activity: ActivityQuery,
    find: CustomerFind,
    limit: u16,
    as_of: Option<(bool, u8)>,
}

fn asked() -> impl Strategy<Value = Asked> {
    let text = proptest::option::of(select(&TEXTS[..]));
    let some = |most: u8| vec(0..most, 0..3);
    let query =
        (text, any::<bool>(), some(6), some(4), proptest::option::weighted(0.2, 0..4_u8), select(&Sort::ALL[..]))
            .prop_map(|(q, live, flags, contacts, customer, sort)| WorklistQuery {
                q: q.map(str::to_owned),
                life: Some(if live { Life::Live } else { Life::Ended }),
                flag: flags.iter().map(|n| Flag::ALL[usize::from(*n)]).collect(),
                contact: contacts.iter().map(|n| tenant(1 + n)).collect(),
                customer: customer.map(|n| customer_id(10 + n)),
                sort: Some(sort),
                ..WorklistQuery::default()
            });
    let find = prop_oneof![
        Just(CustomerFind::All),
        select(&TEXTS[..]).prop_map(|text| CustomerFind::Text(text.to_owned())),
        select(&["c", "zü", "北", ""][..]).prop_map(|text| CustomerFind::Name(text.to_owned())),
        (1..6_u8).prop_map(|n| CustomerFind::Reseller(tenant(n))),
    ];
    let activity = (proptest::option::of(0..4_u8), any::<bool>()).prop_map(|(n, all)| ActivityQuery {
        customer: n.map(|n| customer_id(10 + n)),
        action: if all { Vec::new() } else { vec![Action::ContactAssigned] },
        ..ActivityQuery::default()
    });
    let as_of = proptest::option::weighted(0.4, (any::<bool>(), 0..4_u8));
    (query, activity, find, 1..4_u16, as_of).prop_map(|(query, activity, find, limit, as_of)| Asked {
        query,
        activity,
        find,
        limit,
        as_of,
    })
}

impl Asked {
    fn scope(&self, keeper: u8) -> Scope {
        let Some((is_customer, n)) = self.as_of else { return Scope::system(tenant(keeper)) };
        let mut who = person(keeper, 60, "Somebody");
        (who.side, who.party) =
            if is_customer { (Side::Customer, tenant(10 + n)) } else { (Side::Reseller, tenant(1 + n)) };
        Ctx::of(&who, shared::id::RequestId::from_bytes([1; 16]), shared::audit::Origin::Web)
            .part(tenant(keeper))
            .unwrap()
    }

    /// Everything that can be asked, as one text.
    async fn answers(&self, store: &impl Store, keeper: u8) -> Vec<String> {
        let (scope, now) = (self.scope(keeper), now());
        let ids: Vec<SubscriptionId> = (20..24).map(subscription_id).collect();
        let partners: Vec<TenantId> = (1..6).map(tenant).collect();
        let mut said = Vec::new();
        let rows = walk(self.limit, async |place: Place| store.find(&scope, &self.query, &place, now).await).await;
        said.push(format!("find {rows:#?}"));
        let customers = walk(self.limit, async |place| store.customers(&scope, &self.find, &place).await).await;
        said.push(format!("customers {customers:#?}"));
        let log = walk(self.limit, async |place| store.changes(&scope, &self.activity, &place).await).await;
        said.push(format!("changes {log:#?}"));
        said.push(format!("facets {:#?}", store.facets(&scope, &self.query, now).await.unwrap()));
        said.push(format!("facts {:#?}", store.facts(&scope, &ids, Some(tenant(4))).await.ok()));
        for id in 10..14 {
            said.push(format!("customer {:#?}", store.customer(&scope, customer_id(id)).await.unwrap()));
            said.push(format!("rows {:#?}", store.subscriptions_of(&scope, customer_id(id)).await.unwrap()));
            said.push(format!("candidates {:#?}", store.candidates(&scope, customer_id(id)).await.unwrap()));
        }
        for id in ids {
            said.push(format!("contact {:#?}", store.contact(&scope, id).await.unwrap()));
        }
        said.push(format!("partners {:#?}", store.partners(&scope, None).await.unwrap()));
        said.push(format!("profiles {:#?}", store.profiles(&scope, &partners).await.unwrap()));
        said.push(format!("people {:#?}", store.people(&scope, None).await.unwrap()));
        said.push(format!("personas {:#?}", store.personas().await.unwrap()));
        said.push(format!("providers {:#?}", store.providers().await.unwrap()));
        said
    }
}

async fn same(builder: &impl StoreBuilder, steps: &[Step], questions: &[Asked]) {
    let (memory, store) = (Memory.build().await, builder.build().await);
    for n in 1..=2 {
        let scope = Scope::system(tenant(n));
        let id = CommitId::from_bytes([255; 16]);
        let mut changes = vec![change(0, Put::Provider(provider(n, "Trey Research")))];
        for m in 0..3 {
            changes.push(change(0, Put::Partner(partner(3 + m, NAMES[usize::from(m)]))));
            changes.push(change(0, Put::Customer(customer(10 + m, NAMES[usize::from(m)]))));
            changes.push(change(0, Put::Subscription(subscription(20 + m, 10 + m, NAMES[usize::from(7 - m)]))));
            changes.push(change(0, Put::Contact(contact(20 + m, n))));
        }
        let first = Commit { id, guards: Vec::new(), changes };
        memory.commit(&scope, first.clone()).await.unwrap();
        store.commit(&scope, first).await.unwrap();
    }
    for step in steps {
        let scope = Scope::system(tenant(step.tenant));
        let expected = memory.commit(&scope, step.commit()).await.unwrap();
        assert_eq!(store.commit(&scope, step.commit()).await.unwrap(), expected, "{step:#?}");
    }
    for asked in questions {
        for keeper in 1..=2 {
            let (expected, found) = (asked.answers(&memory, keeper).await, asked.answers(&store, keeper).await);
            for (expected, found) in expected.iter().zip(&found) {
                assert_eq!(found, expected, "{asked:#?}");
            }
        }
    }
    for n in 1..=2 {
        assert_eq!(builder.verify(&store, tenant(n)).await, Memory.verify(&memory, tenant(n)).await);
    }
}

#[cfg(feature = "native")]
proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn sqlite_answers_as_memory_does(steps in vec(step(), 1..25), questions in vec(asked(), 6)) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let builder = super::Sqlite(tempfile::tempdir().unwrap());
        runtime.block_on(same(&builder, &steps, &questions));
    }
}
