//! Every route against everybody who may not, and those who may.
//!
//! A new route fails here until it has a row.

use std::collections::BTreeSet;

use axum::body::Body;
use http::{Method, header};
use serde_json::json;
use server::http::routes;
use server::store::memory::MemoryStore;
use shared::api::path;

use crate::app::{
    self, Actor, Answer, TestApp, application, auditor, customer_admin, customer_clerk, helpdesk, nobody, other_admin,
    request, reseller, sales, stranger,
};
use crate::world::{CONTOSO, FIRST_UP, OFFICE, TREY, UNKNOWN, UNKNOWN_CUSTOMER};

/// Who asks, in the order of the columns. The last one is an admin who asks for an id that nobody has.
const COLUMNS: [(&str, Option<Actor>); 12] = [
    ("no token", None),
    ("no role", Some(nobody())),
    ("sales", Some(sales())),
    ("auditor", Some(auditor())),
    ("helpdesk", Some(helpdesk())),
    ("application", Some(application())),
    ("no such tenant", Some(stranger())),
    ("other provider", Some(other_admin())),
    ("customer's admin", Some(customer_admin())),
    ("customer's clerk", Some(customer_clerk())),
    ("reseller", Some(reseller())),
    ("unknown id", Some(app::admin())),
];

const GET: Method = Method::GET;
const PUT: Method = Method::PUT;
const POST: Method = Method::POST;
const PATCH: Method = Method::PATCH;
const DELETE: Method = Method::DELETE;

type Row = (Method, &'static str, [u16; 12]);

#[rustfmt::skip]
const ROWS: &[Row] = &[
    // no token, no role, sales, auditor, helpdesk, application, no such tenant, other, customer, clerk, reseller, unknown
    (GET, path::SUBSCRIPTIONS,        [401, 403, 200, 200, 200, 200, 403, 200, 403, 403, 200, 200]),
    (GET, path::FACETS,               [401, 403, 200, 200, 200, 200, 403, 200, 403, 403, 200, 200]),
    (GET, path::SUBSCRIPTION,         [401, 403, 200, 200, 200, 200, 403, 404, 403, 403, 200, 404]),
    (GET, path::CANDIDATES,           [401, 403, 200, 200, 200, 200, 403, 404, 403, 403, 403, 404]),
    (GET, path::CONTACT,              [401, 403, 200, 200, 200, 403, 403, 404, 403, 403, 200, 404]),
    (PUT, path::CONTACT,              [401, 403, 403, 403, 200, 403, 403, 404, 403, 403, 403, 404]),
    (GET, path::HISTORY,              [401, 403, 200, 200, 200, 200, 403, 404, 403, 403, 403, 404]),
    (GET, path::SUBSCRIPTION_SUPPORT, [401, 403, 200, 200, 200, 200, 403, 404, 200, 403, 200, 404]),
    (GET, path::CUSTOMERS,            [401, 403, 200, 200, 200, 200, 403, 200, 403, 403, 403, 200]),
    (GET, path::CUSTOMER,             [401, 403, 200, 200, 200, 200, 403, 200, 403, 403, 403, 404]),
    (GET, path::CUSTOMER_SUPPORT,     [401, 403, 200, 200, 200, 200, 403, 200, 403, 403, 403, 404]),
    (GET, path::WHO,                  [401, 403, 200, 200, 200, 200, 403, 200, 403, 403, 403, 200]),
    (GET, path::ACTIVITY,             [401, 403, 403, 200, 200, 403, 403, 200, 403, 403, 403, 200]),
    (GET, path::SUPPORT,              [401, 403, 403, 403, 403, 403, 403, 403, 200, 403, 403, 403]),
    (GET, path::SESSION,              [401, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200]),
    // Signing in and out is for those who are not signed in; without a body and without a cookie nothing happens.
    (POST, path::SESSION,             [415; 12]),
    (DELETE, path::SESSION,           [204; 12]),
    // Without a body; the portal of the address is nobody's.
    (GET, path::PORTALS,              [401, 403, 403, 403, 403, 403, 403, 200, 403, 403, 403, 200]),
    (POST, path::PORTALS,             [401, 403, 403, 403, 403, 403, 403, 415, 403, 403, 403, 415]),
    (PATCH, path::PORTAL,             [401, 403, 403, 403, 403, 403, 403, 415, 403, 403, 403, 415]),
    (DELETE, path::PORTAL,            [401, 403, 403, 403, 403, 403, 403, 404, 403, 403, 403, 404]),
    // With a portal's credential only.
    (POST, path::EMBED_TOKENS,        [401; 12]),
    (GET, path::EMBED_SCOPE,          [401, 403, 200, 200, 200, 200, 403, 200, 200, 403, 200, 200]),
    (GET, path::PERSONAS,             [200; 12]),
    (GET, path::OPENAPI,              [200; 12]),
    (GET, "/docs",                    [200; 12]),
    (GET, "/docs/docs.css",           [200; 12]),
    (GET, "/docs/docs.js",            [200; 12]),
    (GET, "/healthz",                 [200; 12]),
    (GET, "/readyz",                  [200; 12]),
];

/// The rows of this place: a browser has no description of the API.
fn rows() -> impl Iterator<Item = &'static Row> {
    ROWS.iter().filter(|(_, route, _)| cfg!(feature = "native") || !is_description(route))
}

