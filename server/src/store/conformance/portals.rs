//! Portals, their origins, and the tokens that they asked for.

use shared::embed::{EmbedPermission, EmbedPermissions, Grant};
use shared::id::{PortalId, RequestId};
use shared::portal::{Origins, Portal, WebOrigin};
use shared::time::Timestamp;
use shared::version::Version;

use super::StoreBuilder;
use super::lists::{found, small};
use super::world::*;
use crate::ctx::{Ctx, Scope};
use crate::store::{EmbedToken, Put, Store, StoreError, Verdict};

fn id(n: u8) -> PortalId {
    PortalId::from_bytes([n; 16])
}

fn origin(text: &str) -> WebOrigin {
    text.parse().unwrap()
}

fn portal(keeper: u8, n: u8, name: &str, origins: &[&str]) -> Portal {
    let origins: Vec<_> = origins.iter().map(|text| origin(text)).collect();
    Portal {
        tenant: tenant(keeper),
        id: id(n),
        name: name.parse().unwrap(),
        origins: Origins::try_from(origins).unwrap(),
        secret: [n; 32],
        created: now(),
        creator: person_id(50),
        revoked: None,
        version: Version::NONE,
    }
}

fn token(keeper: u8, portal: u8, n: u8, seconds: i64) -> EmbedToken {
    let permissions = EmbedPermissions::try_from(vec![EmbedPermission::Read, EmbedPermission::Assign]).unwrap();
    EmbedToken {
        token: [n; 32],
        tenant: tenant(keeper),
        person: person_id(51),
        grant: Grant { portal: id(portal), customer: customer_id(12), subscriptions: None, permissions },
        expires: now().plus_seconds(seconds),
    }
}

fn asked_at(token: EmbedToken, at: Timestamp) -> Put {
    Put::EmbedToken(token, at)
}

pub(super) async fn a_portal_is_read_by_every_key(builder: &impl StoreBuilder) {
    let world = World::empty(builder.build().await).await;
    let (store, scope) = (&world.store, &world.scope);
    let contoso = portal(US, 70, "Contoso", &["https://a.example", "https://b.example:8443"]);
    world.put(0, Put::Portal(contoso.clone())).await;
    world.put(0, Put::Portal(portal(US, 71, "Adatum", &["https://a.example"]))).await;
    assert_eq!(world.commit(vec![change(0, Put::Portal(contoso.clone()))]).await, [Verdict::Conflict]);
    let kept = Portal { version: Version::FIRST, ..contoso.clone() };
    assert_eq!(store.portal(id(70)).await.unwrap(), Some(kept.clone()));
    assert_eq!(store.portal(id(99)).await.unwrap(), None);
    let names = |portals: Vec<Portal>| portals.into_iter().map(|portal| portal.name.to_string()).collect::<Vec<_>>();
    assert_eq!(names(store.portals(scope, None).await.unwrap()), ["Adatum", "Contoso"]);
    assert_eq!(store.portals(scope, Some(&[id(70), id(99)])).await.unwrap(), [kept]);
    let lists = async |text: &str, of: Option<u8>| store.lists_origin(&origin(text), of.map(tenant)).await.unwrap();
    assert!(lists("https://b.example:8443", None).await && lists("https://a.example", Some(US)).await);
    assert!(!lists("https://b.example", None).await && !lists("https://a.example", Some(9)).await);

    // Another provider sees none of it, and cannot write it.
    let other = World::of(store, Scope::system(tenant(9)));
    assert!(store.portals(&other.scope, None).await.unwrap().is_empty());
    assert!(store.portals(&other.scope, Some(&[id(70)])).await.unwrap().is_empty());
    let foreign = other.try_commit(Vec::new(), vec![change(1, Put::Portal(contoso.clone()))]).await;
    assert!(matches!(foreign, Err(StoreError::Failed(_))));

    // Its origins are those of its last version, and a shared one stays the other's.
    let moved = Portal { origins: Origins::try_from(vec![origin("https://c.example")]).unwrap(), ..contoso };
    world.put(1, Put::Portal(moved)).await;
    assert!(lists("https://c.example", None).await && lists("https://a.example", None).await);
    assert!(!lists("https://b.example:8443", None).await);
}

pub(super) async fn a_revoked_portal_lists_nothing_and_keeps_its_name(builder: &impl StoreBuilder) {
    let world = World::empty(builder.build().await).await;
    let (store, scope) = (&world.store, &world.scope);
    let live = portal(US, 70, "Contoso", &["https://a.example"]);
    world.put(0, Put::Portal(live.clone())).await;
    world.put(1, Put::Portal(Portal { revoked: Some(now()), ..live })).await;
    assert!(!store.lists_origin(&origin("https://a.example"), None).await.unwrap());
    assert!(!store.lists_origin(&origin("https://a.example"), Some(tenant(US))).await.unwrap());
    assert!(store.portals(scope, None).await.unwrap().is_empty());
    let known = store.portals(scope, Some(&[id(70)])).await.unwrap();
    assert_eq!((known[0].name.as_str(), known[0].revoked), ("Contoso", Some(now())));
    assert_eq!(store.portal(id(70)).await.unwrap().unwrap().revoked, Some(now()));
}

