//! Tokens for the elements in portals: how they are asked for, and what they open.

use axum::body::Body;
use http::{Method, header};
use serde_json::{Value, json};
use server::http::{partner_center, routes};
use server::store::Put;
use server::store::memory::MemoryStore;
use shared::api::path;
use shared::audit::{Action, Origin};
use shared::id::{CustomerId, SubscriptionId};
use shared::reason::Code;
use shared::subscription::Subscription;
use shared::version::Version;

use crate::app::{Answer, TestApp, admin, other_admin, request};
use crate::matrix::methods;
use crate::portal::{ORIGIN, ask, bearing, send};
use crate::world::{
    ANGSTROM, AZURE, CONTOSO, DYNAMICS, EXCHANGE, FABRIKAM, FIRST_UP, LITWARE, OFFICE, TREY, UNKNOWN, UNKNOWN_CUSTOMER,
    VISIO,
};

const ALL: &[&str] = &["read", "assign", "confirm", "support"];

fn with(mut body: Value, field: &str, value: Value) -> Value {
    body[field] = value;
    body
}

#[tokio::test]
async fn a_token_names_a_customer_and_ends_after_ten_minutes() {
    let app = TestApp::new().await;
    let portal = app.portal(&[ORIGIN]).await;
    let answer = app.ask_token(&portal, &ask(&["read"])).await;
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    let answer = answer.json();
    let token = answer["token"].as_str().unwrap();
    assert!(token.starts_with("sbe_") && token.len() == 47);
    assert_eq!(answer["expiresAt"], "2026-11-20T10:40:00Z");
    let session = app.get_as(token, path::SESSION).await.ok();
    assert_eq!(session["person"]["name"], "Anna Kovács");
    assert_eq!(session["permissions"], json!(["read"]));
    assert_eq!((&session["expires"], &session["roles"]), (&answer["expiresAt"], &json!([])));
    app.wait(599);
    app.get_as(token, path::SESSION).await.ok();
    app.wait(1);
    app.get_as(token, path::SESSION).await.expect_code(Code::Unauthenticated);
}

#[tokio::test]
async fn a_bad_credential_is_refused_before_anything_is_read() {
    let app = TestApp::new().await;
    let portal = app.portal(&[ORIGIN]).await;
    let other = app.portal_of(other_admin(), &[]).await;
    let id = portal.id;
    for credential in [
        format!("{id}:wrong"),
        format!("{id}:"),
        format!("{id}:{}x", portal.secret),
        format!("{id}:{}", other.secret),
        format!("{UNKNOWN}:{}", portal.secret),
        format!("nonsense:{}", portal.secret),
        format!(":{}", portal.secret),
    ] {
        let answer = app.ask_token_as(&credential, &json!({ "nonsense": 1 })).await;
        answer.expect_code(Code::Unauthenticated);
        assert!(answer.header("www-authenticate").unwrap().starts_with("Basic "), "{credential}");
    }
    // A bearer token of an administrator, and an embed token, make none.
    let body = ask(&["read"]);
    send(&app, Method::POST, admin(), path::EMBED_TOKENS, Some(&body)).await.expect_code(Code::Unauthenticated);
    let token = app.token(&portal, ALL).await;
    let asked = bearing(Method::POST, &token, path::EMBED_TOKENS).header(header::CONTENT_TYPE, "application/json");
    app.send(asked.body(Body::from(body.to_string())).unwrap()).await.expect_code(Code::Unauthenticated);
}

#[tokio::test]
async fn a_revoked_portal_gets_no_token_and_its_tokens_end_at_once() {
    let app = TestApp::new().await;
    let (portal, other) = (app.portal(&[ORIGIN]).await, app.portal(&[ORIGIN]).await);
    let (token, kept) = (app.token(&portal, ALL).await, app.token(&other, ALL).await);
    app.get_as(&token, &path::contact(OFFICE)).await.ok();
    send(&app, Method::DELETE, admin(), &path::portal(portal.id), None).await;
    app.get_as(&token, &path::contact(OFFICE)).await.expect_code(Code::Unauthenticated);
    app.ask_token(&portal, &ask(&["read"])).await.expect_code(Code::Unauthenticated);
    app.get_as(&kept, &path::contact(OFFICE)).await.ok();
}

