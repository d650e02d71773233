//! The sample export: what is read, what is known afterwards, that a second run changes nothing, and that the order of
//! files does not matter.

use proptest::prelude::*;
use shared::reason::Code;
use shared::role::Role;

use super::world::{World, file, sample};
use crate::service::Failure;
use crate::service::import::import;
use crate::store::Store;

#[tokio::test]
async fn the_report_and_the_facts() {
    let world = World::new().await;
    let report = world.import(sample()).await;
    insta::assert_snapshot!("report", report);
    insta::assert_snapshot!("facts", world.facts().await);
    assert!(report.changed() && report.refused.is_empty());
}

#[tokio::test]
async fn a_second_run_changes_nothing() {
    let world = World::new().await;
    world.import(sample()).await;
    let (facts, entries) = (world.facts().await, world.entries());
    let report = world.import(sample()).await;
    insta::assert_snapshot!("second_report", report);
    assert!(!report.changed() && report.kinds.values().all(|tally| tally.refreshed == 0));
    assert_eq!((world.facts().await, world.entries()), (facts, entries));
}

#[tokio::test]
async fn a_later_sight_of_the_same_only_refreshes_the_evidence() {
    let world = World::new().await;
    world.import(sample()).await;
    let entries = world.entries();
    let later = sample().into_iter().map(|mut file| {
        file.modified = file.modified.plus_days(2);
        let text = String::from_utf8(file.bytes).unwrap();
        file.bytes = text.replace("\"fetchedAt\": \"2026-11-18", "\"fetchedAt\": \"2026-11-19").into_bytes();
        file
    });
    let report = world.import(later).await;
    assert!(!report.changed(), "{report}");
    assert!(report.kinds.values().any(|tally| tally.refreshed > 0));
    assert_eq!(world.entries(), entries, "no entry for what says nothing new");
    // And the older export, imported again, takes nothing back.
    let facts = world.facts().await;
    world.import(sample()).await;
    assert_eq!(world.facts().await, facts);
}

#[tokio::test]
async fn only_those_who_may_administer() {
    let world = World::new().await;
    let refused = import(&world.app, &world.ctx(Role::HelpdeskAgent), sample().into_iter().map(Ok)).await.unwrap_err();
    assert!(matches!(refused, Failure::Refused(refusal) if refusal.code() == Code::RoleTooSmall));
    assert_eq!(world.entries(), 0);
}

#[tokio::test]
async fn absence_ends_nothing() {
    let world = World::new().await;
    world.import(sample()).await;
    let facts = world.facts().await;
    let empty = r#"{"totalCount":0,"items":[],"attributes":{"objectType":"Collection"}}"#;
    let customer = "b6d1e0f7-3c2a-4985-8e6b-5a7f1c9d0e34";
    let names = ["relationships.json".to_owned(), "customers.json".to_owned()];
    let of_customer = ["subscriptions", "relationships"].map(|what| format!("customers/{customer}/{what}.json"));
    world.import(names.iter().chain(&of_customer).map(|name| file(name, empty))).await;
    let graph =
        file("partners/484e548c-f5f3-4528-93a9-c16c6373cb59/delegatedAdminRelationships.json", r#"{"value":[]}"#);
    world.import([graph, file("customers/b6d1e0f7-3c2a-4985-8e6b-5a7f1c9d0e34/relationships.json", "null")]).await;
    assert_eq!(world.facts().await, facts);
}

/// D7c: a customer goes only when nothing of it is in use, and comes back when it is seen again.
#[tokio::test]
async fn an_ended_relationship_archives_a_customer_once_nothing_is_in_use() {
    let world = World::new().await;
    world.import(sample()).await;
    let id = "0c39d6d5-c70d-4c55-bc02-f620844f3fd1";
    let says = |relationship: &str, day: i64| {
        let body = format!(
            r#"{{"id":"{id}","companyProfile":{{"companyName":"Relecloud"}},"relationshipToPartner":"{relationship}"}}"#
        );
        let mut file = file(&format!("customers/{id}.json"), &body);
        file.modified = file.modified.plus_days(day);
        file
    };
    let archived =
        async || world.app.store.customer(&world.scope, id.parse().unwrap()).await.unwrap().unwrap().customer.archived;
    let report = world.import([says("none", 1)]).await;
    insta::assert_snapshot!("in_use", report);
    assert_eq!(archived().await, None);
    let name = format!("customers/{id}/subscriptions.json");
    let over = sample().into_iter().find(|file| file.name == name).unwrap();
    let over = String::from_utf8(over.bytes).unwrap().replace("\"active\"", "\"suspended\"");
    world.import([file(&name, &over), says("none", 1)]).await;
    assert!(archived().await.is_some());
    let back = world.import([says("Reseller", 2)]).await;
    assert_eq!((archived().await, back.changed()), (None, true));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_files_does_not_matter(files in Just(sample()).prop_shuffle()) {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let (expected, facts) = runtime.block_on(async {
            let (sorted, shuffled) = (World::new().await, World::new().await);
            let reports = (sorted.import(sample()).await, shuffled.import(files).await);
            assert_eq!(reports.0, reports.1);
            (sorted.facts().await, shuffled.facts().await)
        });
        prop_assert_eq!(expected, facts);
    }
}
