//! `…/supportcontact`.

use axum::body::Body;
use serde_json::{Value, json};
use shared::subscription::Status;

use super::world::*;

const REQUEST: &str = "655890BA-4D2B-4D09-A95E-4EA1348686A5";
const CORRELATION: &str = "1438EA3D-B515-45C7-9EC1-27EE0CC8E6BD";

fn body(tenant: &str, mpn: &str) -> String {
    json!({"supportTenantId": tenant, "supportMpnId": mpn, "name": "whatever"}).to_string()
}

fn first_up() -> String {
    body(FIRST_UP, "4847383")
}

#[tokio::test]
async fn the_default_contact_as_partner_center_shows_it() {
    let world = World::new().await;
    let headers = [
        ("MS-RequestId", REQUEST),
        ("MS-CorrelationId", CORRELATION),
        ("MS-CV", "xqqtn+OEVE2ridoS.0"),
        ("MS-Contract-Version", "v1"),
        ("Accept", "application/json"),
    ];
    let reply = world.get_as(&agent(), &contact(), &headers).await;
    insta::assert_snapshot!(reply.shown());
    assert!(!reply.body.starts_with(b"\xEF\xBB\xBF"), "no byte order mark is sent");
}

#[tokio::test]
async fn ids_are_made_where_none_were_sent() {
    let world = World::new().await;
    let reply = world.get(&contact()).await;
    let id = reply.header("ms-requestid");
    assert!(id.parse::<shared::id::RequestId>().is_ok(), "{id}");
    assert_eq!(reply.header("ms-correlationid"), id);
    assert_eq!(reply.header("ms-cv").len(), 18);
}

/// What the .NET sample does: get, and put the unchanged object back. Then a Java and a Python body.
#[tokio::test]
async fn a_day_of_scripts() {
    let world = World::new().await;
    let before = world.get(&contact()).await;
    let pascal = pascal(&before.json()).to_string();
    let headers = [("Content-Type", "application/json"), ("Expect", "100-continue")];
    let same = world.put_as(&agent(), &contact(), &headers, &pascal).await;
    assert_eq!((same.status.as_u16(), same.json()), (200, before.json()));
    assert_eq!(same.header("etag"), before.header("etag"), "nothing changed, not even the version");

    let java = json!({"supportTenantId": FIRST_UP, "supportMpnId": "4847383", "name": "First Up Consultants",
        "links": null, "attributes": {"objectType": "SupportContact"}});
    let done = world.put_as(&agent(), &contact(), &[("MS-Contract-Version", "v1")], &java.to_string()).await;
    insta::assert_snapshot!(done.shown());

    let python = json!({"supportTenantId": TREY.to_uppercase(), "supportMpnId": "4391507", "name": "Mallory"});
    let back = world.put_as(&agent(), &contact(), &[], &python.to_string()).await;
    assert_eq!(back.json()["name"], "Trey Research", "a caller's words never reach a page");
    assert_eq!(back.json(), before.json());
}

fn pascal(value: &Value) -> Value {
    match value {
        Value::Object(object) => object
            .iter()
            .map(|(name, value)| (name[..1].to_uppercase() + &name[1..], pascal(value)))
            .collect::<serde_json::Map<_, _>>()
            .into(),
        Value::Array(items) => items.iter().map(pascal).collect(),
        value => value.clone(),
    }
}

