//! The relationship with a customer ends (D7c).

use shared::subscription::Status;

use super::world::*;

const NONE: &str = r#"{"relationshipToPartner":"none","attributes":{"objectType":"Customer"}}"#;

fn uri(customer: &str) -> String {
    format!("/v1/customers/{customer}")
}

#[tokio::test]
async fn a_customer_leaves_once_nothing_of_it_is_active() {
    let world = World::new().await;
    let global = with_role("global_admin");
    let early = world.patch_as(&global, &uri(CUSTOMER), NONE).await;
    assert_eq!(early.fault(), (400, 900_141), "{}", early.text());
    let done = world
        .patch_as(&global, &uri(FOURTH_COFFEE), &NONE.replace("relationshipToPartner", "RelationshipToPartner"))
        .await;
    assert_eq!((done.status.as_u16(), done.json()["relationshipToPartner"].as_str()), (200, Some("none")));
    assert_eq!(world.patch_as(&global, &uri(FOURTH_COFFEE), NONE).await.json(), done.json(), "twice is once");

    let list = world.get("/v1/customers").await.json();
    assert_eq!((list["totalCount"].as_u64(), list["items"][0]["id"].as_str()), (Some(1), Some(CUSTOMER)));
    let contact = contact_of(FOURTH_COFFEE, SUSPENDED);
    assert_eq!(world.get(&contact).await.status, 200, "what was, can be looked up");
    let body = format!(r#"{{"supportTenantId":"{FIRST_UP}","supportMpnId":"4847383","name":"First Up"}}"#);
    assert_eq!(world.put_as(&agent(), &contact, &[], &body).await.fault(), (400, 2_011));

    let filter = "%7B%22Field%22:%22CustomerId%22,%22Value%22:%221d2f3a4b-0000-4000-8000-000000000002%22,%22Operator%22:%22equals%22%7D";
    let log = world.get(&format!("/v1/auditrecords?filter={filter}")).await.json();
    let kinds: Vec<_> =
        log["items"].as_array().unwrap().iter().map(|item| item["operationType"].as_str().unwrap()).collect();
    assert!(kinds.contains(&"remove_partner_customer_relationship"), "{kinds:?}");
}

#[tokio::test]
async fn suspending_everything_is_enough() {
    let world = World::new().await;
    world.set_status(Status::Suspended).await;
    let still = world.patch_as(&with_role("global_admin"), &uri(CUSTOMER), NONE).await;
    assert_eq!(still.fault(), (400, 900_141), "the add-on is active");
}

#[tokio::test]
async fn who_may_and_what_is_understood() {
    let world = World::new().await;
    let global = with_role("global_admin");
    for (what, token, customer, body, fault) in [
        ("role", &agent(), FOURTH_COFFEE, NONE, (403, 900_150)),
        ("role before form", &agent(), FOURTH_COFFEE, "{", (403, 900_150)),
        ("no user", &app_only(), FOURTH_COFFEE, NONE, (403, 900_329)),
        ("foreign", &global, FOREIGN_CUSTOMER, NONE, (403, 20_002)),
        ("foreign before form", &global, FOREIGN_CUSTOMER, "{", (403, 20_002)),
        ("no JSON", &global, FOURTH_COFFEE, "{", (400, 3_000)),
        ("nothing to do", &global, FOURTH_COFFEE, "{}", (400, 3_000)),
        ("another wish", &global, FOURTH_COFFEE, r#"{"relationshipToPartner":"advisor"}"#, (400, 3_000)),
        ("privileges", &global, FOURTH_COFFEE, r#"{"AllowDelegatedAccess":false}"#, (400, 800_042)),
    ] {
        let reply = world.patch_as(token, &uri(customer), body).await;
        assert_eq!(reply.fault(), fault, "{what}: {}", reply.text());
    }
    assert_eq!(world.get(&uri(FOURTH_COFFEE)).await.json()["relationshipToPartner"], "reseller");
}
