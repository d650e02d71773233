//! Lists in pages.

use shared::api::Count;
use shared::api::query::{ActivityQuery, Life, Sort, WorklistQuery};
use shared::contact::{Provenance, SupportContact};
use shared::flags::Flag;
use shared::subscription::{Channel, Commerce, Status};

use super::StoreBuilder;
use super::world::*;
use crate::ctx::Scope;
use crate::store::{CustomerFind, Put, Store, StoreError};

/// Asks for everything.
pub(super) const NO_ACTIVITY: ActivityQuery = ActivityQuery {
    actor: None,
    customer: None,
    subscription: None,
    action: Vec::new(),
    refused: None,
    from: None,
    to: None,
};

/// The numbers of the rows that a question finds, over whole walks in pages of several sizes.
pub(super) async fn found<S: Store>(world: &World<S>, query: &WorklistQuery) -> Vec<u8> {
    let mut answers = Vec::new();
    for limit in [1, 2, 7, 200] {
        let rows = walk(limit, async |place| world.store.find(&world.scope, query, &place, now()).await).await;
        answers.push(rows.iter().map(|row| row.subscription.id.bytes()[0]).collect::<Vec<_>>());
    }
    assert!(answers.iter().all(|answer| *answer == answers[0]), "pages of another size: {answers:?} {query:?}");
    answers.remove(0)
}

/// Four customers, two of one name; contacts: 1 us, 2 Adatum, 3 Bellows.
pub(super) async fn small<B: StoreBuilder>(builder: &B) -> World<B::Store> {
    let world = World::empty(builder.build().await).await;
    world.put(0, Put::Partner(partner(2, "Adatum"))).await;
    world.put(0, Put::Partner(partner(3, "Bellows College"))).await;
    world.add(customer(13, "Northwind"), &[(20, "Visio", 1), (21, "Azure plan", 2)]).await;
    world.add(customer(11, "contoso"), &[(22, "Visio", 2), (23, "Microsoft 365 E3", 2), (24, "visio", 1)]).await;
    world.add(customer(12, "Contoso"), &[(25, "Azure plan", 3), (26, "Visio", 3)]).await;
    world.add(customer(10, "Wingtip"), &[]).await;
    world
}

pub(super) async fn the_worklist_is_one_order_in_pages_of_any_size(builder: &impl StoreBuilder) {
    let world = small(builder).await;
    let sorted = async |sort| found(&world, &WorklistQuery { sort, ..WorklistQuery::default() }).await;
    let by_customer = vec![23, 22, 24, 25, 26, 21, 20];
    let by_product = vec![25, 21, 23, 22, 24, 26, 20];
    let reversed = |rows: &[u8]| rows.iter().rev().copied().collect::<Vec<_>>();
    assert_eq!(sorted(None).await, by_customer);
    assert_eq!(sorted(Some(Sort::Customer)).await, by_customer);
    assert_eq!(sorted(Some(Sort::CustomerDesc)).await, reversed(&by_customer));
    assert_eq!(sorted(Some(Sort::Product)).await, by_product);
    assert_eq!(sorted(Some(Sort::ProductDesc)).await, reversed(&by_product));
}

pub(super) async fn rows_that_come_and_go_disturb_no_other(builder: &impl StoreBuilder) {
    for sort in Sort::ALL {
        let world = small(builder).await;
        let query = WorklistQuery { sort: Some(sort), ..WorklistQuery::default() };
        let all = found(&world, &query).await;
        let first = world.store.find(&world.scope, &query, &place(3, None), now()).await.unwrap();
        let mut seen: Vec<_> = first.items.iter().map(|row| row.subscription.id.bytes()[0]).collect();
        // The row at the cursor ends, another comes to life, one moves from contact to contact.
        let mut over = subscription(seen[2], first.items[2].customer.id.bytes()[0], "Visio");
        over.product = first.items[2].subscription.product.clone();
        over.status = Status::Deleted;
        world.put(1, Put::Subscription(over)).await;
        world.add(customer(14, "Mmm"), &[(40, "Nnn", 1)]).await;
        world.put(1, Put::Contact(contact(20, 3))).await;
        let mut cursor = first.next;
        while let Some(at) = cursor {
            let page = world.store.find(&world.scope, &query, &place(2, Some(at)), now()).await.unwrap();
            seen.extend(page.items.iter().map(|row| row.subscription.id.bytes()[0]));
            cursor = page.next;
        }
        let without: Vec<_> = seen.iter().copied().filter(|n| *n != 40).collect();
        assert_eq!(without, all, "{sort}: every row that stayed, once");
    }
}

