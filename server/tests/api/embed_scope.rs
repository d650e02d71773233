//! What an element's attributes name, and what its token may.

use http::Method;
use serde_json::{Value, json};
use shared::api::path;
use shared::reason::Code;

use crate::app::{TestApp, admin, application, auditor, customer_admin, helpdesk, reseller};
use crate::portal::{ask, bearing};
use crate::world::{ANGSTROM, AZURE, DYNAMICS, EXCHANGE, OFFICE, OLD, PROSEWARE, TREY, UNKNOWN_CUSTOMER, VISIO};

fn at(query: &str) -> String {
    format!("{}?{query}", path::EMBED_SCOPE)
}

fn ids(scope: &Value) -> Vec<String> {
    let mut ids: Vec<String> = serde_json::from_value(scope["subscriptionIds"].clone()).unwrap();
    ids.sort();
    ids
}

#[tokio::test]
async fn a_token_of_a_portal() {
    let app = TestApp::new().await;
    let portal = app.portal(&[]).await;
    let mut body = ask(&["read", "support"]);
    let all = app.token_for(&portal, &body).await;
    body["subscriptions"] = json!([{ "id": OFFICE }, { "id": OLD }]);
    let some = app.token_for(&portal, &body).await;
    insta::assert_json_snapshot!(app.get_as(&all, path::EMBED_SCOPE).await.ok());
    assert_eq!(ids(&app.get_as(&some, path::EMBED_SCOPE).await.ok()), [OFFICE.to_string(), OLD.to_string()]);
    let narrowed = app.get_as(&all, &at(&format!("customerRef=D-con&subscriptionId={VISIO}"))).await.ok();
    assert_eq!(ids(&narrowed), [VISIO.to_string()]);
    for query in [
        format!("customerId={ANGSTROM}"),
        format!("customerId={UNKNOWN_CUSTOMER}"),
        "customerRef=D-ang".to_owned(),
        format!("subscriptionId={EXCHANGE}"),
        format!("subscriptionId={AZURE}"),
        "subscriptionRef=Nothing".to_owned(),
    ] {
        app.get_as(&some, &at(&query)).await.expect_code(Code::NotFound);
    }
}

#[tokio::test]
async fn an_ordinary_token_of_each_side() {
    let app = TestApp::new().await;
    let permissions = |scope: &Value| scope["permissions"].clone();
    let nothing = app.get(admin(), path::EMBED_SCOPE).await.ok();
    assert_eq!((&nothing["customer"], &nothing["subscriptionIds"]), (&Value::Null, &json!([])));
    assert_eq!(permissions(&nothing), json!(["read", "assign", "confirm", "support"]));
    let named = at(&format!("subscriptionId={OFFICE}&subscriptionId={AZURE}"));
    let scope = app.get(helpdesk(), &named).await.ok();
    assert_eq!((&scope["tenantId"], &scope["customer"]["name"]), (&json!(TREY), &json!("Contoso")));
    assert_eq!(
        (permissions(&scope), scope["subscriptionIds"].clone()),
        (json!(["read", "assign", "support"]), json!([OFFICE, AZURE]))
    );
    let by_reference = app.get(helpdesk(), &at("customerRef=D-con")).await.ok();
    assert_eq!(ids(&by_reference), [OFFICE, VISIO, AZURE].map(|id| id.to_string()), "live ones");
    assert_eq!(permissions(&app.get(auditor(), &named).await.ok()), json!(["read", "support"]));
    assert_eq!(permissions(&app.get(application(), &named).await.ok()), json!(["support"]));
    let own = app.get(customer_admin(), &at(&format!("subscriptionId={DYNAMICS}"))).await.ok();
    assert_eq!((&own["tenantId"], permissions(&own)), (&json!(PROSEWARE), json!(["support"])));
    let theirs = app.get(reseller(), &at(&format!("subscriptionId={OFFICE}"))).await.ok();
    assert_eq!((&theirs["tenantId"], permissions(&theirs)), (&json!(TREY), json!(["read", "support"])));
    app.get(reseller(), &at(&format!("subscriptionId={AZURE}"))).await.expect_code(Code::NotFound);
    app.get(customer_admin(), &at(&format!("customerId={ANGSTROM}"))).await.expect_code(Code::NotFound);
    app.get(helpdesk(), &at("subscriptionRef=Sales")).await.expect_code(Code::Malformed);
    app.get(helpdesk(), &at("customer=x")).await.expect_code(Code::Malformed);
    let mixed = at(&format!("subscriptionId={OFFICE}&subscriptionId={EXCHANGE}"));
    app.get(helpdesk(), &mixed).await.expect_code(Code::NotFound);
}

#[tokio::test]
async fn an_element_that_is_too_old_is_told_so() {
    let app = TestApp::new().await;
    let portal = app.portal(&[]).await;
    let token = app.token(&portal, &["read"]).await;
    for (version, code) in [
        ("1.0.0", None),
        ("1.4.2", None),
        ("2.0.0", None),
        ("0.9.9", Some(Code::VersionTooOld)),
        ("1.0", Some(Code::Malformed)),
        ("new", Some(Code::Malformed)),
    ] {
        let asked = bearing(Method::GET, &token, path::EMBED_SCOPE).header("switchboard-embed", version);
        let answer = app.send(asked.body(axum::body::Body::empty()).unwrap()).await;
        match code {
            None => assert_eq!(answer.status.as_u16(), 200, "{version}"),
            Some(code) => answer.expect_code(code),
        }
    }
}