#[tokio::test]
async fn foreign_and_unknown_names_are_not_found_alike() {
    let app = TestApp::new().await;
    let portal = app.portal(&[]).await;
    let customer = |named: Value| with(ask(&["read"]), "customer", named);
    let subscription = |named: Value| with(ask(&["read"]), "subscriptions", json!([named]));
    let mut told = Vec::new();
    for body in [
        customer(json!({ "id": UNKNOWN_CUSTOMER })),
        customer(json!({ "id": FABRIKAM })),
        customer(json!({ "ref": "D-4711" })),
        customer(json!({ "ref": "D-fab" })),
        customer(json!({ "ref": "d-con" })),
        customer(json!({ "ref": "D-co" })),
        subscription(json!({ "id": UNKNOWN })),
        subscription(json!({ "id": DYNAMICS })),
        subscription(json!({ "id": EXCHANGE })),
        subscription(json!({ "ref": "Visio" })),
    ] {
        let answer = app.ask_token(&portal, &body).await;
        answer.expect_code(Code::NotFound);
        told.push(answer.text());
    }
    told.dedup();
    assert_eq!(told.len(), 1, "one answer for all");
}

#[tokio::test]
async fn customer_and_subscription_can_be_named_by_what_the_provider_calls_them() {
    let app = TestApp::new().await;
    let portal = app.portal(&[]).await;
    let nicknamed = |id: u8, name: &str| {
        let known = crate::world::subscription_of(SubscriptionId::from_bytes([id; 16]), CONTOSO, "Power BI Pro");
        Put::Subscription(Subscription { nickname: name.parse().ok(), ..known })
    };
    for (id, name) in [(0xa1, "Sales team"), (0xa2, "Twins"), (0xa3, "Twins")] {
        app.store(TREY, Version::NONE, nicknamed(id, name)).await;
        app.store(TREY, Version::NONE, crate::world::default_contact(SubscriptionId::from_bytes([id; 16]))).await;
    }
    let named = json!({ "ref": "D-con" });
    let body = with(ask(&["read"]), "customer", named.clone());
    let body = with(body, "subscriptions", json!([{ "ref": "Sales team" }, { "id": OFFICE }, { "id": OFFICE }]));
    let token = app.token_for(&portal, &body).await;
    let scope = app.get_as(&token, path::EMBED_SCOPE).await.ok();
    assert_eq!(scope["customer"], json!({ "id": CONTOSO, "name": "Contoso" }));
    let ids = [SubscriptionId::from_bytes([0xa1; 16]), OFFICE];
    let mut shown: Vec<SubscriptionId> = serde_json::from_value(scope["subscriptionIds"].clone()).unwrap();
    shown.sort();
    assert_eq!(shown, [ids[1], ids[0]]);
    let twins = with(ask(&["read"]), "subscriptions", json!([{ "ref": "Twins" }]));
    app.ask_token(&portal, &twins).await.expect_code(Code::Ambiguous);

    let again = crate::world::customer_called(CustomerId::from_bytes([0xb1; 16]), "Contoso Again", "D-con");
    app.store(TREY, Version::NONE, Put::Customer(again)).await;
    app.ask_token(&portal, &with(ask(&["read"]), "customer", named)).await.expect_code(Code::Ambiguous);
}

