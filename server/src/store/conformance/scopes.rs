//! What a scope may see.

use shared::api::query::{ActivityQuery, WorklistQuery};
use shared::audit::Origin;
use shared::id::RequestId;
use shared::role::Side;

use super::StoreBuilder;
use super::lists::{NO_ACTIVITY, found, small};
use super::world::*;
use crate::ctx::{Ctx, Scope};
use crate::store::{CustomerFind, Put, Store};

/// The part of the world of somebody who speaks for a party.
fn part(side: Side, party: u8) -> Scope {
    let mut who = person(US, 60, "Somebody");
    (who.side, who.party) = (side, tenant(party));
    Ctx::of(&who, RequestId::from_bytes([1; 16]), Origin::Web).part(tenant(US)).unwrap()
}

pub(super) async fn no_read_leaves_its_tenant(builder: &impl StoreBuilder) {
    let world = small(builder).await;
    world.put(0, Put::Person(person(US, 50, "Megan"))).await;
    world.commit(vec![with_entry(1, Put::Contact(contact(20, 2)), assigned(20, 13, 1, 2))]).await;
    // Another provider with a customer and a subscription of the same ids.
    let other = World::of(&world.store, Scope::system(tenant(9)));
    other.put(0, Put::Provider(provider(9, "Other"))).await;
    other.add(customer(11, "Their Contoso"), &[(22, "Access", 9)]).await;
    let (store, scope) = (&other.store, &other.scope);
    assert_eq!(found(&other, &WorklistQuery::default()).await, [22]);
    let contoso = WorklistQuery { q: Some("visio".to_owned()), ..WorklistQuery::default() };
    assert_eq!(found(&other, &contoso).await, [0; 0]);
    assert_eq!(store.customers(scope, &CustomerFind::All, &place(9, None)).await.unwrap().items.len(), 1);
    assert!(store.customer(scope, customer_id(13)).await.unwrap().is_none());
    assert_eq!(store.subscriptions_of(scope, customer_id(11)).await.unwrap().len(), 1);
    assert!(store.contact(scope, subscription_id(20)).await.unwrap().is_none());
    assert_eq!(store.contact(scope, subscription_id(22)).await.unwrap().unwrap().contact.partner, tenant(9));
    assert_eq!(store.facts(scope, &[subscription_id(20)], None).await.unwrap().rows.len(), 0);
    assert_eq!(store.candidates(scope, customer_id(11)).await.unwrap().len(), 1);
    assert_eq!(store.partners(scope, Some(&[tenant(2)])).await.unwrap().len(), 0);
    assert_eq!(store.changes(scope, &NO_ACTIVITY, &place(9, None)).await.unwrap().items.len(), 0);
    assert_eq!(store.people(scope, None).await.unwrap().len(), 0);
    assert_eq!(
        world.store.contact(&world.scope, subscription_id(22)).await.unwrap().unwrap().contact.partner,
        tenant(2)
    );
}

