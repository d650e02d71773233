//! What comes in a wrong form, and what it gets: a code, the field, and nothing changed.

use axum::body::Body;
use http::{Method, header};
use shared::api::path;
use shared::reason::Code;

use crate::app::{Actor, Answer, TestApp, admin, auditor, helpdesk, request};
use crate::world::{FIRST_UP, OFFICE, REQUEST, TREY, UNKNOWN};

async fn put_raw(app: &TestApp, actor: Actor, address: &str, kind: &str, body: impl Into<Body>) -> Answer {
    let tag = app.tag(&path::contact(OFFICE)).await;
    let asked = request(Method::PUT, Some(actor), address);
    let asked = asked.header(header::CONTENT_TYPE, kind).header(header::IF_MATCH, tag);
    app.send(asked.body(body.into()).unwrap()).await
}

const JSON: &str = "application/json";

#[tokio::test]
async fn bodies() {
    let app = TestApp::new().await;
    let address = path::contact(OFFICE);
    let tenant = format!(r#""tenantId":"{TREY}""#);
    let long = "x".repeat(501);
    let table: Vec<(Vec<u8>, &str, &str)> = vec![
        (r#"{"tenantId":"not-a-guid"}"#.into(), "/tenantId", "guid"),
        (r#"{"tenantId":""}"#.into(), "/tenantId", "guid"),
        (r#"{"tenantId":42}"#.into(), "/tenantId", "type"),
        (r#"{"tenantId":null}"#.into(), "/tenantId", "type"),
        ("{}".into(), "/tenantId", "missing"),
        (format!(r#"{{{tenant},"confirm":"yes"}}"#).into(), "/confirm", "type"),
        (format!(r#"{{{tenant},"name":"Trey"}}"#).into(), "/name", "unknown"),
        (format!(r#"{{{tenant},"supportMpnId":"1"}}"#).into(), "/supportMpnId", "unknown"),
        (format!(r#"{{{tenant},"reason":"{long}"}}"#).into(), "/reason", "too_long"),
        (format!(r#"{{{tenant},"reason":" "}}"#).into(), "/reason", "empty"),
        (format!(r#"{{{tenant},"ticket":"a\u0000b"}}"#).into(), "/ticket", "character"),
        ("[]".into(), "", "type"),
        (format!("[\"{TREY}\"]").into(), "", "type"),
        (r#""text""#.into(), "", "type"),
        ("".into(), "", "json"),
        ("{".into(), "", "json"),
        (format!("{{{tenant}}} and more").into(), "", "json"),
        (b"{\"tenantId\":\"\xff\xfe\"}".to_vec(), "", "json"),
        (format!("{{{tenant},\"reason\":{}", "[".repeat(10_000)).into(), "/reason", "type"),
        ("[".repeat(10_000).into(), "", "type"),
        (format!("{{\"x\":{}", "{\"x\":".repeat(3_000)).into(), "/x", "unknown"),
    ];
    for (body, pointer, code) in table {
        let shown = String::from_utf8_lossy(&body).chars().take(80).collect::<String>();
        let answer = put_raw(&app, helpdesk(), &address, JSON, body).await;
        answer.expect_code(Code::Malformed);
        let errors = answer.json()["errors"].clone();
        assert_eq!(errors, serde_json::json!([{ "pointer": pointer, "code": code }]), "{shown}");
    }
    assert!(app.log(TREY).is_empty(), "a wrong form is no attempt");
}

#[tokio::test]
async fn size_and_kind() {
    let app = TestApp::new().await;
    let address = path::contact(OFFICE);
    let large = format!(r#"{{"tenantId":"{FIRST_UP}","reason":"{}"}}"#, " ".repeat(20_000));
    put_raw(&app, helpdesk(), &address, JSON, large).await.expect_code(Code::TooLarge);
    for kind in ["text/plain", "application/x-www-form-urlencoded", "application/xml", ""] {
        put_raw(&app, helpdesk(), &address, kind, "{}").await.expect_code(Code::UnsupportedMedia);
    }
    let fine = format!(r#"{{"tenantId":"{FIRST_UP}"}}"#);
    put_raw(&app, helpdesk(), &address, "application/json; charset=utf-8", fine).await.ok();
}

#[tokio::test]
async fn the_role_and_the_ids_are_told_before_the_form() {
    let app = TestApp::new().await;
    put_raw(&app, auditor(), &path::contact(OFFICE), JSON, "nonsense").await.expect_code(Code::RoleTooSmall);
    put_raw(&app, auditor(), "/api/v1/subscriptions/x/contact", JSON, "{}").await.expect_code(Code::RoleTooSmall);
    put_raw(&app, helpdesk(), &path::contact(UNKNOWN), JSON, "nonsense").await.expect_code(Code::NotFound);
    put_raw(&app, helpdesk(), "/api/v1/subscriptions/x/contact", JSON, "{}").await.expect_code(Code::Malformed);
    app.get(crate::app::nobody(), "/api/v1/subscriptions/x").await.expect_code(Code::RoleTooSmall);
    app.get(crate::app::nobody(), "/api/v1/subscriptions?flag=nonsense").await.expect_code(Code::RoleTooSmall);
}

#[tokio::test]
async fn addresses() {
    let app = TestApp::new().await;
    let table = [
        ("/api/v1/subscriptions/not-a-guid", "?id", "guid"),
        ("/api/v1/subscriptions/%ff", "?id", "guid"),
        ("/api/v1/customers/1234", "?id", "guid"),
        ("/api/v1/customers/1234/support", "?id", "guid"),
        ("/api/v1/subscriptions?flag=nonsense", "?flag", "choice"),
        ("/api/v1/subscriptions?contact=7", "?contact", "guid"),
        ("/api/v1/subscriptions?colour=red", "?colour", "unknown"),
        ("/api/v1/subscriptions?limit=0", "?limit", "range"),
        ("/api/v1/subscriptions?limit=201", "?limit", "range"),
        ("/api/v1/subscriptions?limit=many", "?limit", "digits"),
        ("/api/v1/subscriptions?cursor=made-up", "?cursor", "cursor"),
        ("/api/v1/subscriptions?provider=7", "?provider", "guid"),
        ("/api/v1/subscriptions/facets?sort=size", "?sort", "choice"),
        ("/api/v1/customers?cursor=made-up", "?cursor", "cursor"),
        ("/api/v1/activity?from=yesterday", "?from", "time"),
        ("/api/v1/activity?action=nonsense", "?action", "choice"),
        ("/api/v1/who?q=a&limit=5", "?limit", "unknown"),
        ("/api/v1/subscriptions/61616161-6161-6161-6161-616161616161/history?q=a", "?q", "unknown"),
        ("/api/v1/subscriptions/61616161-6161-6161-6161-616161616161/candidates?cursor=x", "?cursor", "cursor"),
    ];
    for (address, pointer, code) in table {
        let answer = app.get(admin(), address).await;
        answer.expect_code(Code::Malformed);
        let errors = answer.json()["errors"].clone();
        assert_eq!(errors, serde_json::json!([{ "pointer": pointer, "code": code }]), "{address}");
    }
}

#[tokio::test]
async fn unknown_addresses_and_methods() {
    let app = TestApp::new().await;
    for address in ["/api/v1/nothing", "/api/v2/subscriptions", "/api/v1/subscriptions/", "/api/v1/"] {
        app.get(admin(), address).await.expect_code(Code::NotFound);
    }
    let answer =
        app.send(request(Method::PATCH, Some(admin()), path::SUBSCRIPTIONS).body(Body::empty()).unwrap()).await;
    answer.expect_code(Code::MethodNotAllowed);
    assert_eq!(answer.header("allow"), Some("GET,HEAD"));
}

#[tokio::test]
async fn every_answer_names_its_request() {
    let app = TestApp::new().await;
    for address in [path::SUBSCRIPTIONS, "/api/v1/nothing", "/healthz"] {
        let answer = app.get(admin(), address).await;
        assert_eq!(answer.header("x-request-id"), Some(REQUEST), "{address}");
        assert_eq!(answer.header("ms-requestid"), Some(REQUEST), "{address}");
    }
    let unnamed = http::Request::builder().uri(path::SUBSCRIPTIONS).header("ms-requestid", "not a guid");
    let answer = app.send(unnamed.body(Body::empty()).unwrap()).await;
    assert!(answer.header("x-request-id").unwrap().parse::<shared::id::RequestId>().is_ok());
}
