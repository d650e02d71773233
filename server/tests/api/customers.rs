//! Customers.

use server::store::Put;
use shared::api::path;
use shared::reason::Code;
use shared::version::Version;

use crate::app::{TestApp, admin, auditor, other_admin};
use crate::world::{CONTOSO, FABRIKAM, TREY, UNKNOWN_CUSTOMER, reach_until};

#[tokio::test]
async fn the_list_with_who_supports_how_much() {
    let app = TestApp::new().await;
    insta::assert_json_snapshot!(app.get(auditor(), path::CUSTOMERS).await.ok());
    let found = app.get(auditor(), "/api/v1/customers?q=soner").await.ok();
    assert_eq!(found["items"][0]["name"], "Ångström & Söner AB");
    assert_eq!(
        app.get(auditor(), "/api/v1/customers?q=D-con").await.ok()["items"][0]["name"],
        "Contoso",
        "by reference"
    );
    let other = app.get(other_admin(), path::CUSTOMERS).await.ok();
    assert_eq!(other["items"][0]["name"], "Contoso Ltd", "as that provider calls it");
}

#[tokio::test]
async fn one_with_what_is_known_of_each_reseller() {
    let app = TestApp::new().await;
    insta::assert_json_snapshot!(app.get(auditor(), &path::customer(CONTOSO)).await.ok());
    app.store(TREY, Version::FIRST, Put::Reach(reach_until(CONTOSO, "2026-10-01T00:00:00Z"))).await;
    let ended = app.get(auditor(), &path::customer(CONTOSO)).await.ok();
    assert_eq!(ended["reach"][0]["reasons"][0]["code"], "delegated_admin_missing");
}

#[tokio::test]
async fn foreign_and_unknown_ones_are_answered_alike() {
    let app = TestApp::new().await;
    for address in [path::customer, path::customer_support] {
        let foreign = app.get(admin(), &address(FABRIKAM)).await;
        let unknown = app.get(admin(), &address(UNKNOWN_CUSTOMER)).await;
        foreign.expect_code(Code::NotFound);
        assert_eq!((foreign.text(), foreign.headers), (unknown.text(), unknown.headers));
    }
}