pub(super) async fn a_customers_part(builder: &impl StoreBuilder) {
    let world = small(builder).await;
    world.commit(vec![with_entry(1, Put::Contact(contact(20, 2)), assigned(20, 13, 1, 2))]).await;
    world.commit(vec![with_entry(1, Put::Contact(contact(25, 3)), assigned(25, 12, 3, 3))]).await;
    world.put(0, Put::Person(person(US, 50, "Megan"))).await;
    let mut own = person(US, 51, "Customer's");
    (own.side, own.party) = (Side::Customer, customer_id(12).tenant());
    world.put(0, Put::Person(own)).await;
    let scope = part(Side::Customer, 12);
    let seen = World::of(&world.store, scope);
    let (store, scope) = (&seen.store, &seen.scope);
    assert_eq!(found(&seen, &WorklistQuery::default()).await, [25, 26]);
    let foreign = WorklistQuery { customer: Some(customer_id(13)), ..WorklistQuery::default() };
    assert_eq!(found(&seen, &foreign).await, [0; 0]);
    assert_eq!(store.facets(scope, &WorklistQuery::default(), now()).await.unwrap().total.unwrap().n, 2);
    let all = store.customers(scope, &CustomerFind::All, &place(9, None)).await.unwrap();
    assert_eq!(all.items.iter().map(|read| read.customer.id).collect::<Vec<_>>(), [customer_id(12)]);
    assert!(store.customer(scope, customer_id(12)).await.unwrap().is_some());
    assert!(store.customer(scope, customer_id(13)).await.unwrap().is_none());
    assert_eq!(store.subscriptions_of(scope, customer_id(13)).await.unwrap().len(), 0);
    assert!(store.contact(scope, subscription_id(25)).await.unwrap().is_some());
    assert!(store.contact(scope, subscription_id(20)).await.unwrap().is_none());
    let facts = store.facts(scope, &[subscription_id(20), subscription_id(25)], None).await.unwrap();
    assert_eq!(facts.rows.len(), 1);
    assert_eq!(store.candidates(scope, customer_id(13)).await.unwrap().len(), 0);
    let partners: Vec<_> = store.partners(scope, None).await.unwrap().iter().map(|partner| partner.id).collect();
    assert_eq!(partners, [tenant(3), tenant(1)], "who supports it, and the provider");
    assert_eq!(store.partners(scope, Some(&[tenant(2)])).await.unwrap().len(), 0);
    assert_eq!(store.people(scope, None).await.unwrap().len(), 1);
    let log = store.changes(scope, &NO_ACTIVITY, &place(9, None)).await.unwrap();
    assert_eq!(log.items.iter().map(|entry| entry.seq).collect::<Vec<_>>(), [2]);
    let other = ActivityQuery { subscription: Some(subscription_id(20)), ..NO_ACTIVITY };
    assert!(store.changes(scope, &other, &place(9, None)).await.unwrap().items.is_empty());
}

pub(super) async fn a_contacts_part(builder: &impl StoreBuilder) {
    let world = small(builder).await;
    world.commit(vec![with_entry(1, Put::Contact(contact(20, 2)), assigned(20, 13, 1, 2))]).await;
    let line = r#"{"label":"Desk","telephone":"+49 30 1234"}"#;
    world.put(0, Put::Profile(profile(2, line))).await;
    world.put(0, Put::Profile(profile(3, line))).await;
    let seen = World::of(&world.store, part(Side::Reseller, 2));
    let (store, scope) = (&seen.store, &seen.scope);
    assert_eq!(found(&seen, &WorklistQuery::default()).await, [23, 22, 21, 20]);
    let contoso = WorklistQuery { q: Some("contoso".to_owned()), ..WorklistQuery::default() };
    assert_eq!(found(&seen, &contoso).await, [23, 22]);
    let others = WorklistQuery { contact: vec![tenant(3)], ..WorklistQuery::default() };
    assert_eq!(found(&seen, &others).await, [0; 0]);
    let by_product = WorklistQuery { sort: Some(shared::api::query::Sort::Product), ..WorklistQuery::default() };
    assert_eq!(found(&seen, &by_product).await, [21, 23, 22, 20]);
    for limit in [1, 9] {
        let all = walk(limit, async |place| store.customers(scope, &CustomerFind::All, &place).await).await;
        let ids: Vec<_> = all.iter().map(|read| (read.customer.id, read.shares.clone())).collect();
        let own = vec![(tenant(2), 2)];
        assert_eq!(ids, [(customer_id(11), own.clone()), (customer_id(13), own)]);
    }
    assert!(store.customer(scope, customer_id(12)).await.unwrap().is_none());
    assert_eq!(store.subscriptions_of(scope, customer_id(11)).await.unwrap().len(), 2);
    assert!(store.contact(scope, subscription_id(25)).await.unwrap().is_none());
    let partners: Vec<_> = store.partners(scope, None).await.unwrap().iter().map(|partner| partner.id).collect();
    assert_eq!(partners, [tenant(2), tenant(1)]);
    assert_eq!(store.profiles(scope, &[tenant(2), tenant(3)]).await.unwrap().len(), 1);
    let log = store.changes(scope, &NO_ACTIVITY, &place(9, None)).await.unwrap();
    assert_eq!(log.items.len(), 1);
}
