//! Portals: made, listed, changed, revoked.

use http::Method;
use serde_json::{Value, json};
use shared::api::path;
use shared::audit::Action;
use shared::reason::Code;

use crate::app::{TestApp, admin, helpdesk, other_admin};
use crate::portal::{ORIGIN, send};
use crate::world::{PROSEWARE, TREY};

#[tokio::test]
async fn a_portal_is_made_with_a_secret_that_is_told_once() {
    let app = TestApp::new().await;
    let asked = json!({ "name": " Contoso Portal ", "origins": ["HTTPS://Portal.Example:443/", ORIGIN] });
    let made = send(&app, Method::POST, admin(), path::PORTALS, Some(&asked)).await;
    assert_eq!(made.status.as_u16(), 201, "{}", made.text());
    let made = made.json();
    let secret = made["secret"].as_str().unwrap().to_owned();
    assert!(secret.starts_with("sbp_") && secret.len() == 47, "{secret}");
    assert_eq!(made["portal"]["name"], "Contoso Portal");
    assert_eq!(made["portal"]["origins"], json!([ORIGIN]), "one form, once");
    assert_eq!(made["portal"]["creator"]["name"], "Megan Bowen");
    let listed = app.get(admin(), path::PORTALS).await;
    assert!(!listed.text().contains(&secret));
    assert_eq!(listed.json()["items"], json!([made["portal"]]));
    assert_eq!(app.get(other_admin(), path::PORTALS).await.json()["items"], json!([]), "another provider's");
    let log = app.log(TREY);
    let entry = &log.last().unwrap().entry;
    assert_eq!((entry.action, entry.portal.unwrap().to_string()), (Action::PortalCreated, id(&made["portal"])));
    assert!(!serde_json::to_string(&log).unwrap().contains(&secret));
}

#[tokio::test]
async fn a_portal_is_changed_and_revoked_by_its_own_provider_only() {
    let app = TestApp::new().await;
    let portal = app.portal(&[ORIGIN]).await;
    let address = path::portal(portal.id);
    let patch = json!({ "origins": ["http://localhost:3000"] });
    send(&app, Method::PATCH, other_admin(), &address, Some(&patch)).await.expect_code(Code::NotFound);
    send(&app, Method::DELETE, other_admin(), &address, None).await.expect_code(Code::NotFound);
    send(&app, Method::PATCH, helpdesk(), &address, Some(&patch)).await.expect_code(Code::RoleTooSmall);
    let changed = send(&app, Method::PATCH, admin(), &address, Some(&patch)).await.ok();
    assert_eq!(changed["origins"], patch["origins"]);
    assert_eq!(changed["name"], "Contoso Portal");
    let entries = app.log(TREY).len();
    send(&app, Method::PATCH, admin(), &address, Some(&patch)).await.ok();
    assert_eq!(app.log(TREY).len(), entries, "the same again is no change");
    let name = json!({ "name": "Portal of Contoso" });
    assert_eq!(send(&app, Method::PATCH, admin(), &address, Some(&name)).await.ok()["name"], "Portal of Contoso");

    assert_eq!(send(&app, Method::DELETE, admin(), &address, None).await.status.as_u16(), 204);
    assert_eq!(app.get(admin(), path::PORTALS).await.json()["items"], json!([]));
    send(&app, Method::DELETE, admin(), &address, None).await.expect_code(Code::NotFound);
    send(&app, Method::PATCH, admin(), &address, Some(&patch)).await.expect_code(Code::NotFound);
    let actions: Vec<_> = app.log(TREY).iter().map(|recorded| recorded.entry.action).collect();
    assert_eq!(actions, [Action::PortalCreated, Action::PortalChanged, Action::PortalChanged, Action::PortalRevoked]);
    assert!(app.log(PROSEWARE).is_empty());
    let shown = app.get(admin(), path::ACTIVITY).await.ok();
    assert_eq!(shown["items"][0]["portal"]["name"], "Portal of Contoso", "a revoked one keeps its name");
}

#[tokio::test]
async fn bad_input_changes_nothing() {
    let app = TestApp::new().await;
    let many: Vec<_> = (0..21).map(|n| format!("https://p{n}.example")).collect();
    for (body, pointer, code) in [
        (json!({}), "/name", "missing"),
        (json!({ "name": "" }), "/name", "empty"),
        (json!({ "name": "x", "origins": ["portal.example"] }), "/origins/0", "origin"),
        (json!({ "name": "x", "origins": ["http://portal.example"] }), "/origins/0", "origin"),
        (json!({ "name": "x", "origins": [ORIGIN, "https://*.example"] }), "/origins/1", "origin"),
        (json!({ "name": "x", "origins": many }), "/origins", "range"),
        (json!({ "name": "x", "secret": "mine" }), "/secret", "unknown"),
    ] {
        let answer = send(&app, Method::POST, admin(), path::PORTALS, Some(&body)).await;
        answer.expect_code(Code::Malformed);
        assert_eq!(answer.json()["errors"][0], json!({ "pointer": pointer, "code": code }), "{body}");
    }
    assert!(app.log(TREY).is_empty());
    for n in 0..100 {
        let body = json!({ "name": format!("Portal {n}") });
        assert_eq!(send(&app, Method::POST, admin(), path::PORTALS, Some(&body)).await.status.as_u16(), 201);
    }
    let more = json!({ "name": "One more" });
    send(&app, Method::POST, admin(), path::PORTALS, Some(&more)).await.expect_code(Code::LimitReached);
}

fn id(portal: &Value) -> String {
    portal["id"].as_str().unwrap().to_owned()
}
