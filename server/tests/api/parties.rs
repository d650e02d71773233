//! Resellers and customers see their part of each provider, and no more.

use serde_json::{Value, json};
use shared::api::path;
use shared::reason::Code;

use crate::app::{TestApp, customer_admin, invited_customer_admin, reseller};
use crate::world::{AZURE, DYNAMICS, EXCHANGE, OFFICE, PROSEWARE, TREY};

fn products(list: &Value) -> Vec<&str> {
    list["items"].as_array().unwrap().iter().map(|row| row["product"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn a_reseller_reads_what_it_supports_one_provider_at_a_time() {
    let app = TestApp::new().await;
    let of = async |provider| app.get(reseller(), &format!("{}?provider={provider}", path::SUBSCRIPTIONS)).await.ok();
    assert_eq!(products(&of(TREY).await), ["Microsoft 365 Business Premium", "Visio Plan 2"]);
    assert_eq!(products(&of(PROSEWARE).await), [""; 0]);
    app.get(reseller(), &path::contact(OFFICE)).await.ok();
    for other in [AZURE, EXCHANGE, DYNAMICS] {
        app.get(reseller(), &path::contact(other)).await.expect_code(Code::NotFound);
        app.get(reseller(), &path::subscription_support(other)).await.expect_code(Code::NotFound);
    }
    app.get(reseller(), "/api/v1/subscriptions?provider=ffffffff-ffff-ffff-ffff-ffffffffffff")
        .await
        .expect_code(Code::NotFound);
}

#[tokio::test]
async fn a_customer_reads_the_cards_of_its_own_subscriptions() {
    let app = TestApp::new().await;
    let card = async |actor, id| app.get(actor, &path::subscription_support(id)).await;
    assert_eq!(card(customer_admin(), OFFICE).await.ok()["customer"], json!("Contoso"));
    assert_eq!(card(customer_admin(), DYNAMICS).await.ok()["customer"], json!("Contoso Ltd"));
    card(customer_admin(), EXCHANGE).await.expect_code(Code::NotFound);
    card(invited_customer_admin(), OFFICE).await.ok();
    card(invited_customer_admin(), DYNAMICS).await.expect_code(Code::NotFound);
}
