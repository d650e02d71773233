//! The description of the API: checked in, and of exactly the routes that there are.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;
use server::http::{openapi, partner_center, routes};
use server::store::memory::MemoryStore;
use shared::api::path;

use crate::app::{TestApp, admin};
use crate::matrix::methods;

/// Where the document is checked in.
fn file() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/openapi.json")
}

#[test]
fn the_document_is_checked_in() {
    let now = openapi::json();
    if std::env::var_os("UPDATE_OPENAPI").is_some() {
        std::fs::write(file(), &now).unwrap();
    }
    let known = std::fs::read_to_string(file()).unwrap();
    assert!(known == now, "the API has changed: look at it, then run this test with UPDATE_OPENAPI=1");
}

#[tokio::test]
async fn it_has_every_route_and_no_other() {
    let app = TestApp::new().await;
    let mut there = BTreeSet::new();
    for route in routes::<MemoryStore>().paths() {
        for method in methods(&app, route).await {
            there.insert(format!("{method} {route}"));
        }
    }
    let document: Value = serde_json::from_str(&openapi::json()).unwrap();
    let paths = document["paths"].as_object().unwrap();
    let operations = paths.iter().flat_map(|(path, item)| {
        item.as_object().unwrap().keys().map(move |method| format!("{} {path}", method.to_uppercase()))
    });
    let (compatible, own): (BTreeSet<_>, BTreeSet<_>) = operations.partition(|route| route.contains(" /v1/"));
    // The files of the page are no part of the API.
    there.retain(|route| !route.starts_with("GET /docs/"));
    assert_eq!(own, there);

    let described: BTreeSet<_> = compatible.iter().filter_map(|route| route.split(' ').nth(1)).collect();
    let there: BTreeSet<_> = partner_center::routes::<MemoryStore>().paths().iter().copied().collect();
    assert_eq!(described, there);
}

#[tokio::test]
async fn every_type_that_it_refers_to_is_in_it() {
    let text = openapi::json();
    let document: Value = serde_json::from_str(&text).unwrap();
    let known = document["components"]["schemas"].as_object().unwrap();
    let references = text.split("#/components/schemas/").skip(1).filter_map(|rest| rest.split('"').next());
    let missing: BTreeSet<_> = references.filter(|name| !known.contains_key(*name)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[tokio::test]
async fn it_is_served_for_programs_and_for_people() {
    let app = TestApp::new().await;
    let served = app.get(admin(), path::OPENAPI).await;
    assert_eq!(served.header("content-type"), Some("application/json"));
    assert!(served.text() == openapi::json(), "another document than the one checked in");

    let page = app.get(admin(), "/docs").await;
    assert_eq!(page.header("content-type"), Some("text/html; charset=utf-8"));
    let text = page.text();
    for code in shared::reason::Code::ALL {
        assert!(text.contains(&format!("id=\"error-{code}\"")), "{code}");
    }
    let document: Value = serde_json::from_str(&openapi::json()).unwrap();
    for path in document["paths"].as_object().unwrap().keys() {
        assert!(text.contains(path.as_str()), "{path}");
    }
    assert!(!text.contains("<script>") && !text.contains(" style="), "nothing inline");
    for (asset, kind) in
        [("/docs/docs.css", "text/css; charset=utf-8"), ("/docs/docs.js", "text/javascript; charset=utf-8")]
    {
        assert!(text.contains(asset));
        assert_eq!(app.get(admin(), asset).await.header("content-type"), Some(kind));
    }
}