pub(super) async fn a_token_is_read_with_its_portal(builder: &impl StoreBuilder) {
    let world = World::empty(builder.build().await).await;
    world.put(0, Put::Portal(portal(US, 70, "Contoso", &[]))).await;
    let all = token(US, 70, 1, 600);
    let subscriptions = Some(vec![subscription_id(20), subscription_id(21)]);
    let some = EmbedToken { token: [2; 32], grant: Grant { subscriptions, ..all.grant.clone() }, ..all.clone() };
    for token in [&all, &some] {
        world.put(0, asked_at(token.clone(), now())).await;
        let (kept, portal) = world.store.embed_token(token.token).await.unwrap().unwrap();
        assert_eq!((&kept, portal.id), (token, id(70)));
    }
    assert!(world.store.embed_token([9; 32]).await.unwrap().is_none());
    // A token of another provider's portal is read with none.
    let other = World::of(&world.store, Scope::system(tenant(9)));
    other.put(0, asked_at(EmbedToken { token: [3; 32], ..token(9, 70, 3, 600) }, now())).await;
    assert!(world.store.embed_token([3; 32]).await.unwrap().is_none());
}

pub(super) async fn tokens_that_are_over_are_taken_away(builder: &impl StoreBuilder) {
    let world = World::empty(builder.build().await).await;
    world.put(0, Put::Portal(portal(US, 70, "Contoso", &[]))).await;
    world.put(0, asked_at(token(US, 70, 1, 600), now())).await;
    world.put(0, asked_at(token(US, 70, 2, 1_200), now())).await;
    assert!(world.store.embed_token([1; 32]).await.unwrap().is_some());
    world.put(0, asked_at(token(US, 70, 3, 1_800), now().plus_seconds(600))).await;
    assert!(world.store.embed_token([1; 32]).await.unwrap().is_none());
    assert!(world.store.embed_token([2; 32]).await.unwrap().is_some());
}

pub(super) async fn a_portals_part(builder: &impl StoreBuilder) {
    let world = small(builder).await;
    world.put(0, Put::Portal(portal(US, 70, "Contoso", &[]))).await;
    let ctx = Ctx::of_portal(&token(US, 70, 1, 600), RequestId::from_bytes([1; 16]));
    let part = World::of(&world.store, ctx.scope().unwrap());
    let (store, scope) = (&part.store, &part.scope);
    let own: Vec<_> = store
        .subscriptions_of(scope, customer_id(12))
        .await
        .unwrap()
        .into_iter()
        .map(|row| row.subscription.id)
        .collect();
    assert!(!own.is_empty());
    assert!(store.customer(scope, customer_id(12)).await.unwrap().is_some());
    assert!(store.customer(scope, customer_id(11)).await.unwrap().is_none());
    assert!(store.subscriptions_of(scope, customer_id(11)).await.unwrap().is_empty());
    assert!(store.candidates(scope, customer_id(11)).await.unwrap().is_empty());
    let everybody = store.candidates(&world.scope, customer_id(12)).await.unwrap().len();
    assert_eq!(store.candidates(scope, customer_id(12)).await.unwrap().len(), everybody, "whoever may be chosen");
    let rows = found(&part, &shared::api::query::WorklistQuery::default()).await;
    assert!(rows.iter().all(|n| own.contains(&subscription_id(*n))), "{rows:?}");
    let page = store.customers(scope, &crate::store::CustomerFind::All, &place(9, None)).await.unwrap();
    assert_eq!(page.items.iter().map(|read| read.customer.id).collect::<Vec<_>>(), [customer_id(12)]);
    // Contacts may be set, and nothing else.
    let refused = part.try_commit(Vec::new(), vec![change(0, Put::Customer(customer(13, "New")))]).await;
    assert!(matches!(refused, Err(StoreError::Failed(_))));
    let refused = part.try_commit(Vec::new(), vec![change(0, Put::Portal(portal(US, 71, "Mine", &[])))]).await;
    assert!(matches!(refused, Err(StoreError::Failed(_))));
    let id = own[0];
    let known = store.contact(scope, id).await.unwrap().unwrap().contact;
    let put = crate::store::Change { expect: known.version, put: Put::Contact(known), entry: None };
    assert_eq!(part.commit(vec![put]).await, [Verdict::Put(None)]);
}
