//! `GET` and `PUT` of a contact.

use axum::body::Body;
use http::{Method, StatusCode, header};
use serde_json::json;
use server::store::Put;
use shared::api::path;
use shared::audit::Action;
use shared::reason::Code;
use shared::version::Version;

use crate::app::{TestApp, admin, auditor, helpdesk, request, sales};
use crate::world::{AZURE, CONTOSO, FIRST_UP, LITWARE, OFFICE, OLD, RELECLOUD, TREY, UNKNOWN, VISIO, reach_until};

#[tokio::test]
async fn it_is_read_with_a_tag_and_not_sent_twice() {
    let app = TestApp::new().await;
    let address = path::contact(OFFICE);
    let answer = app.get(helpdesk(), &address).await;
    let tag = answer.header("etag").unwrap().to_owned();
    insta::assert_json_snapshot!(answer.ok());

    let again = request(Method::GET, Some(helpdesk()), &address).header(header::IF_NONE_MATCH, &tag);
    let again = app.send(again.body(Body::empty()).unwrap()).await;
    assert_eq!((again.status, again.bytes.len()), (StatusCode::NOT_MODIFIED, 0));
    assert_eq!(again.header("etag"), Some(tag.as_str()));
}

#[tokio::test]
async fn its_tag_changes_when_the_partner_is_no_longer_eligible_but_a_version_read_before_stays_good() {
    let app = TestApp::new().await;
    let address = path::contact(OFFICE);
    let tag = app.tag(&address).await;
    app.store(TREY, Version::FIRST, Put::Reach(reach_until(CONTOSO, "2026-10-01T00:00:00Z"))).await;
    assert_ne!(app.tag(&address).await, tag);
    assert_eq!(app.get(admin(), &address).await.ok()["class"], "ineligible");
    app.put(helpdesk(), &address, Some(&tag), &json!({ "tenantId": TREY })).await.ok();
}

#[tokio::test]
async fn it_is_set_its_add_ons_follow_and_the_log_has_both() {
    let app = TestApp::new().await;
    let address = path::contact(OFFICE);
    let tag = app.tag(&address).await;
    let body = json!({ "tenantId": TREY, "reason": "Taken back for the holidays", "ticket": "INC-7" });
    let answer = app.put(helpdesk(), &address, Some(&tag), &body).await;
    let new = answer.header("etag").unwrap().to_owned();
    assert_ne!(new, tag);
    assert_eq!(new, app.tag(&address).await);
    insta::assert_json_snapshot!(answer.ok());

    let addon = app.get(admin(), &path::contact(VISIO)).await.ok();
    assert_eq!((&addon["tenantId"], &addon["follows"]), (&json!(TREY), &json!(true)));
    let actions: Vec<_> = app.log(TREY).iter().map(|recorded| recorded.entry.action).collect();
    assert_eq!(actions, [Action::ContactAssigned, Action::ContactFollowed]);
}

#[tokio::test]
async fn a_write_names_the_version_that_was_looked_at() {
    let app = TestApp::new().await;
    let address = path::contact(OFFICE);
    let old = app.tag(&address).await;
    let to = |tenant| json!({ "tenantId": tenant });
    app.put(helpdesk(), &address, None, &to(TREY)).await.expect_code(Code::PreconditionRequired);
    app.put(helpdesk(), &address, Some("*"), &to(TREY)).await.expect_code(Code::PreconditionRequired);
    app.put(helpdesk(), &address, Some("unquoted"), &to(TREY)).await.expect_code(Code::Malformed);
    assert!(app.log(TREY).is_empty());

    app.put(helpdesk(), &address, Some(&old), &to(TREY)).await.ok();
    let now = app.get(admin(), &address).await.ok();
    let other = app.tag(&path::contact(AZURE)).await;
    for stale in [old.as_str(), "\"never-made-here\"", &other] {
        let answer = app.put(admin(), &address, Some(stale), &to(FIRST_UP)).await;
        answer.expect_code(Code::Stale);
        assert_eq!(answer.json()["current"], now, "with what is stored now");
    }
    // D8: both wanted the same.
    let same = app.put(admin(), &address, Some(&old), &to(TREY)).await.ok();
    assert_eq!((&same["changed"], &same["contact"]), (&json!(false), &now));
}

#[tokio::test]
async fn who_may_not_be_the_contact_is_refused_with_every_reason() {
    let app = TestApp::new().await;
    let address = path::contact(AZURE);
    let tag = app.tag(&address).await;
    let ask = async |tenant: &str| app.put(helpdesk(), &address, Some(&tag), &json!({ "tenantId": tenant })).await;
    let relecloud = ask(&RELECLOUD.to_string()).await;
    relecloud.expect_code(Code::RegionMismatch);
    insta::assert_json_snapshot!(relecloud.json());
    app.wait(2);
    let litware = ask(&LITWARE.to_string()).await;
    litware.expect_code(Code::Unverified);
    insta::assert_json_snapshot!(litware.json());
    app.wait(2);
    ask("99999999-9999-9999-9999-999999999999").await.expect_code(Code::ResellerUnknown);
    app.wait(2);
    let old = path::contact(OLD);
    let old_tag = app.tag(&old).await;
    app.put(helpdesk(), &old, Some(&old_tag), &json!({ "tenantId": FIRST_UP }))
        .await
        .expect_code(Code::SubscriptionEnded);

    assert_eq!(app.tag(&address).await, tag, "nothing changed");
    let refused: Vec<_> = app.log(TREY).iter().filter_map(|recorded| recorded.entry.refused).collect();
    assert_eq!(refused, [Code::RegionMismatch, Code::Unverified, Code::ResellerUnknown, Code::SubscriptionEnded]);
}

#[tokio::test]
async fn an_unverified_one_is_set_by_those_who_may_confirm() {
    let app = TestApp::new().await;
    let address = path::contact(AZURE);
    let tag = app.tag(&address).await;
    let body = json!({ "tenantId": LITWARE, "confirm": true });
    app.put(helpdesk(), &address, Some(&tag), &body).await.expect_code(Code::RoleTooSmall);
    let done = app.put(admin(), &address, Some(&tag), &body).await.ok();
    assert_eq!(done["contact"]["class"], "unverified");
    assert!(app.log(TREY).last().unwrap().entry.confirmed);
}

#[tokio::test]
async fn attempts_are_recorded_once_a_second_and_then_counted() {
    let app = TestApp::new().await;
    let address = path::contact(OFFICE);
    let tag = app.tag(&address).await;
    for actor in [auditor(), auditor(), sales(), auditor()] {
        app.put(actor, &address, Some(&tag), &json!({ "tenantId": TREY })).await.expect_code(Code::RoleTooSmall);
    }
    app.put(helpdesk(), &path::contact(UNKNOWN), Some(&tag), &json!({ "tenantId": TREY }))
        .await
        .expect_code(Code::NotFound);
    assert_eq!(app.log(TREY).len(), 2, "one a person at once, and none for an id that is not there");
    app.wait(2);
    let log = app.get(admin(), path::ACTIVITY).await.ok();
    let times: Vec<_> = log["items"].as_array().unwrap().iter().map(|entry| entry["times"].as_u64()).collect();
    assert_eq!(times, [Some(2), None, None]);
}