pub(super) async fn a_renamed_customer_moves(builder: &impl StoreBuilder) {
    let world = small(builder).await;
    world.put(0, Put::Reach(reach(11, 2, "2027-01-01"))).await;
    world.put(1, Put::Customer(customer(11, "Zeta"))).await;
    assert_eq!(found(&world, &WorklistQuery::default()).await, [25, 26, 21, 20, 23, 22, 24]);
    let of = WorklistQuery { contact: vec![tenant(2)], ..WorklistQuery::default() };
    assert_eq!(found(&world, &of).await, [21, 23, 22]);
    let rows = world.store.subscriptions_of(&world.scope, customer_id(11)).await.unwrap();
    assert_eq!(rows.len(), 3);
    let related = CustomerFind::Reseller(tenant(2));
    let page = world.store.customers(&world.scope, &related, &place(5, None)).await.unwrap();
    assert_eq!(page.items[0].customer.name.as_str(), "Zeta");
    // A new subscription of a renamed customer stands with its others.
    world.put(0, Put::Subscription(subscription(41, 11, "Access"))).await;
    world.put(0, Put::Contact(contact(41, 1))).await;
    assert_eq!(found(&world, &WorklistQuery::default()).await, [25, 26, 21, 20, 41, 23, 22, 24]);
}

pub(super) async fn an_archived_customer_leaves_lists_and_counts(builder: &impl StoreBuilder) {
    let world = small(builder).await;
    let mut gone = customer(11, "contoso");
    gone.archived = Some(now());
    world.put(1, Put::Customer(gone)).await;
    assert_eq!(found(&world, &WorklistQuery::default()).await, [25, 26, 21, 20]);
    let ended = WorklistQuery { life: Some(Life::Ended), ..WorklistQuery::default() };
    assert_eq!(found(&world, &ended).await, [23, 22, 24]);
    let facets = world.store.facets(&world.scope, &WorklistQuery::default(), now()).await.unwrap();
    assert_eq!(facets.total, Some(Count { n: 4, more: false }));
    let all = world.store.customers(&world.scope, &CustomerFind::All, &place(9, None)).await.unwrap();
    assert!(all.items.iter().all(|read| read.customer.id != customer_id(11)));
    let kept = world.store.customer(&world.scope, customer_id(11)).await.unwrap().unwrap();
    assert!(kept.customer.archived.is_some() && kept.shares.is_empty());
    assert_eq!(world.store.subscriptions_of(&world.scope, customer_id(11)).await.unwrap().len(), 3);
    let found_row = world.store.contact(&world.scope, subscription_id(22)).await.unwrap();
    assert!(found_row.is_some(), "history stays");
    // And comes back; what ended by itself stays ended.
    let mut over = subscription(23, 11, "Microsoft 365 E3");
    over.status = Status::Expired;
    world.put(1, Put::Subscription(over)).await;
    world.put(2, Put::Customer(customer(11, "contoso"))).await;
    assert_eq!(found(&world, &ended).await, [23]);
    assert_eq!(found(&world, &WorklistQuery::default()).await, [22, 24, 25, 26, 21, 20]);
}

