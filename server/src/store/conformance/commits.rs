//! The one write.

use shared::audit::Action;
use shared::id::CommitId;
use shared::version::Version;

use super::StoreBuilder;
use super::world::*;
use crate::ctx::{Ctx, Scope};
use crate::store::{Change, Commit, Guard, Outcome, Put, Store, StoreError, Verdict};

pub(super) async fn a_row_is_put_over_the_version_it_expects(builder: &impl StoreBuilder) {
    let world = World::empty(builder.build().await).await;
    world.put(0, Put::Partner(partner(2, "Adatum"))).await;
    world.add(customer(10, "Contoso"), &[(20, "Visio", 1)]).await;
    let versioned = |expect: u32| {
        vec![
            change(expect, Put::Provider(provider(US, "Trey Research"))),
            change(expect, Put::Partner(partner(2, "Adatum"))),
            change(expect, Put::Customer(customer(10, "Contoso"))),
            change(expect, Put::Subscription(subscription(20, 10, "Visio"))),
            change(expect, Put::Contact(contact(20, 2))),
        ]
    };
    for wrong in [0, 2, 7] {
        assert_eq!(world.commit(versioned(wrong)).await, [Verdict::Conflict; 5], "{wrong}");
    }
    assert_eq!(world.commit(versioned(1)).await, [Verdict::Put(None); 5]);
    assert_eq!(world.commit(versioned(1)).await, [Verdict::Conflict; 5]);
    let first = || {
        vec![
            change(0, Put::Reach(reach(10, 2, "2027-01-01"))),
            change(0, Put::Profile(profile(2, r#"{"label":"Desk","telephone":"+49 30 1234"}"#))),
            change(0, Put::Person(person(US, 50, "Megan"))),
        ]
    };
    assert_eq!(world.commit(first()).await, [Verdict::Put(None); 3]);
    assert_eq!(world.commit(first()).await, [Verdict::Conflict; 3]);
    let row = world.store.facts(&world.scope, &[subscription_id(20)], Some(tenant(2))).await.unwrap().rows.remove(0);
    let versions = [row.row.customer.version, row.row.subscription.version, row.row.contact.version];
    assert_eq!(versions, [Version::new(2); 3]);
    assert_eq!(row.target.unwrap().reach.version, Version::FIRST, "the store counts, whatever the row said");
}

pub(super) async fn a_conflict_is_skipped_and_the_others_go_on(builder: &impl StoreBuilder) {
    let world = World::empty(builder.build().await).await;
    world.put(0, Put::Partner(partner(2, "Adatum"))).await;
    world.add(customer(10, "Contoso"), &[(20, "Visio", 1), (21, "Project", 1), (22, "Teams", 1)]).await;
    let assign = |n: u8, expect| with_entry(expect, Put::Contact(contact(n, 2)), assigned(n, 10, 1, 2));
    let verdicts = world.commit(vec![assign(20, 1), assign(21, 9), assign(22, 1)]).await;
    assert_eq!(verdicts, [Verdict::Put(Some(1)), Verdict::Conflict, Verdict::Put(Some(2))]);
    let kept = world.store.contact(&world.scope, subscription_id(21)).await.unwrap().unwrap();
    assert_eq!((kept.contact.partner, kept.contact.version), (tenant(1), Version::FIRST));
    assert_eq!(builder.verify(&world.store, tenant(US)).await, (1, 2));
}

pub(super) async fn a_guard_that_failed_refuses_everything(builder: &impl StoreBuilder) {
    let world = World::empty(builder.build().await).await;
    world.put(0, Put::Partner(partner(2, "Adatum"))).await;
    world.add(customer(10, "Contoso"), &[(20, "Visio", 1)]).await;
    let (one, none, two) = (Version::FIRST, Version::NONE, Version::new(2));
    let holding = vec![
        Guard::Partner(tenant(2), one),
        Guard::Partner(tenant(9), none),
        Guard::Customer(customer_id(10), one),
        Guard::Customer(customer_id(11), none),
        Guard::Subscription(subscription_id(20), one),
        Guard::Subscription(subscription_id(99), none),
        Guard::Contact(subscription_id(20), one),
        Guard::Contact(subscription_id(99), none),
        Guard::Reach(customer_id(10), tenant(2), none),
    ];
    let failing = [
        Guard::Partner(tenant(2), two),
        Guard::Partner(tenant(2), none),
        Guard::Partner(tenant(9), one),
        Guard::Customer(customer_id(10), none),
        Guard::Customer(customer_id(11), one),
        Guard::Subscription(subscription_id(20), two),
        Guard::Subscription(subscription_id(99), one),
        Guard::Contact(subscription_id(20), two),
        Guard::Contact(subscription_id(99), one),
        Guard::Reach(customer_id(10), tenant(2), one),
    ];
    for guard in failing {
        let mut guards = holding.clone();
        guards.push(guard);
        let change = with_entry(1, Put::Contact(contact(20, 2)), assigned(20, 10, 1, 2));
        assert_eq!(world.try_commit(guards, vec![change]).await.unwrap(), Outcome::Guarded, "{guard:?}");
    }
    let kept = world.store.contact(&world.scope, subscription_id(20)).await.unwrap().unwrap();
    assert_eq!(kept.contact.partner, tenant(1));
    let change = with_entry(1, Put::Contact(contact(20, 2)), assigned(20, 10, 1, 2));
    let outcome = world.try_commit(holding, vec![change]).await.unwrap();
    assert_eq!(outcome, Outcome::Done(vec![Verdict::Put(Some(1))]), "no entry was written in between");
    // A fact that was unknown and is known now.
    world.put(0, Put::Reach(reach(10, 2, "2027-01-01"))).await;
    let outcome = world.try_commit(vec![Guard::Reach(customer_id(10), tenant(2), none)], Vec::new()).await.unwrap();
    assert_eq!(outcome, Outcome::Guarded);
}

pub(super) async fn a_commit_of_the_same_id_does_nothing(builder: &impl StoreBuilder) {
    let world = World::empty(builder.build().await).await;
    world.put(0, Put::Partner(partner(2, "Adatum"))).await;
    world.add(customer(10, "Contoso"), &[(20, "Visio", 1), (21, "Teams", 1)]).await;
    let id = CommitId::from_bytes([222; 16]);
    let commit = Commit {
        id,
        guards: vec![Guard::Customer(customer_id(10), Version::FIRST)],
        changes: vec![
            change(9, Put::Contact(contact(20, 2))),
            with_entry(1, Put::Contact(contact(20, 2)), assigned(20, 10, 1, 2)),
            change(1, Put::Contact(contact(21, 2))),
            with_entry(0, Put::Nothing, entry(Action::SettingsChanged)),
        ],
    };
    assert!(!world.store.committed(&world.scope, id).await.unwrap());
    let first = world.store.commit(&world.scope, commit.clone()).await.unwrap();
    let verdicts = vec![Verdict::Conflict, Verdict::Put(Some(1)), Verdict::Put(None), Verdict::Put(Some(2))];
    assert_eq!(first, Outcome::Done(verdicts));
    assert!(world.store.committed(&world.scope, id).await.unwrap());
    assert!(!world.store.committed(&Scope::system(tenant(9)), id).await.unwrap());
    world.put(1, Put::Customer(customer(10, "Contoso Ltd"))).await;
    assert_eq!(
        world.store.commit(&world.scope, commit).await.unwrap(),
        first,
        "the first answer, though a guard fails"
    );
    assert_eq!(builder.verify(&world.store, tenant(US)).await, (1, 2));
}

pub(super) async fn a_change_that_stands_on_nothing_is_a_conflict(builder: &impl StoreBuilder) {
    let world = World::empty(builder.build().await).await;
    let orphans =
        vec![change(0, Put::Subscription(subscription(20, 10, "Visio"))), change(0, Put::Contact(contact(20, 1)))];
    assert_eq!(world.commit(orphans).await, [Verdict::Conflict; 2]);
    world.add(customer(10, "Contoso"), &[(20, "Visio", 1)]).await;
    assert_eq!(world.commit(vec![change(1, Put::Contact(contact(20, 77)))]).await, [Verdict::Conflict]);
    world.put(0, Put::Subscription(subscription(21, 10, "Teams"))).await;
    let rows = world.store.subscriptions_of(&world.scope, customer_id(10)).await.unwrap();
    assert_eq!(rows.len(), 1, "one without a contact is in no list");
    world.put(0, Put::Contact(contact(21, 1))).await;
    assert_eq!(world.store.subscriptions_of(&world.scope, customer_id(10)).await.unwrap().len(), 2);
}

pub(super) async fn entries_have_no_gaps_and_the_chain_holds(builder: &impl StoreBuilder) {
    let world = World::empty(builder.build().await).await;
    world.put(0, Put::Partner(partner(2, "Adatum"))).await;
    world.add(customer(10, "Contoso"), &[(20, "Visio", 1), (21, "Teams", 1)]).await;
    for round in 1..=5 {
        let to = if round % 2 == 1 { 2 } else { 1 };
        let assign = |n: u8| with_entry(round, Put::Contact(contact(n, to)), assigned(n, 10, 3 - to, to));
        world.commit(vec![assign(20), change(99, Put::Contact(contact(21, to))), assign(21)]).await;
    }
    let query = super::lists::NO_ACTIVITY;
    let all = walk(3, async |place| world.store.changes(&world.scope, &query, &place).await).await;
    let seqs: Vec<_> = all.iter().map(|entry| entry.seq).collect();
    assert_eq!(seqs, (1..=10).rev().collect::<Vec<_>>());
    for entry in &all {
        let before = all
            .iter()
            .filter(|other| other.seq < entry.seq)
            .find(|other| other.entry.subscription == entry.entry.subscription);
        assert_eq!(entry.prev, before.map(|before| before.seq));
    }
    assert_eq!(builder.verify(&world.store, tenant(US)).await, (5, 10));
}

pub(super) async fn an_attempt_alone_is_recorded(builder: &impl StoreBuilder) {
    let world = World::empty(builder.build().await).await;
    world.add(customer(10, "Contoso"), &[(20, "Visio", 1)]).await;
    let refused = Some(shared::reason::Code::RelationshipMissing);
    let attempt = || shared::audit::Entry { refused, ..assigned(20, 10, 1, 2) };
    assert_eq!(world.commit(vec![with_entry(0, Put::Nothing, attempt())]).await, [Verdict::Put(Some(1))]);
    assert_eq!(world.commit(vec![with_entry(0, Put::Nothing, attempt())]).await, [Verdict::Put(Some(2))]);
    let kept = world.store.contact(&world.scope, subscription_id(20)).await.unwrap().unwrap();
    assert_eq!(kept.contact.version, Version::FIRST);
    assert_eq!(builder.verify(&world.store, tenant(US)).await, (2, 2));
}

pub(super) async fn a_part_of_a_tenant_and_rows_of_another_are_refused(builder: &impl StoreBuilder) {
    let world = World::empty(builder.build().await).await;
    let foreign = [Put::Provider(provider(9, "Other")), Put::Person(person(9, 50, "Megan"))];
    for put in foreign {
        let refused = world.try_commit(Vec::new(), vec![change(0, put)]).await;
        assert!(matches!(refused, Err(StoreError::Failed(_))));
    }
    let mut megan = person(US, 50, "Megan");
    megan.side = shared::role::Side::Customer;
    megan.party = tenant(10);
    let ctx = Ctx::of(&megan, shared::id::RequestId::from_bytes([1; 16]), shared::audit::Origin::Web);
    let commit = Commit { id: CommitId::from_bytes([99; 16]), guards: Vec::new(), changes: Vec::new() };
    let part = ctx.part(tenant(US)).unwrap();
    assert!(matches!(world.store.commit(&part, commit).await, Err(StoreError::Failed(_))));
}

pub(super) async fn commits_of_two_tenants_make_two_chains(builder: &impl StoreBuilder) {
    let world = World::empty(builder.build().await).await;
    let other = Scope::system(tenant(9));
    for n in 0..4 {
        let scope = if n % 2 == 0 { world.scope } else { other };
        let attempt = Change { expect: Version::NONE, put: Put::Nothing, entry: Some(entry(Action::SettingsChanged)) };
        // The same ids in both: they are of different tenants.
        let id = CommitId::from_bytes([100 + n / 2; 16]);
        let commit = Commit { id, guards: Vec::new(), changes: vec![attempt] };
        let outcome = world.store.commit(&scope, commit).await.unwrap();
        assert_eq!(outcome, Outcome::Done(vec![Verdict::Put(Some(u64::from(n / 2) + 1))]));
    }
    assert_eq!(builder.verify(&world.store, tenant(US)).await, (2, 2));
    assert_eq!(builder.verify(&world.store, tenant(9)).await, (2, 2));
}
