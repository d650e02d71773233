//! What words find.

use shared::api::query::{Sort, WorklistQuery};

use super::StoreBuilder;
use super::lists::{found, small};
use super::world::*;
use crate::store::{CustomerFind, Put, Store};

async fn finds<S: Store>(world: &World<S>, text: &str) -> Vec<u8> {
    let query = |sort| WorklistQuery { q: Some(text.to_owned()), sort, ..WorklistQuery::default() };
    let rows = found(world, &query(None)).await;
    let mut reversed = found(world, &query(Some(Sort::CustomerDesc))).await;
    reversed.reverse();
    assert_eq!(reversed, rows, "{text} from the end");
    let mut by_product = found(world, &query(Some(Sort::Product))).await;
    let mut backwards = found(world, &query(Some(Sort::ProductDesc))).await;
    backwards.reverse();
    assert_eq!(backwards, by_product, "{text} by product from the end");
    by_product.sort_unstable();
    let mut all = rows.clone();
    all.sort_unstable();
    assert_eq!(by_product, all, "{text} by product");
    rows
}

pub(super) async fn words_begin_terms_of_customer_product_or_contact(builder: &impl StoreBuilder) {
    let world = small(builder).await;
    for (text, expected) in [
        ("contoso", vec![23, 22, 24, 25, 26]),
        ("CON", vec![23, 22, 24, 25, 26]),
        ("ontoso", vec![]),
        ("visio", vec![22, 24, 26, 20]),
        ("contoso visio", vec![22, 24, 26]),
        ("vis conto", vec![22, 24, 26]),
        ("365 e3", vec![23]),
        ("bellows", vec![25, 26]),
        ("bel con az", vec![25]),
        ("college contoso", vec![25, 26]),
        ("trey", vec![24, 20]),
        ("a", vec![23, 22, 25, 21]),
        ("contoso northwind", vec![]),
        ("nothing", vec![]),
        ("visio nothing", vec![]),
        (" !? ", vec![]),
    ] {
        assert_eq!(finds(&world, text).await, expected, "{text}");
    }
}

pub(super) async fn folded_letters_pairs_and_marks(builder: &impl StoreBuilder) {
    let world = World::empty(builder.build().await).await;
    let mut neil = customer(11, "O'Neil & Söhne");
    neil.domain = Some("oneil.example".parse().unwrap());
    neil.references = vec![reference("D-4711/b")];
    world.add(neil, &[(21, "Büro 365", 1)]).await;
    world.add(customer(12, "北京科技有限公司"), &[(22, "Visio", 1)]).await;
    world.add(customer(13, "Łódź Straße"), &[(23, "Visio", 1)]).await;
    for (text, expected) in [
        ("o'neil", vec![21]),
        ("neil sohne", vec![21]),
        ("oneil", vec![21]),
        ("SÖHNE", vec![21]),
        ("4711", vec![21]),
        ("d-4711/b", vec![21]),
        ("buro", vec![21]),
        ("北", vec![22]),
        ("科技", vec![22]),
        ("北京科技", vec![22]),
        ("京北", vec![]),
        ("科技 visio", vec![22]),
        ("lodz", vec![23]),
        ("strasse łó", vec![23]),
    ] {
        assert_eq!(finds(&world, text).await, expected, "{text}");
    }
}

pub(super) async fn ids_are_found(builder: &impl StoreBuilder) {
    let world = small(builder).await;
    for (id, expected) in [
        (subscription_id(22).to_string(), vec![22]),
        (format!("{{{}}}", customer_id(12).to_string().to_uppercase()), vec![25, 26]),
        (tenant(3).to_string(), vec![25, 26]),
        (tenant(1).to_string(), vec![24, 20]),
        (tenant(77).to_string(), vec![]),
    ] {
        assert_eq!(finds(&world, &id).await, expected, "{id}");
    }
    // A reference may look like an id.
    let mut odd = customer(15, "Odd");
    odd.references = vec![reference(&tenant(77).to_string())];
    world.add(odd, &[(50, "Visio", 1)]).await;
    assert_eq!(finds(&world, &tenant(77).to_string()).await, [50]);
}

pub(super) async fn nicknames_are_found_and_forgotten(builder: &impl StoreBuilder) {
    let world = small(builder).await;
    let mut named = subscription(22, 11, "Visio");
    named.nickname = Some("Head office Visio".parse().unwrap());
    world.put(1, Put::Subscription(named.clone())).await;
    assert_eq!(finds(&world, "head").await, [22]);
    assert_eq!(finds(&world, "office contoso vis").await, [22]);
    let page = world.store.customers(&world.scope, &CustomerFind::Text("head".to_owned()), &place(5, None)).await;
    assert!(page.unwrap().items.is_empty(), "a nickname is not the customer's");
    world.put(1, Put::Customer(customer(11, "Zeta"))).await;
    assert_eq!(finds(&world, "head zeta").await, [22]);
    named.nickname = Some("Branch".parse().unwrap());
    world.put(2, Put::Subscription(named)).await;
    assert_eq!(finds(&world, "head").await, [0; 0]);
    assert_eq!(finds(&world, "branch").await, [22]);
}

