//! Which pages of other origins may read answers.

use axum::body::Body;
use http::{Method, header};
use serde_json::json;
use shared::api::path;
use shared::reason::Code;

use crate::app::{Answer, TestApp, admin, customer_admin, other_admin, request};
use crate::portal::{ORIGIN, bearing, send};
use crate::world::{AZURE, FIRST_UP, OFFICE, TREY};

const OTHER: &str = "https://other.example";
const EVIL: &str = "https://evil.example";

async fn preflight(app: &TestApp, origin: &str, address: &str) -> Answer {
    let asked = request(Method::OPTIONS, None, address)
        .header(header::ORIGIN, origin)
        .header("access-control-request-method", "PUT")
        .header("access-control-request-headers", "authorization,if-match");
    app.send(asked.body(Body::empty()).unwrap()).await
}

async fn get_from(app: &TestApp, origin: &str, token: &str, address: &str) -> Answer {
    let asked = bearing(Method::GET, token, address).header(header::ORIGIN, origin);
    app.send(asked.body(Body::empty()).unwrap()).await
}

fn readable_by(answer: &Answer) -> Option<&str> {
    assert!(answer.header("access-control-allow-credentials").is_none(), "never with cookies");
    let policy = answer.header("cross-origin-resource-policy");
    let origin = answer.header("access-control-allow-origin");
    assert_eq!(policy, Some(if origin.is_some() { "cross-origin" } else { "same-origin" }));
    assert!(answer.header("vary").unwrap_or_default().contains("Origin"));
    origin
}

#[tokio::test]
async fn a_browser_that_asks_first_is_answered_for_listed_origins() {
    let app = TestApp::new().await;
    app.portal(&[ORIGIN, "http://localhost:3000"]).await;
    let answer = preflight(&app, ORIGIN, &path::contact(OFFICE)).await;
    assert_eq!(answer.status.as_u16(), 204);
    assert_eq!(readable_by(&answer), Some(ORIGIN));
    assert_eq!(answer.header("access-control-allow-methods"), Some("GET, HEAD, POST, PUT, PATCH, DELETE"));
    let headers = answer.header("access-control-allow-headers").unwrap();
    for name in [
        "authorization",
        "content-type",
        "if-match",
        "if-none-match",
        "x-request-id",
        "idempotency-key",
        "switchboard-embed",
    ] {
        assert!(headers.split(", ").any(|known| known == name), "{name}");
    }
    assert_eq!(
        readable_by(&preflight(&app, "http://localhost:3000", path::SESSION).await),
        Some("http://localhost:3000")
    );
    for origin in
        [EVIL, "null", "https://portal.example.evil.example", "http://portal.example", "https://portal.example:444"]
    {
        let answer = preflight(&app, origin, &path::contact(OFFICE)).await;
        answer.expect_code(Code::CrossSite);
        assert_eq!(readable_by(&answer), None, "{origin}");
    }
    let secret = preflight(&app, ORIGIN, path::EMBED_TOKENS).await;
    assert_eq!((secret.status.as_u16(), readable_by(&secret)), (403, None), "no secret in a browser");
    // Outside our own API there is nothing to ask for.
    for address in ["/v1/customers", "/docs", "/healthz"] {
        assert!(preflight(&app, ORIGIN, address).await.header("access-control-allow-origin").is_none(), "{address}");
    }
}

#[tokio::test]
async fn the_answer_is_readable_where_the_tokens_own_portals_list_the_page() {
    let app = TestApp::new().await;
    let (portal, second) = (app.portal(&[ORIGIN]).await, app.portal(&[OTHER]).await);
    app.portal_of(other_admin(), &["https://proseware.example"]).await;
    let token = app.token(&portal, &["read"]).await;
    let contact = path::contact(OFFICE);
    let own = get_from(&app, ORIGIN, &token, &contact).await;
    assert_eq!((own.status.as_u16(), readable_by(&own)), (200, Some(ORIGIN)));
    let exposed = own.header("access-control-expose-headers").unwrap();
    assert_eq!(exposed, "ETag, Retry-After, X-Request-Id, Idempotency-Replayed");
    // A refusal too: the element says it in words.
    let refused = get_from(&app, ORIGIN, &token, path::WHO).await;
    assert_eq!((refused.status.as_u16(), readable_by(&refused)), (403, Some(ORIGIN)));
    // Another portal of the same provider, another provider's, and nobody's: not with this token.
    for origin in [OTHER, "https://proseware.example", EVIL, "null"] {
        let answer = get_from(&app, origin, &token, &contact).await;
        answer.expect_code(Code::CrossSite);
        assert_eq!(readable_by(&answer), None, "{origin}");
    }
    // An ordinary token: any portal of its own provider.
    let admin_token = admin().id.to_string();
    for (origin, expected) in
        [(ORIGIN, Some(ORIGIN)), (OTHER, Some(OTHER)), ("https://proseware.example", None), (EVIL, None)]
    {
        let answer = get_from(&app, origin, &admin_token, &contact).await;
        assert_eq!((answer.status.as_u16(), readable_by(&answer)), (200, expected), "{origin}");
    }
    // A customer of several providers sees several parts; each provider's portals may show them.
    let token = customer_admin().id.to_string();
    for (origin, expected) in [(ORIGIN, true), ("https://proseware.example", true), (EVIL, false)] {
        let answer = get_from(&app, origin, &token, path::SUPPORT).await;
        assert_eq!(readable_by(&answer).is_some(), expected, "{origin}");
    }
    send(&app, Method::DELETE, admin(), &path::portal(second.id), None).await;
    assert_eq!(readable_by(&get_from(&app, OTHER, &admin_token, &contact).await), None, "revoked");
    assert_eq!(preflight(&app, OTHER, &contact).await.status.as_u16(), 403);
}

#[tokio::test]
async fn a_page_can_tell_that_its_token_has_ended() {
    let app = TestApp::new().await;
    let portal = app.portal(&[ORIGIN]).await;
    let token = app.token(&portal, &["read"]).await;
    app.wait(601);
    let ended = get_from(&app, ORIGIN, &token, path::SESSION).await;
    ended.expect_code(Code::Unauthenticated);
    assert_eq!(readable_by(&ended), Some(ORIGIN));
    assert_eq!(readable_by(&get_from(&app, EVIL, &token, path::SESSION).await), None);
}

#[tokio::test]
async fn a_page_of_another_origin_changes_nothing() {
    let app = TestApp::new().await;
    let portal = app.portal(&[ORIGIN]).await;
    let token = app.token(&portal, &["assign"]).await;
    let address = path::contact(AZURE);
    let set = async |origin: &str| {
        let asked = bearing(Method::PUT, &token, &address)
            .header(header::ORIGIN, origin)
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::IF_MATCH, app.tag(&address).await);
        app.send(asked.body(Body::from(json!({ "tenantId": FIRST_UP }).to_string())).unwrap()).await
    };
    set(EVIL).await.expect_code(Code::CrossSite);
    assert_eq!(app.get(admin(), &address).await.json()["tenantId"], json!(TREY));
    let done = set(ORIGIN).await;
    assert_eq!((done.status.as_u16(), readable_by(&done)), (200, Some(ORIGIN)));
    assert!(done.header("etag").is_some());
}

#[tokio::test]
async fn our_own_pages_need_no_permission() {
    let app = TestApp::new().await;
    let asked = request(Method::GET, Some(admin()), &path::contact(OFFICE)).header(header::ORIGIN, "http://localhost");
    let answer = app.send(asked.body(Body::empty()).unwrap()).await;
    assert_eq!((answer.status.as_u16(), answer.header("access-control-allow-origin")), (200, None));
}
