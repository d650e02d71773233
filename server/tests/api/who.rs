//! "Who supports …?"

use serde_json::{Value, json};
use shared::api::path;

use crate::app::{TestApp, helpdesk};
use crate::world::{CONTOSO, OFFICE, UNKNOWN};

async fn ask(app: &TestApp, q: &str) -> Value {
    app.get(helpdesk(), &format!("{}?q={q}", path::WHO)).await.ok()
}

#[tokio::test]
async fn a_customer_with_the_line_to_call_now() {
    let app = TestApp::new().await;
    insta::assert_json_snapshot!(ask(&app, "contoso").await);
}

#[tokio::test]
async fn a_reseller_an_id_and_nothing() {
    let app = TestApp::new().await;
    let reseller = ask(&app, "first").await;
    assert_eq!(
        (&reseller["customers"], &reseller["resellers"][0]["name"]),
        (&json!([]), &json!("First Up Consultants"))
    );
    let subscription = ask(&app, &OFFICE.to_string()).await;
    assert_eq!(subscription["subscription"], json!(OFFICE));
    assert_eq!(subscription["customers"][0]["customer"]["id"], json!(CONTOSO));
    let none = json!({ "customers": [], "resellers": [] });
    assert_eq!(ask(&app, &UNKNOWN.to_string()).await, none);
    assert_eq!(ask(&app, "").await, none);
    assert_eq!(ask(&app, "zzz").await, none);
}
