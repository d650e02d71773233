use std::collections::{BTreeMap, BTreeSet};

use shared::flags::Flag;
use shared::id::CustomerId;

use super::*;
use crate::ctx::Scope;
use crate::store::memory::MemoryStore;
use crate::store::{Outcome, Put, Store, Verdict};

fn seed(subscriptions: u64, tenants: u32, seed: u64) -> Seed {
    Seed { subscriptions, tenants, seed, now: "2026-11-20T10:41:00Z".parse().unwrap() }
}

fn text(seed: Seed) -> String {
    let commits: Vec<_> = seed.shares().flat_map(|share| share.commits()).collect();
    format!("{commits:?}")
}

#[test]
fn the_same_seed_and_day_give_the_same_data() {
    let later = Seed { now: "2026-11-20T23:00:00Z".parse().unwrap(), ..seed(300, 2, 1) };
    assert_eq!(text(seed(300, 2, 1)), text(later));
    assert_ne!(text(seed(300, 2, 1)), text(seed(300, 2, 2)));
}

#[test]
fn it_is_as_much_as_was_asked_for() {
    for (subscriptions, tenants) in [(0, 1), (1, 1), (7, 3), (2_000, 1), (2_001, 4)] {
        let mut made = BTreeSet::new();
        for share in seed(subscriptions, tenants, 5).shares() {
            let mut count = 0;
            for commit in share.commits() {
                let changes = commit.unwrap().changes;
                assert!(changes.len() <= MOST_CHANGES, "{}", changes.len());
                for change in &changes {
                    if let Put::Subscription(subscription) = &change.put {
                        count += 1;
                        assert!(made.insert(subscription.id));
                    }
                }
            }
            assert_eq!(count, share.subscriptions());
        }
        assert_eq!(made.len() as u64, subscriptions);
    }
}

/// The mixture: every kind of contact, fact and flag comes, none too often.
#[tokio::test]
async fn a_store_takes_it_and_it_looks_real() {
    let seed = seed(3_000, 1, 9);
    let store = MemoryStore::new([1; 32]);
    let share = seed.shares().next().unwrap();
    let scope = Scope::system(share.tenant());
    let mut customers: Vec<CustomerId> = Vec::new();
    for commit in share.commits() {
        let commit = commit.unwrap();
        customers.extend(commit.changes.iter().filter_map(|change| match &change.put {
            Put::Customer(customer) => Some(customer.id),
            _ => None,
        }));
        let Outcome::Done(verdicts) = store.commit(&scope, commit).await.unwrap() else { panic!("guarded") };
        assert!(verdicts.iter().all(|verdict| matches!(verdict, Verdict::Put(_))));
    }
    let a_customer = 3_000 / customers.len();
    assert!((4..=6).contains(&a_customer), "{a_customer} subscriptions a customer");
    let provider = store.provider(&scope).await.unwrap().unwrap();
    let mut flags: BTreeMap<Flag, u32> = BTreeMap::new();
    let (mut live, mut chosen, mut largest) = (0, 0, 0);
    for customer in customers {
        let rows = store.subscriptions_of(&scope, customer).await.unwrap();
        largest = largest.max(rows.len());
        for row in rows.iter().filter(|row| !row.ended()) {
            live += 1;
            chosen += u32::from(row.contact.partner != share.tenant());
            row.flags(&provider, seed.now).iter().for_each(|flag| *flags.entry(flag).or_default() += 1);
        }
    }
    assert!((live * 2 / 5..live * 3 / 5).contains(&chosen), "{chosen} of {live}");
    assert!(largest > 25, "no long tail: {largest}");
    assert_eq!(flags.keys().copied().collect::<Vec<_>>(), Flag::ALL);
    assert!(flags.values().all(|count| *count < live / 4), "{flags:?} of {live}");
}