#[tokio::test]
async fn a_body_that_makes_no_sense_is_told_where() {
    let app = TestApp::new().await;
    let portal = app.portal(&[]).await;
    let many: Vec<_> = (0..101).map(|_| json!({ "id": OFFICE })).collect();
    let long = "x".repeat(257);
    for (field, value, pointer, code) in [
        ("customer", json!({}), "/customer/id", "missing"),
        ("customer", json!({ "id": CONTOSO, "ref": "D-con" }), "/customer/ref", "unknown"),
        ("customer", json!({ "id": "contoso" }), "/customer/id", "guid"),
        ("subscriptions", json!([]), "/subscriptions", "empty"),
        ("subscriptions", json!([{}]), "/subscriptions/0/id", "missing"),
        ("subscriptions", json!(many), "/subscriptions", "range"),
        ("permissions", json!([]), "/permissions", "empty"),
        ("permissions", json!(["read", "confirm"]), "/permissions", "choice"),
        ("permissions", json!(["administer"]), "/permissions/0", "choice"),
        ("person", json!({ "id": "1", "name": "" }), "/person/name", "empty"),
        ("person", json!({ "id": long, "name": "x" }), "/person/id", "too_long"),
        ("person", json!({ "id": "1", "name": "a\u{202e}b" }), "/person/name", "character"),
        ("tenant", json!(TREY), "/tenant", "unknown"),
    ] {
        let answer = app.ask_token(&portal, &with(ask(&["read"]), field, value.clone())).await;
        answer.expect_code(Code::Malformed);
        assert_eq!(answer.json()["errors"][0], json!({ "pointer": pointer, "code": code }), "{value}");
    }
}

/// What a token for two of Contoso's subscriptions opens with each permission: status of look, candidates, contact, set,
/// preview, card, card of the customer.
#[tokio::test]
async fn each_permission_opens_its_own_and_nothing_else() {
    let app = TestApp::new().await;
    let portal = app.portal(&[]).await;
    for (permissions, expected) in [
        (&["read"][..], [200, 200, 200, 403, 403, 403, 403]),
        (&["support"], [403, 403, 403, 403, 200, 200, 200]),
        (&["assign"], [200, 200, 200, 200, 200, 200, 200]),
        (&["read", "support"], [200, 200, 200, 403, 200, 200, 200]),
        (ALL, [200; 7]),
    ] {
        let named = json!([{ "id": OFFICE }, { "id": VISIO }]);
        let token = app.token_for(&portal, &with(ask(permissions), "subscriptions", named)).await;
        let mut got = Vec::new();
        for address in [path::subscription(OFFICE), path::candidates(OFFICE), path::contact(OFFICE)] {
            got.push(app.get_as(&token, &address).await.status.as_u16());
        }
        let same = json!({ "tenantId": FIRST_UP });
        got.push(app.put_as(&token, &path::contact(OFFICE), &same).await.status.as_u16());
        let preview = format!("{}?contact={LITWARE}", path::subscription_support(OFFICE));
        for address in [preview, path::subscription_support(OFFICE), path::customer_support(CONTOSO)] {
            got.push(app.get_as(&token, &address).await.status.as_u16());
        }
        assert_eq!(got, expected, "{permissions:?}");
    }
}

