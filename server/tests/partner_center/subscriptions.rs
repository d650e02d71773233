//! A customer's subscriptions.

use super::world::*;

#[tokio::test]
async fn a_list_and_one_of_it() {
    let world = World::new().await;
    let uri = format!("/v1/customers/{CUSTOMER}/subscriptions");
    let list = world.get(&uri).await;
    insta::assert_snapshot!(list.shown());
    let one = world.get(&format!("{uri}/{}", SUBSCRIPTION.to_uppercase())).await;
    let items = list.json()["items"].as_array().unwrap().clone();
    assert!(items.contains(&one.json()), "the list shows the same");
    assert_eq!(world.get_as(&app_only(), &uri, &[]).await.status, 200, "also without a user");
    assert_eq!(world.get(&format!("{uri}?mpn_id=4847383")).await.json()["totalCount"], 2);
    assert_eq!(world.get(&format!("{uri}?mpn_id=1")).await.json()["totalCount"], 0);
    assert_eq!(world.get(&format!("{uri}?mpn_id=x")).await.fault(), (400, 3_000));
    assert_eq!(world.get(&format!("{uri}?order_id=abc")).await.fault(), (400, 800_042));
}

#[tokio::test]
async fn foreign_and_unknown_ones() {
    let world = World::new().await;
    let unknown = "99999999-0000-4000-8000-000000000099";
    for customer in [FOREIGN_CUSTOMER, unknown] {
        assert_eq!(world.get(&format!("/v1/customers/{customer}/subscriptions")).await.fault(), (403, 20_002));
        let one = world.get(&format!("/v1/customers/{customer}/subscriptions/{FOREIGN_SUBSCRIPTION}")).await;
        assert_eq!(one.fault(), (403, 20_002));
    }
    for id in [FOREIGN_SUBSCRIPTION, unknown, SUSPENDED] {
        assert_eq!(world.get(&format!("/v1/customers/{CUSTOMER}/subscriptions/{id}")).await.fault(), (404, 20_003));
    }
}
