//! Whom a customer calls.

use axum::body::Body;
use http::{Method, StatusCode, header};
use serde_json::{Value, json};
use server::store::Put;
use shared::api::path;
use shared::profile::SupportProfile;
use shared::reason::Code;
use shared::version::Version;

use crate::app::{TestApp, auditor, customer_admin, invited_customer_admin, request};
use crate::world::{CONTOSO, FIRST_UP, OFFICE, TREY};

#[tokio::test]
async fn a_verified_customer_sees_every_provider() {
    let app = TestApp::new().await;
    insta::assert_json_snapshot!(app.get(customer_admin(), path::SUPPORT).await.ok());
}

#[tokio::test]
async fn an_invited_one_sees_what_its_provider_keeps_and_so_does_the_provider() {
    let app = TestApp::new().await;
    let invited = app.get(invited_customer_admin(), path::SUPPORT).await.ok();
    let providers: Vec<_> = invited["providers"].as_array().unwrap().iter().map(|part| &part["provider"]).collect();
    assert_eq!(providers, ["Trey Research"]);
    assert_eq!(app.get(auditor(), &path::customer_support(CONTOSO)).await.ok(), invited);
}

#[tokio::test]
async fn the_card_of_one_subscription_is_not_sent_twice_within_a_minute() {
    let app = TestApp::new().await;
    let address = path::subscription_support(OFFICE);
    let first = app.get(auditor(), &address).await;
    let tag = first.header("etag").unwrap().to_owned();
    insta::assert_json_snapshot!(first.ok());
    let again = |tag: &str| request(Method::GET, Some(auditor()), &address).header(header::IF_NONE_MATCH, tag);
    app.wait(20);
    assert_eq!(app.send(again(&tag).body(Body::empty()).unwrap()).await.status, StatusCode::NOT_MODIFIED);
    app.wait(60);
    let later = app.send(again(&tag).body(Body::empty()).unwrap()).await;
    assert_eq!(later.status, StatusCode::OK);
    assert_ne!(later.header("etag"), Some(tag.as_str()));
}

#[tokio::test]
async fn the_card_can_be_seen_as_it_would_be_with_another_contact() {
    let app = TestApp::new().await;
    let address = path::subscription_support(OFFICE);
    let now = app.get(auditor(), &address).await.ok();
    let contact = |card: &Value| card["providers"][0]["groups"][0]["contact"]["tenantId"].clone();
    let other = if contact(&now) == json!(TREY) { FIRST_UP } else { TREY };
    let preview = format!("{address}?contact={other}");
    let then = app.get(auditor(), &preview).await.ok();
    assert_eq!(contact(&then), json!(other));
    assert_ne!(then["providers"][0]["groups"][0]["lines"], now["providers"][0]["groups"][0]["lines"]);
    assert_eq!(app.get(auditor(), &address).await.ok(), now, "nothing was changed");
    app.get(customer_admin(), &preview).await.expect_code(Code::RoleTooSmall);
    let nobody = format!("{address}?contact=00000000-0000-4000-8000-000000000000");
    app.get(auditor(), &nobody).await.expect_code(Code::ResellerUnknown);
    app.get(auditor(), &format!("{address}?contact=fabrikam")).await.expect_code(Code::Malformed);
}

#[tokio::test]
async fn lines_that_answer_now_come_first() {
    let app = TestApp::new().await;
    let order = async || {
        let card = app.get(auditor(), &path::customer_support(CONTOSO)).await.ok();
        let groups = card["providers"][0]["groups"].as_array().unwrap().clone();
        let own = groups.iter().find(|group| group["contact"]["tenantId"] == json!(TREY)).unwrap();
        let lines = own["lines"].as_array().unwrap();
        lines.iter().map(|line| (line["label"].clone(), line["opening"]["state"].clone())).collect::<Vec<_>>()
    };
    let pair = |label: &str, state: &str| (json!(label), json!(state));
    assert_eq!(order().await, [pair("Service desk", "open"), pair("Night desk", "unknown")]);
    app.wait(10 * 3_600); // Friday evening: the next to open before those that never said.
    assert_eq!(order().await, [pair("Service desk", "closed"), pair("Night desk", "unknown")]);
}

#[tokio::test]
async fn nobody_sees_a_page_with_nobody_to_call() {
    let app = TestApp::new().await;
    let mute = SupportProfile { partner: FIRST_UP, lines: Vec::new(), version: Version::FIRST };
    app.store(TREY, Version::FIRST, Put::Profile(mute)).await;
    let card = app.get(customer_admin(), &path::subscription_support(OFFICE)).await.ok();
    let group = &card["providers"][0]["groups"][0];
    assert_eq!((&group["contact"]["name"], &group["lines"]), (&json!("First Up Consultants"), &json!([])));
    let labels: Vec<_> = group["fallback"].as_array().unwrap().iter().map(|line| &line["label"]).collect();
    assert_eq!(labels, ["Service desk", "Night desk"], "the provider's");
    assert_ne!(group["fallback"], Value::Null);
}