#[tokio::test]
async fn what_a_token_does_not_name_is_not_found() {
    let app = TestApp::new().await;
    let portal = app.portal(&[]).await;
    let some = app.token_for(&portal, &with(ask(ALL), "subscriptions", json!([{ "id": OFFICE }]))).await;
    let all = app.token(&portal, ALL).await;
    let reads: [fn(SubscriptionId) -> String; 4] =
        [path::subscription, path::candidates, path::contact, path::subscription_support];
    let preview = |id| format!("{}?contact={LITWARE}", path::subscription_support(id));
    for (token, inside, outside) in [
        (&some, vec![OFFICE], vec![AZURE, VISIO, EXCHANGE, DYNAMICS, UNKNOWN]),
        (&all, vec![OFFICE, AZURE, VISIO], vec![EXCHANGE, DYNAMICS, UNKNOWN]),
    ] {
        for id in inside {
            for read in reads {
                app.get_as(token, &read(id)).await.ok();
            }
        }
        let mut told: Vec<String> = Vec::new();
        for id in outside {
            let mut answers: Vec<Answer> = Vec::new();
            for read in reads {
                answers.push(app.get_as(token, &read(id)).await);
            }
            answers.push(app.get_as(token, &preview(id)).await);
            let set = bearing(Method::PUT, token, &path::contact(id))
                .header(header::CONTENT_TYPE, "application/json")
                .header(header::IF_MATCH, app.tag(&path::contact(OFFICE)).await);
            answers.push(app.send(set.body(Body::from(json!({ "tenantId": TREY }).to_string())).unwrap()).await);
            for answer in &answers {
                answer.expect_code(Code::NotFound);
            }
            told.extend(answers.iter().map(Answer::text));
        }
        told.dedup();
        assert_eq!(told.len(), 1, "foreign, outside and unknown alike");
        for customer in [ANGSTROM, FABRIKAM, UNKNOWN_CUSTOMER] {
            app.get_as(token, &path::customer_support(customer)).await.expect_code(Code::NotFound);
        }
    }
    let card = app.get_as(&some, &path::customer_support(CONTOSO)).await.ok();
    let products = card["providers"][0]["groups"].as_array().unwrap();
    assert_eq!((products.len(), products[0]["products"].as_array().unwrap().len()), (1, 1), "the named one only");
}

#[tokio::test]
async fn every_other_route_refuses_an_embed_token() {
    let app = TestApp::new().await;
    let portal = app.portal(&[]).await;
    let token = app.token(&portal, ALL).await;
    let open = [
        format!("GET {}", path::SESSION),
        format!("GET {}", path::EMBED_SCOPE),
        format!("GET {}", path::SUBSCRIPTION),
        format!("GET {}", path::CANDIDATES),
        format!("GET {}", path::CONTACT),
        format!("PUT {}", path::CONTACT),
        format!("GET {}", path::SUBSCRIPTION_SUPPORT),
        format!("GET {}", path::CUSTOMER_SUPPORT),
    ];
    // Signing in and out look at no token, and what is open to all is open to it.
    let public = [path::PERSONAS, path::OPENAPI, "/docs", "/docs/docs.css", "/docs/docs.js", "/healthz", "/readyz"];
    let mut refused = 0;
    for route in routes::<MemoryStore>().paths() {
        let own = if route.starts_with(path::CUSTOMERS) { CONTOSO.to_string() } else { OFFICE.to_string() };
        for method in methods(&app, route).await {
            let known = format!("{method} {route}");
            if open.contains(&known) || public.contains(route) || known == format!("DELETE {}", path::SESSION) {
                continue;
            }
            let method: Method = method.parse().unwrap();
            let answer =
                app.send(bearing(method, &token, &route.replace("{id}", &own)).body(Body::empty()).unwrap()).await;
            let expected = match known.as_str() {
                // Its own credential, its own body: neither is the token's business.
                it if it.starts_with("POST /api/v1/embed/tokens") => 401,
                it if it.starts_with("POST /api/v1/session") => 415,
                _ => 403,
            };
            assert_eq!(answer.status.as_u16(), expected, "{known}: {}", answer.text());
            assert!(answer.header("set-cookie").is_none(), "{known}");
            refused += 1;
        }
    }
    assert!(refused > 10, "{refused}");
    for route in partner_center::routes::<MemoryStore>().paths() {
        let address = route.replace("{customer}", &CONTOSO.to_string()).replace("{id}", &OFFICE.to_string());
        let answer = app.get_as(&token, &address).await;
        assert!(matches!(answer.status.as_u16(), 401 | 405), "{route}: {}", answer.status);
    }
    assert!(app.log(TREY).iter().all(|recorded| recorded.entry.action == Action::PortalCreated));
}

