//! D18: whom an import may replace. Each row: how the contact came to be, what Partner Center names, what becomes of it.

use shared::contact::{Provenance, Seen, SupportContact};
use shared::fact::{Evidence, Source};
use shared::id::SubscriptionId;
use shared::time::Timestamp;

use super::world::{TREY, World, file, sample, tenant};
use crate::service::import::report::{Kind, Report, Skip};
use crate::store::{Change, Commit, Put, Store};

const CUSTOMER: &str = "b6d1e0f7-3c2a-4985-8e6b-5a7f1c9d0e34";
const PARENT: &str = "c8d8fbab-6a62-44dc-be50-b7c74e43a296";
const ADDON: &str = "5f1c2d3e-4b5a-4697-88c7-b6a5d4e3f201";
const FIRST_UP: &str = "484e548c-f5f3-4528-93a9-c16c6373cb59";
const FABRIKAM: &str = "0f5e9d2a-6f0b-4a7c-8f53-2f6f3d1c9b84";

/// The world after everything but contacts was imported.
async fn world() -> World {
    let world = World::new().await;
    world.import(sample().into_iter().filter(|file| !file.name.contains("contact"))).await;
    world
}

async fn contact(world: &World, id: &str) -> SupportContact {
    world.app.store.contact(&world.scope, id.parse().unwrap()).await.unwrap().unwrap().contact
}

async fn put(world: &World, change: impl FnOnce(SupportContact) -> SupportContact) {
    let before = contact(world, PARENT).await;
    let after = SupportContact { version: before.version.next(), ..change(before) };
    let changes = vec![Change { expect: before.version, put: Put::Contact(after), entry: None }];
    let commit = Commit { id: world.app.commit_id(), guards: Vec::new(), changes };
    world.app.store.commit(&world.scope, commit).await.unwrap();
}

async fn sees(world: &World, id: &str, partner: &str, mpn: &str) -> Report {
    let body = format!(r#"{{"supportTenantId":"{partner}","supportMpnId":"{mpn}","name":"whatever"}}"#);
    world.import([file(&format!("customers/{CUSTOMER}/subscriptions/{id}/supportcontact.json"), &body)]).await
}

#[tokio::test]
async fn only_what_nobody_chose_is_replaced() {
    for provenance in Provenance::ALL {
        let world = world().await;
        put(&world, |contact| SupportContact { partner: tenant(FABRIKAM), provenance, ..contact }).await;
        let before = world.entries();
        let report = sees(&world, PARENT, FIRST_UP, "4847383").await;
        let after = contact(&world, PARENT).await;
        let yields = matches!(provenance, Provenance::Default | Provenance::Import);
        assert_eq!(after.partner, tenant(if yields { FIRST_UP } else { FABRIKAM }), "{provenance}");
        assert_eq!(after.provenance, if yields { Provenance::Import } else { provenance });
        assert_eq!((after.differs(), report.differs), (!yields, u32::from(!yields)), "{provenance}");
        // The add-on that follows goes along, each with its entry; taking note needs none.
        assert_eq!(world.entries() - before, if yields { 2 } else { 0 }, "{provenance}");
        let addon = contact(&world, ADDON).await;
        assert_eq!((addon.partner == tenant(FIRST_UP), addon.follows), (yields, true), "{provenance}");
        assert!(report.changed());
    }
}

#[tokio::test]
async fn the_same_contact_is_only_noted() {
    let world = world().await;
    let report = sees(&world, PARENT, TREY, "4391507").await;
    let noted = contact(&world, PARENT).await;
    assert_eq!((noted.partner, noted.provenance), (tenant(TREY), Provenance::Default));
    assert!(noted.seen.is_some() && !noted.differs() && report.differs == 0);
}

#[tokio::test]
async fn an_older_sight_changes_nothing() {
    let world = world().await;
    let at: Timestamp = "2026-11-19T00:00:00Z".parse().unwrap();
    let seen = Seen { partner: tenant(TREY), evidence: Evidence { source: Source::Imported, at } };
    put(&world, |contact| SupportContact { seen: Some(seen), ..contact }).await;
    let report = sees(&world, PARENT, FIRST_UP, "4847383").await;
    assert_eq!(contact(&world, PARENT).await.partner, tenant(TREY));
    assert_eq!(report.kinds[&Kind::Contacts].skipped.keys().collect::<Vec<_>>(), [&Skip::Older]);
}

#[tokio::test]
async fn ids_must_name_one_known_partner_and_a_known_subscription() {
    let world = world().await;
    let nowhere = SubscriptionId::from_bytes([7; 16]).to_string();
    for (id, mpn, skip) in [
        (PARENT, "4847512", Skip::PartnerAmbiguous),
        (nowhere.as_str(), "4847383", Skip::SubscriptionUnknown),
        ("5f1c2d3e-4b5a-4697-88c7-b6a5d4e3f203", "4847383", Skip::Ended),
        ("5f1c2d3e-4b5a-4697-88c7-b6a5d4e3f205", "4847383", Skip::OtherCustomer),
    ] {
        let report = sees(&world, id, FIRST_UP, mpn).await;
        assert_eq!(report.kinds[&Kind::Contacts].skipped.keys().collect::<Vec<_>>(), [&skip], "{id}");
        assert!(!report.changed());
    }
}

#[tokio::test]
async fn a_partner_that_only_partner_center_knows_is_kept_with_its_facts_unknown() {
    let world = world().await;
    let stranger = "25c9f7e4-83b1-4d60-b5a2-0e9d6c4f1738";
    sees(&world, PARENT, stranger, "4848107").await;
    let read = world.app.store.contact(&world.scope, PARENT.parse().unwrap()).await.unwrap().unwrap();
    assert_eq!((read.partner.id, read.partner.partnership, read.partner.agreement), (tenant(stranger), None, None));
}
