//! The worklist and one subscription.

use serde_json::Value;
use shared::api::path;

use crate::app::{TestApp, admin, auditor, other_admin};
use crate::world::{AZURE, CONTOSO, OFFICE, TREY};

/// The products of a list, in its order.
fn products(list: &Value) -> Vec<&str> {
    list["items"].as_array().unwrap().iter().map(|row| row["product"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn the_worklist() {
    let app = TestApp::new().await;
    insta::assert_json_snapshot!(app.get(auditor(), path::SUBSCRIPTIONS).await.ok());
    let other = app.get(other_admin(), path::SUBSCRIPTIONS).await.ok();
    assert_eq!(products(&other), ["Dynamics 365 Sales"], "every provider sees its own");
}

#[tokio::test]
async fn it_is_searched_and_filtered() {
    let app = TestApp::new().await;
    let table: [(&str, &[&str]); 9] = [
        ("q=angstrom", &["Exchange Online Plan 1"]),
        ("q=contoso%20azu", &["Azure plan"]),
        ("q=first%20up", &["Microsoft 365 Business Premium", "Visio Plan 2"]),
        ("q=nothing", &[]),
        ("flag=differs", &["Azure plan"]),
        ("flag=differs,unreachable&commerce=azure", &["Azure plan"]),
        ("life=ended", &["Project Plan 1"]),
        ("provenance=manual&sort=-product", &["Visio Plan 2", "Microsoft 365 Business Premium"]),
        ("product=Visio+Plan+2", &["Visio Plan 2"]),
    ];
    for (query, expected) in table {
        let list = app.get(admin(), &format!("{}?{query}", path::SUBSCRIPTIONS)).await.ok();
        assert_eq!(products(&list), expected, "{query}");
    }
}

#[tokio::test]
async fn it_is_walked_in_pages() {
    let app = TestApp::new().await;
    let whole = app.get(admin(), path::SUBSCRIPTIONS).await.ok();
    let (mut seen, mut next) = (Vec::new(), None);
    loop {
        let cursor = next.map(|cursor: String| format!("&cursor={cursor}")).unwrap_or_default();
        let page = app.get(admin(), &format!("{}?limit=1{cursor}", path::SUBSCRIPTIONS)).await.ok();
        seen.extend(page["items"].as_array().unwrap().clone());
        next = page["next"].as_str().map(str::to_owned);
        if next.is_none() {
            break;
        }
    }
    assert_eq!(Value::from(seen), whole["items"]);
}

#[tokio::test]
async fn it_divides() {
    let app = TestApp::new().await;
    insta::assert_json_snapshot!(app.get(admin(), path::FACETS).await.ok());
    let narrowed = app.get(admin(), &format!("{}?contact={TREY}&customer={CONTOSO}", path::FACETS)).await.ok();
    assert_eq!(narrowed["total"]["n"], 1);
    assert_eq!(narrowed["contacts"].as_array().unwrap().len(), 2, "the other contacts still show");
}

#[tokio::test]
async fn one_of_them() {
    let app = TestApp::new().await;
    let strip = |mut view: Value| {
        view["supportContact"]["etag"] = Value::Null;
        view
    };
    insta::assert_json_snapshot!(strip(app.get(auditor(), &path::subscription(OFFICE)).await.ok()));
    let azure = app.get(auditor(), &path::subscription(AZURE)).await.ok();
    insta::assert_json_snapshot!(azure["supportContact"]["seen"]);
}