#[tokio::test]
async fn what_is_tolerated() {
    let world = World::new().await;
    let plain = contact();
    let (upper, braces) = (
        contact_of(&CUSTOMER.to_uppercase(), &SUBSCRIPTION.to_uppercase()),
        contact_of(&format!("%7B{CUSTOMER}%7D"), SUBSCRIPTION),
    );
    let doubled = plain.replace('/', "//");
    let (base, end) = (format!("/{plain}"), format!("{plain}/"));
    for uri in [&upper, &braces, &doubled, &base, &end] {
        let reply = world.get(uri).await;
        assert_eq!((reply.status.as_u16(), reply.json()["supportMpnId"].as_str()), (200, Some("4391507")), "{uri}");
    }
    for (what, body) in [
        ("byte order mark", format!("\u{FEFF}{}", first_up())),
        ("braces, upper case", body(&format!("{{{}}}", FIRST_UP.to_uppercase()), "4847383")),
        ("a number for the partner number", format!(r#"{{"supportTenantId":"{FIRST_UP}","supportMpnId":4847383}}"#)),
        (
            "other names",
            json!({"SUPPORTTENANTID": FIRST_UP, "SupportMpnId": "4847383", "Colour": {"x": []}}).to_string(),
        ),
        (
            "odd links",
            json!({"supportTenantId": FIRST_UP, "supportMpnId": "4847383", "links": 7, "attributes": []}).to_string(),
        ),
    ] {
        let reply = world.put_as(&agent(), &doubled, &[("Content-Type", "text/plain")], &body).await;
        assert_eq!((reply.status.as_u16(), reply.json()["supportTenantId"].as_str()), (200, Some(FIRST_UP)), "{what}");
        let back = world.put_as(&agent(), &plain, &[], &super::contact::body(TREY, "4391507")).await;
        assert_eq!(back.status, 200, "{what}");
    }
}

#[tokio::test]
async fn what_is_refused_and_how() {
    let world = World::new().await;
    let deep = format!(r#"{{"supportTenantId":{}"#, "[".repeat(10_000));
    let large = format!(r#"{{"name":"{}"}}"#, "x".repeat(100_000));
    let mut shown = String::new();
    for (what, body) in [
        ("no JSON", "nonsense".to_owned()),
        ("nothing", String::new()),
        ("deep", deep),
        ("large", large),
        ("a list", "[]".to_owned()),
        ("no partner", "{}".to_owned()),
        ("no number", format!(r#"{{"supportTenantId":"{FIRST_UP}"}}"#)),
        ("no GUID", body("abc", "4847383")),
        ("not numeric", super::contact::body(FIRST_UP, "48x")),
        ("empty name", format!(r#"{{"supportTenantId":"{FIRST_UP}","supportMpnId":"4847383","name":" "}}"#)),
        ("a wrong type", r#"{"supportTenantId":true,"supportMpnId":"4847383"}"#.to_owned()),
        ("somebody unknown", super::contact::body("484e548c-0000-4528-93a9-c16c6373cb59", "4847383")),
        ("two partners", super::contact::body(FIRST_UP, "4847433")),
        ("another region", super::contact::body(RELECLOUD, "4847433")),
        ("facts unknown", format!(r#"{{"supportTenantId":"{NEW_DESK}"}}"#)),
    ] {
        let reply = world.put_as(&agent(), &contact(), &[], &body).await;
        assert_eq!(reply.header("content-type"), "application/json; charset=utf-8", "{what}");
        let fault = reply.json();
        let (status, number) = reply.fault();
        shown += &format!("{what}: {status} {number} {}\n  {}\n", fault["description"], fault["reasons"]);
    }
    insta::assert_snapshot!(shown);
    assert_eq!(world.get(&contact()).await.json()["name"], "Trey Research", "nothing changed");
}

#[tokio::test]
async fn invalid_utf_8_is_malformed() {
    let world = World::new().await;
    let bytes = Body::from(b"{\"supportTenantId\":\"\xff\"}".to_vec());
    let reply = world.send(request("PUT", &agent(), &contact(), &[], bytes)).await;
    assert_eq!(reply.fault(), (400, 3_000));
}

#[tokio::test]
async fn who_may_and_in_which_order_it_is_checked() {
    let world = World::new().await;
    let good = first_up();
    let reseller = format!("rae:reseller:{FIRST_UP}:admin_agent");
    let bad_uri = contact_of("contoso", SUBSCRIPTION);
    for (what, token, uri, body, fault) in [
        ("no token", "", contact(), &good, (401, 400)),
        ("a bad token", "expired", contact(), &good, (401, 400)),
        ("another audience", "foreign", contact(), &good, (401, 900_420)),
        ("no user", &*app_only(), contact(), &good, (403, 900_329)),
        ("no role", &*with_role("auditor"), contact(), &good, (403, 900_150)),
        ("no role, and ids wrong", &*with_role("sales_agent"), bad_uri.clone(), &good, (403, 900_150)),
        ("no role, and form wrong", &*with_role("sales_agent"), contact(), &"{".to_owned(), (403, 900_150)),
        ("no role, and unknown ids", &*with_role("sales_agent"), contact_of(CUSTOMER, CUSTOMER), &good, (403, 900_150)),
        ("a reseller", &*reseller, contact(), &good, (403, 900_150)),
        ("ids wrong", &*agent(), bad_uri, &good, (400, 3_000)),
        ("unknown ids, form wrong", &*agent(), contact_of(CUSTOMER, CUSTOMER), &"{".to_owned(), (404, 20_003)),
    ] {
        let reply = world.put_as(token, &uri, &[], body).await;
        assert_eq!(reply.fault(), fault, "{what}: {}", reply.text());
    }
    for (what, token, fault) in [
        ("no token", String::new(), (401, 400)),
        ("no user", app_only(), (403, 900_329)),
        ("no role", with_role("x"), (403, 900_150)),
    ] {
        assert_eq!(world.get_as(&token, &contact(), &[]).await.fault(), fault, "{what}");
    }
    let auditor = world.get_as(&with_role("auditor"), &contact(), &[]).await;
    assert_eq!(auditor.status, 200);
    insta::assert_snapshot!(world.get_as("", &contact(), &[("MS-RequestId", REQUEST)]).await.shown());
}

/// A session of a browser is no way in, even when one is sent.
#[tokio::test]
async fn cookies_are_not_looked_at() {
    let world = World::new().await;
    let reply = world.get_as("", &contact(), &[("Cookie", "switchboard-dev=abc"), ("Host", "localhost")]).await;
    assert_eq!(reply.fault(), (401, 400));
}

#[tokio::test]
async fn another_tenants_ids_and_unknown_ones_answer_alike() {
    let world = World::new().await;
    let unknown = "99999999-0000-4000-8000-000000000099";
    let mut all = Vec::new();
    for (customer, subscription) in [
        (FOREIGN_CUSTOMER, FOREIGN_SUBSCRIPTION),
        (unknown, FOREIGN_SUBSCRIPTION),
        (FOREIGN_CUSTOMER, SUBSCRIPTION),
        (unknown, unknown),
    ] {
        for reply in [
            world.get(&contact_of(customer, subscription)).await,
            world.put_as(&agent(), &contact_of(customer, subscription), &[], &first_up()).await,
        ] {
            assert_eq!(reply.fault(), (403, 20_002));
            all.push(reply.text().replace(customer, "CUSTOMER"));
        }
    }
    all.dedup();
    assert_eq!(all.len(), 1, "{all:#?}");
    for subscription in [FOREIGN_SUBSCRIPTION, unknown, SUSPENDED] {
        let reply = world.get(&contact_of(CUSTOMER, subscription)).await;
        assert_eq!(reply.fault(), (404, 20_003), "{}", reply.text());
        let put = world.put_as(&agent(), &contact_of(CUSTOMER, subscription), &[], &first_up()).await;
        assert_eq!(put.fault(), (404, 20_003), "{}", put.text());
    }
    assert_eq!(world.get("/v1/nothing").await.fault(), (404, 1_000));
    assert_eq!(world.get("/v1").await.fault(), (404, 1_000));
    assert_eq!(world.get("//v1//nothing").await.fault(), (404, 1_000));
    let post = world.send(request("POST", &agent(), &contact(), &[], Body::empty())).await;
    assert_eq!(post.fault(), (405, 900_141));
}

#[tokio::test]
async fn a_reseller_reads_what_it_supports_only() {
    let world = World::new().await;
    let token = format!("rae:reseller:{FIRST_UP}:admin_agent");
    assert_eq!(world.get_as(&token, &contact(), &[]).await.fault(), (403, 20_002));
    assert_eq!(world.put_as(&agent(), &contact(), &[], &first_up()).await.status, 200);
    assert_eq!(world.get_as(&token, &contact(), &[]).await.json()["supportTenantId"], FIRST_UP);
}

#[tokio::test]
async fn entity_tags() {
    let world = World::new().await;
    let first = world.get(&contact()).await;
    let tag = first.header("etag").to_owned();
    let again = world.get_as(&agent(), &contact(), &[("If-None-Match", &tag), ("MS-RequestId", REQUEST)]).await;
    insta::assert_snapshot!(again.shown());

    let done = world.put_as(&agent(), &contact(), &[("If-Match", &tag)], &first_up()).await;
    assert_eq!(done.status, 200);
    assert_ne!(done.header("etag"), tag);
    let other = format!("W/{tag}");
    let stale =
        world.put_as(&with_role("admin_agent"), &contact(), &[("If-Match", &other)], &body(TREY, "4391507")).await;
    insta::assert_snapshot!(stale.shown());
    let same = world.put_as(&agent(), &contact(), &[("If-Match", &tag)], &first_up()).await;
    assert_eq!(
        (same.status.as_u16(), same.header("etag")),
        (200, done.header("etag")),
        "the same choice is no conflict"
    );
    let any = world.put_as(&agent(), &contact(), &[("If-Match", "*")], &body(TREY, "4391507")).await;
    assert_eq!(any.status, 200);
    let bare = world.put_as(&agent(), &contact(), &[("If-Match", "abc")], &first_up()).await;
    assert_eq!(bare.fault(), (400, 3_000));
}

#[tokio::test]
async fn a_repeat_is_answered_as_the_first_was() {
    let world = World::new().await;
    let headers = [("MS-RequestId", REQUEST), ("MS-CorrelationId", CORRELATION)];
    let first = world.put_as(&agent(), &contact(), &headers, &first_up()).await;
    let again = world.put_as(&agent(), &contact(), &headers, &first_up()).await;
    assert_eq!((again.status, again.text(), again.header("etag")), (first.status, first.text(), first.header("etag")));
    // The subscription ends between the two.
    world.set_status(Status::Deleted).await;
    let late = world.put_as(&agent(), &contact(), &headers, &first_up()).await;
    assert_eq!((late.status, late.text()), (first.status, first.text()));
    // Another request with the same content is not the one that was answered.
    let other = world.put_as(&agent(), &contact(), &[("MS-RequestId", CORRELATION)], &first_up()).await;
    assert_eq!(other.fault(), (400, 2_011));
    let somebody = world.put_as(&with_role("admin_agent"), &contact(), &headers, &first_up()).await;
    assert_eq!(somebody.fault(), (400, 2_011));
    let content = world.put_as(&agent(), &contact(), &headers, &body(TREY, "4391507")).await;
    assert_eq!(content.fault(), (400, 2_011));
}

#[tokio::test]
async fn a_partner_without_a_number_goes_round() {
    let world = World::new().await;
    let tenant = TREY.parse().unwrap();
    let id: shared::id::SubscriptionId = SUBSCRIPTION.parse().unwrap();
    let read = server::store::Store::contact(&world.app.store, &server::ctx::Scope::system(tenant), id).await.unwrap();
    let now = read.unwrap().contact;
    let moved =
        shared::contact::SupportContact { partner: NEW_DESK.parse().unwrap(), version: now.version.next(), ..now };
    world.change(tenant, now.version, vec![server::store::Put::Contact(moved)]).await;
    let shown = world.get(&contact()).await;
    assert_eq!(shown.json().get("supportMpnId"), None);
    let back = world.put_as(&agent(), &contact(), &[], &shown.text()).await;
    assert_eq!((back.status.as_u16(), back.json()), (200, shown.json()));
}

#[tokio::test]
async fn too_many_requests() {
    let mut world = World::new().await;
    world.limit(1);
    for _ in 0..10 {
        assert_eq!(world.get(&contact()).await.status, 200);
    }
    let reply = world.get(&contact()).await;
    insta::assert_snapshot!(reply.shown());
    assert_eq!(world.get_as(&with_role("auditor"), &contact(), &[]).await.status, 200, "each for itself");
    world.wait(60);
    assert_eq!(world.get(&contact()).await.status, 200);
}
