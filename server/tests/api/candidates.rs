//! Who may be the contact.

use serde_json::{Value, json};
use shared::api::path;

use crate::app::{TestApp, admin, auditor, other_admin};
use crate::world::{DYNAMICS, OFFICE, PROSEWARE};

fn names(page: &Value) -> Vec<&str> {
    page["items"].as_array().unwrap().iter().map(|view| view["name"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn the_provider_first_then_by_class_each_with_its_reasons() {
    let app = TestApp::new().await;
    insta::assert_json_snapshot!(app.get(auditor(), &path::candidates(OFFICE)).await.ok());
}

#[tokio::test]
async fn they_are_searched_by_name_number_country_and_id() {
    let app = TestApp::new().await;
    let table: [(&str, &[&str]); 8] = [
        ("fir", &["First Up Consultants"]),
        ("consult%20f", &["First Up Consultants"]),
        ("4847", &["First Up Consultants", "Relecloud"]),
        ("AT", &["Litware"]),
        ("at%20lit", &["Litware"]),
        ("12121212-1212-1212-1212-121212121212", &["Relecloud"]),
        ("nobody", &[]),
        ("", &["Trey Research", "First Up Consultants", "Litware", "Relecloud"]),
    ];
    for (q, expected) in table {
        let page = app.get(admin(), &format!("{}?q={q}", path::candidates(OFFICE))).await.ok();
        assert_eq!(names(&page), expected, "{q}");
        assert_eq!(page["total"], json!(expected.len()), "{q}");
    }
}

#[tokio::test]
async fn they_come_in_pages() {
    let app = TestApp::new().await;
    let address = format!("{}?limit=3", path::candidates(OFFICE));
    let first = app.get(admin(), &address).await.ok();
    assert_eq!(names(&first), ["Trey Research", "First Up Consultants", "Litware"]);
    let rest = app.get(admin(), &format!("{address}&cursor={}", first["next"].as_str().unwrap())).await.ok();
    assert_eq!(names(&rest), ["Relecloud"]);
    assert_eq!((&rest["next"], &rest["total"]), (&Value::Null, &json!(4)));
}

#[tokio::test]
async fn a_direct_bill_provider_has_itself_only() {
    let app = TestApp::new().await;
    let page = app.get(other_admin(), &path::candidates(DYNAMICS)).await.ok();
    assert_eq!((names(&page), &page["directBill"]), (vec!["Proseware"], &json!(true)));
    assert_eq!(page["items"][0]["tenantId"], json!(PROSEWARE));
}