/// Is it the description of the API, which only a native server has?
pub fn is_description(route: &str) -> bool {
    route == path::OPENAPI || route.starts_with("/docs")
}

/// The address with the id of a customer or a subscription.
fn filled(route: &str, column: &str) -> String {
    let known = column != "unknown id";
    let id = match (route.starts_with(path::CUSTOMERS), known) {
        (true, true) => CONTOSO.to_string(),
        (true, false) => UNKNOWN_CUSTOMER.to_string(),
        (false, true) => OFFICE.to_string(),
        (false, false) => UNKNOWN.to_string(),
    };
    route.replace("{id}", &id)
}

async fn ask(app: &TestApp, row: &Row, actor: Option<Actor>, column: &str) -> Answer {
    let (method, route, _) = row;
    let mut asked = request(method.clone(), actor, &filled(route, column));
    let mut body = Body::empty();
    if *method == PUT {
        let tag = app.tag(&path::contact(OFFICE)).await;
        asked = asked.header(header::CONTENT_TYPE, "application/json").header(header::IF_MATCH, tag);
        // The contact that it has already: those who may change nothing with it.
        body = Body::from(json!({ "tenantId": FIRST_UP }).to_string());
    }
    app.send(asked.body(body).unwrap()).await
}

#[tokio::test]
async fn every_route_answers_everybody_as_it_should() {
    let app = TestApp::new().await;
    let before = app.get(app::admin(), &path::contact(OFFICE)).await.bytes;
    let mut wrong = Vec::new();
    for row in rows() {
        for ((column, actor), expected) in COLUMNS.iter().zip(row.2) {
            let answer = ask(&app, row, *actor, column).await;
            if answer.status.as_u16() != expected {
                wrong.push(format!("{} {} by {column}: {} for {expected}", row.0, row.1, answer.status.as_u16()));
            }
            if expected >= 400 {
                assert_eq!(answer.header("content-type"), Some("application/problem+json"), "{} by {column}", row.1);
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!(app.get(app::admin(), &path::contact(OFFICE)).await.bytes, before, "somebody changed something");
    assert!(app.log(TREY).iter().all(|recorded| recorded.entry.refused.is_some()), "somebody did something");
}

#[tokio::test]
async fn no_route_is_missing_from_the_matrix() {
    let app = TestApp::new().await;
    let mut there = BTreeSet::new();
    for route in routes::<MemoryStore>().paths() {
        for method in methods(&app, route).await {
            there.insert(format!("{method} {route}"));
        }
    }
    let tested: BTreeSet<_> = rows().map(|(method, route, _)| format!("{method} {route}")).collect();
    assert_eq!(there, tested);
}

/// The methods of a route, as its 405 tells them.
pub async fn methods(app: &TestApp, route: &str) -> Vec<String> {
    let odd = Method::from_bytes(b"BREW").unwrap();
    let answer = app.send(request(odd, None, &filled(route, "")).body(Body::empty()).unwrap()).await;
    assert_eq!(answer.status.as_u16(), 405, "{route}");
    let allowed = answer.header("allow").unwrap_or_default().to_owned();
    allowed.split(',').map(str::to_owned).filter(|method| method != "HEAD").collect()
}

#[tokio::test]
async fn foreign_and_unknown_ids_are_answered_alike() {
    let app = TestApp::new().await;
    for row in rows().filter(|(_, route, _)| route.contains("{id}") && !route.starts_with(path::CUSTOMERS)) {
        let foreign = ask(&app, row, Some(other_admin()), "other provider").await;
        let unknown = ask(&app, row, Some(other_admin()), "unknown id").await;
        assert_eq!(foreign.status, unknown.status);
        assert_eq!(foreign.text(), unknown.text(), "{}", row.1);
        assert_eq!(foreign.headers, unknown.headers, "{}", row.1);
    }
}
