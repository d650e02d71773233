//! The history of a subscription and the activity log.

use serde_json::{Value, json};
use shared::api::path;
use shared::version::Version;

use crate::app::{TestApp, admin, auditor, helpdesk};
use crate::world::{AZURE, FIRST_UP, OFFICE, TREY, erased};

/// Two assignments and a refused one.
async fn told() -> TestApp {
    let app = TestApp::new().await;
    for (subscription, tenant) in [(OFFICE, TREY), (AZURE, FIRST_UP)] {
        let address = path::contact(subscription);
        let tag = app.tag(&address).await;
        let body = json!({ "tenantId": tenant, "reason": "As agreed", "ticket": "INC-1" });
        app.put(helpdesk(), &address, Some(&tag), &body).await.ok();
        app.wait(60);
    }
    let address = path::contact(OFFICE);
    let tag = app.tag(&address).await;
    app.put(auditor(), &address, Some(&tag), &json!({ "tenantId": FIRST_UP })).await;
    app
}

fn numbers(list: &Value) -> Vec<u64> {
    list["items"].as_array().unwrap().iter().map(|entry| entry["seq"].as_u64().unwrap()).collect()
}

#[tokio::test]
async fn the_history_of_a_subscription() {
    let app = told().await;
    insta::assert_json_snapshot!(app.get(auditor(), &path::history(OFFICE)).await.ok());
}

#[tokio::test]
async fn the_log_is_filtered_and_walked() {
    let app = told().await;
    let ask = async |query: String| numbers(&app.get(auditor(), &format!("{}?{query}", path::ACTIVITY)).await.ok());
    assert_eq!(ask(String::new()).await, [4, 3, 2, 1]);
    assert_eq!(ask("refused=true".into()).await, [4]);
    assert_eq!(ask("action=contact_followed".into()).await, [2]);
    assert_eq!(ask(format!("subscription={AZURE}")).await, [3]);
    assert_eq!(ask(format!("actor={}", helpdesk().person())).await, [3, 2, 1]);
    assert_eq!(ask("from=2026-11-20T10:31:00Z&to=2026-11-20T10:32:00Z".into()).await, [3]);

    let first = app.get(auditor(), &format!("{}?limit=3", path::ACTIVITY)).await.ok();
    let next = first["next"].as_str().unwrap();
    let rest = app.get(auditor(), &format!("{}?limit=3&cursor={next}", path::ACTIVITY)).await.ok();
    assert_eq!((numbers(&first), numbers(&rest)), (vec![4, 3, 2], vec![1]));
}

#[tokio::test]
async fn an_erased_person_leaves_its_id() {
    let app = told().await;
    app.store(TREY, Version::FIRST, erased(helpdesk().person())).await;
    let log = app.get(admin(), &path::history(AZURE)).await.ok();
    assert_eq!(log["items"][0]["actor"], json!({ "id": helpdesk().person() }));
}