#[tokio::test]
async fn the_log_names_the_person_and_the_portal() {
    let app = TestApp::new().await;
    let portal = app.portal(&[]).await;
    let token = app.token(&portal, &["assign"]).await;
    let address = path::contact(AZURE);
    let body = json!({ "tenantId": FIRST_UP, "reason": "Asked for in the portal", "ticket": "T-1" });
    let set = app.put_as(&token, &address, &body).await.ok();
    assert_eq!((&set["changed"], &set["contact"]["tenantId"]), (&json!(true), &json!(FIRST_UP)));
    let log = app.log(TREY);
    let entry = &log.last().unwrap().entry;
    assert_eq!((entry.action, entry.origin), (Action::ContactAssigned, Origin::Portal));
    assert_eq!((entry.portal, entry.after), (Some(portal.id), Some(FIRST_UP)));
    let history = app.get(admin(), &path::history(AZURE)).await.ok();
    let shown = &history["items"][0];
    assert_eq!((&shown["actor"]["name"], &shown["portal"]["name"]), (&json!("Anna Kovács"), &json!("Contoso Portal")));
    assert_eq!((&shown["origin"], &shown["reason"]), (&json!("portal"), &json!("Asked for in the portal")));
    let first = entry.actor;

    // The same person again, under a new name: one row. Another one, or the same id in another portal: another row.
    let renamed = with(ask(&["assign"]), "person", json!({ "id": "anna@contoso.example", "name": "Anna Szabó" }));
    app.token_for(&portal, &renamed).await;
    let history = app.get(admin(), &path::history(AZURE)).await.ok();
    assert_eq!(history["items"][0]["actor"]["name"], "Anna Szabó");
    let other = app.portal(&[]).await;
    let token = app.token(&other, &["assign"]).await;
    app.put_as(&token, &address, &json!({ "tenantId": TREY })).await.ok();
    let log = app.log(TREY);
    assert_ne!(log.last().unwrap().entry.actor, first);

    // An erased name is erased everywhere, and the portal is still told.
    let erased = Put::Person(shared::person::Person {
        tenant: TREY,
        id: first,
        side: shared::role::Side::Provider,
        party: TREY,
        verified: false,
        roles: shared::role::Roles::NONE,
        name: None,
        email: None,
        persona: false,
        version: Version::NONE,
    });
    app.store(TREY, Version::new(2), erased).await;
    let history = app.get(admin(), &path::history(AZURE)).await.ok();
    assert_eq!(history["items"][1]["actor"], json!({ "id": first }));
    assert_eq!(history["items"][1]["portal"]["name"], "Contoso Portal");
}

#[tokio::test]
async fn an_unverified_contact_needs_confirm_and_refusals_are_recorded() {
    let app = TestApp::new().await;
    let portal = app.portal(&[]).await;
    let body = json!({ "tenantId": LITWARE, "confirm": true });
    let assign = app.token(&portal, &["assign"]).await;
    app.put_as(&assign, &path::contact(AZURE), &body).await.expect_code(Code::RoleTooSmall);
    let log = app.log(TREY);
    let tried = &log.last().unwrap().entry;
    assert_eq!((tried.refused, tried.portal), (Some(Code::RoleTooSmall), Some(portal.id)));
    let confirm = app.token(&portal, &["assign", "confirm"]).await;
    let unconfirmed = json!({ "tenantId": LITWARE });
    let answer = app.put_as(&confirm, &path::contact(AZURE), &unconfirmed).await;
    assert_eq!(answer.status.as_u16(), 409, "{}", answer.text());
    app.put_as(&confirm, &path::contact(AZURE), &body).await.ok();
    assert!(app.log(TREY).last().unwrap().entry.confirmed);
}

#[tokio::test]
async fn nonsense_that_looks_like_a_token_is_none() {
    let app = TestApp::new().await;
    for token in ["sbe_", "sbe_x", &format!("sbe_{}", "A".repeat(43))] {
        app.get_as(token, path::SESSION).await.expect_code(Code::Unauthenticated);
    }
    let asked = request(Method::GET, None, path::SESSION).header(header::AUTHORIZATION, "Basic c2JlXzp4");
    app.send(asked.body(Body::empty()).unwrap()).await.expect_code(Code::Unauthenticated);
}