pub(super) async fn every_field_of_a_question_narrows(builder: &impl StoreBuilder) {
    let world = small(builder).await;
    let mut special = subscription(22, 11, "Visio");
    (special.channel, special.commerce) = (Channel::Direct, Commerce::Legacy);
    special.status = Status::Suspended;
    world.put(1, Put::Subscription(special)).await;
    let by_rule = SupportContact { provenance: Provenance::Rule, ..contact(22, 2) };
    world.put(1, Put::Contact(by_rule)).await;
    world.put(0, Put::Profile(profile(1, r#"{"label":"Desk","email":"a@b.example"}"#))).await;
    world.put(0, Put::Reach(reach(11, 2, "2026-07-01"))).await;
    let all = WorklistQuery::default;
    for (query, expected) in [
        (WorklistQuery { contact: vec![tenant(2)], ..all() }, vec![23, 22, 21]),
        (WorklistQuery { contact: vec![tenant(3), tenant(2)], ..all() }, vec![23, 22, 25, 26, 21]),
        (WorklistQuery { contact: vec![tenant(9)], ..all() }, vec![]),
        (WorklistQuery { contact: vec![tenant(2)], sort: Some(Sort::Product), ..all() }, vec![21, 23, 22]),
        (WorklistQuery { customer: Some(customer_id(12)), ..all() }, vec![25, 26]),
        (WorklistQuery { customer: Some(customer_id(12)), sort: Some(Sort::ProductDesc), ..all() }, vec![26, 25]),
        (WorklistQuery { customer: Some(customer_id(99)), ..all() }, vec![]),
        (WorklistQuery { product: vec!["Visio".to_owned()], ..all() }, vec![22, 26, 20]),
        (WorklistQuery { product: vec!["visio".to_owned(), "Azure plan".to_owned()], ..all() }, vec![24, 25, 21]),
        (WorklistQuery { product: vec!["Visio".to_owned()], sort: Some(Sort::ProductDesc), ..all() }, vec![20, 26, 22]),
        (WorklistQuery { channel: vec![Channel::Direct], ..all() }, vec![22]),
        (WorklistQuery { commerce: vec![Commerce::Legacy], ..all() }, vec![22]),
        (WorklistQuery { status: vec![Status::Suspended], ..all() }, vec![22]),
        (WorklistQuery { provenance: vec![Provenance::Rule], ..all() }, vec![22]),
        (WorklistQuery { flag: vec![Flag::Ending], ..all() }, vec![23, 22]),
        (WorklistQuery { flag: vec![Flag::Unverified], ..all() }, vec![25, 26, 21]),
        (
            WorklistQuery { flag: vec![Flag::Ending, Flag::Unverified], contact: vec![tenant(2)], ..all() },
            vec![23, 22, 21],
        ),
        (WorklistQuery { q: Some("visio".to_owned()), contact: vec![tenant(3)], ..all() }, vec![26]),
        (WorklistQuery { q: Some("contoso".to_owned()), status: vec![Status::Active], ..all() }, vec![23, 24, 25, 26]),
    ] {
        assert_eq!(found(&world, &query).await, expected, "{query:?}");
    }
}

pub(super) async fn facets_leave_their_own_field_out(builder: &impl StoreBuilder) {
    let world = small(builder).await;
    let n = |n| Count { n, more: false };
    let query =
        WorklistQuery { contact: vec![tenant(2)], product: vec!["Visio".to_owned()], ..WorklistQuery::default() };
    let facets = world.store.facets(&world.scope, &query, now()).await.unwrap();
    assert_eq!(facets.total, Some(n(1)));
    let contacts: Vec<_> = facets.contacts.into_iter().collect();
    assert_eq!(contacts, [(tenant(1), n(1)), (tenant(2), n(1)), (tenant(3), n(1))]);
    let products: Vec<_> = facets.products.into_iter().collect();
    let expected = [("Azure plan", 1), ("Microsoft 365 E3", 1), ("Visio", 1)];
    assert_eq!(products, expected.map(|(product, count)| (product.to_owned(), n(count))));
    assert_eq!(facets.statuses.into_iter().collect::<Vec<_>>(), [(Status::Active, n(1))]);
    assert_eq!(facets.flags.into_iter().collect::<Vec<_>>(), [(Flag::Unverified, n(1)), (Flag::Unreachable, n(1))]);
    let empty = world.store.facets(&Scope::system(tenant(9)), &query, now()).await.unwrap();
    assert_eq!(empty.total, Some(n(0)));
}

pub(super) async fn customers_in_pages_by_every_question(builder: &impl StoreBuilder) {
    let world = small(builder).await;
    let mut domain = customer(14, "Ångström");
    domain.domain = Some("adatum-24.example.com".parse().unwrap());
    domain.references = vec![reference("D-4711")];
    world.put(0, Put::Customer(domain)).await;
    world.put(0, Put::Reach(reach(13, 2, "2027-01-01"))).await;
    world.put(0, Put::Reach(reach(10, 2, "2027-01-01"))).await;
    let mut unrelated = reach(11, 2, "2027-01-01");
    unrelated.relation.as_mut().unwrap().value = shared::customer::Relation::Unrelated;
    world.put(0, Put::Reach(unrelated)).await;
    let text = |text: &str| CustomerFind::Text(text.to_owned());
    for (find, expected) in [
        (CustomerFind::All, vec![14, 11, 12, 13, 10]),
        (text("con"), vec![11, 12]),
        (text("ang 4711"), vec![14]),
        (text("example"), vec![14]),
        (text("visio"), vec![]),
        (text("!"), vec![]),
        (text(&customer_id(13).to_string().to_uppercase()), vec![13]),
        (CustomerFind::Name("CONT".to_owned()), vec![11, 12]),
        (CustomerFind::Name("toso".to_owned()), vec![]),
        (CustomerFind::Name("  ang".to_owned()), vec![14]),
        (CustomerFind::Domain("Adatum-2".to_owned()), vec![14]),
        (CustomerFind::Domain("example".to_owned()), vec![]),
        (CustomerFind::Reseller(tenant(2)), vec![13, 10]),
        (CustomerFind::Reseller(tenant(3)), vec![]),
    ] {
        for limit in [1, 2, 200] {
            let rows = walk(limit, async |place| world.store.customers(&world.scope, &find, &place).await).await;
            let ids: Vec<_> = rows.iter().map(|read| read.customer.id.bytes()[0]).collect();
            assert_eq!(ids, expected, "{find:?}, {limit} a page");
        }
    }
}

pub(super) async fn shares_count_live_rows(builder: &impl StoreBuilder) {
    let world = small(builder).await;
    let shares = async || world.store.customer(&world.scope, customer_id(11)).await.unwrap().unwrap().shares;
    assert_eq!(shares().await, [(tenant(2), 2), (tenant(1), 1)]);
    let mut over = subscription(22, 11, "Visio");
    over.status = Status::Canceled;
    world.put(1, Put::Subscription(over)).await;
    assert_eq!(shares().await, [(tenant(1), 1), (tenant(2), 1)]);
    assert!(world.store.customer(&world.scope, customer_id(99)).await.unwrap().is_none());
}

pub(super) async fn a_cursor_of_another_question_or_tenant_is_refused(builder: &impl StoreBuilder) {
    let world = small(builder).await;
    let (query, store) = (WorklistQuery::default(), &world.store);
    let page = store.find(&world.scope, &query, &place(1, None), now()).await.unwrap();
    let cursor = place(1, page.next);
    let wider = WorklistQuery { life: Some(Life::Ended), ..query.clone() };
    let refused = |error: StoreError| matches!(error, StoreError::Cursor);
    assert!(refused(store.find(&world.scope, &wider, &cursor, now()).await.unwrap_err()));
    assert!(refused(store.find(&Scope::system(tenant(9)), &query, &cursor, now()).await.unwrap_err()));
    assert!(refused(store.customers(&world.scope, &CustomerFind::All, &cursor).await.unwrap_err()));
    assert!(refused(store.changes(&world.scope, &NO_ACTIVITY, &cursor).await.unwrap_err()));
    let made_up = place(1, Some("bm90IG91cnM".to_owned()));
    assert!(refused(store.find(&world.scope, &query, &made_up, now()).await.unwrap_err()));
    assert!(store.find(&world.scope, &query, &cursor, now()).await.is_ok());
}