pub(super) async fn names_that_were_changed_are_found_by_the_new_one_only(builder: &impl StoreBuilder) {
    let world = small(builder).await;
    let mut renamed = customer(13, "Südwind");
    renamed.references = vec![reference("X1")];
    world.put(1, Put::Customer(renamed)).await;
    world.put(1, Put::Partner(partner(3, "Consolidated"))).await;
    world.put(1, Put::Subscription(subscription(26, 12, "Planner"))).await;
    assert_eq!(finds(&world, "northwind").await, [0; 0]);
    assert_eq!(finds(&world, "sudwind").await, [21, 20]);
    assert_eq!(finds(&world, "x1").await, [21, 20]);
    assert_eq!(finds(&world, "bellows").await, [0; 0]);
    assert_eq!(finds(&world, "consolidated").await, [25, 26]);
    assert_eq!(finds(&world, "con").await, [23, 22, 24, 25, 26]);
    assert_eq!(finds(&world, "visio").await, [22, 24, 20]);
    assert_eq!(finds(&world, "planner").await, [26]);
}

/// More than are collected and sorted at once, so that stores walk an index.
pub(super) async fn many_customers_with_one_beginning(builder: &impl StoreBuilder) {
    use shared::id::{CustomerId, SubscriptionId};

    let world = World::empty(builder.build().await).await;
    let bytes = |n: u16, kind: u8| {
        let mut bytes = [kind; 16];
        bytes[..2].copy_from_slice(&n.to_be_bytes());
        bytes
    };
    let mut changes = vec![change(0, Put::Partner(partner(2, "Sarl Helpers")))];
    for n in 0..700_u16 {
        let kind = ["Contoso", "Contour", "Conto", "Northwind"][usize::from(n % 4)];
        let end = ["Ltd", "GmbH", "Sarl"][usize::from(n % 3)];
        let mut owner = customer(1, &format!("{kind} {end} {n}"));
        owner.id = CustomerId::from_bytes(bytes(n, 1));
        let mut one = subscription(1, 1, if n % 5 == 0 { "Visio" } else { "Teams" });
        (one.id, one.customer) = (SubscriptionId::from_bytes(bytes(n, 2)), owner.id);
        if n == 3 {
            one.nickname = Some("Contoso once".parse().unwrap());
        }
        let mut whose = contact(1, if n % 7 == 0 { 2 } else { 1 });
        whose.subscription = one.id;
        changes.push(change(0, Put::Customer(owner)));
        changes.push(change(0, Put::Subscription(one)));
        changes.push(change(0, Put::Contact(whose)));
    }
    world.commit(changes).await;
    let count = async |text: &str| {
        let query = WorklistQuery { q: Some(text.to_owned()), ..WorklistQuery::default() };
        let rows = walk(50, async |place| world.store.find(&world.scope, &query, &place, now()).await).await;
        let names: Vec<_> = rows.iter().map(|row| shared::fold::name_key(row.customer.name.as_str())).collect();
        assert!(names.is_sorted(), "{text}");
        rows.len()
    };
    assert_eq!(count("c").await, 526);
    assert_eq!(count("con").await, 526);
    assert_eq!(count("conto").await, 526);
    assert_eq!(count("contoso").await, 176);
    assert_eq!(count("contou").await, 175);
    assert_eq!(count("conto ltd").await, (0..700).filter(|n| n % 3 == 0 && (n % 4 != 3 || *n == 3)).count());
    assert_eq!(count("conto visio").await, (0..700).filter(|n| n % 5 == 0 && n % 4 != 3).count());
    // A word that a partner has too.
    assert_eq!(count("conto sarl").await, (0..700).filter(|n| n % 4 != 3 && (n % 3 == 2 || n % 7 == 0)).count());
    assert_eq!(count("helpers gmbh").await, (0..700).filter(|n| n % 3 == 1 && n % 7 == 0).count());
    assert_eq!(count("contoso once").await, 1);
    let customers = async |text: &str| {
        let find = CustomerFind::Text(text.to_owned());
        walk(50, async |place| world.store.customers(&world.scope, &find, &place).await).await.len()
    };
    assert_eq!(customers("contoso").await, 175);
    assert_eq!(customers("conto gmbh").await, (0..700).filter(|n| n % 3 == 1 && n % 4 != 3).count());
}
