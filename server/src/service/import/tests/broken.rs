//! Files that are not what they say: refused as a whole, with the place and the reason.

use super::world::{World, file};
use crate::service::import::{File, MOST_BYTES};

const CUSTOMER: &str = "b6d1e0f7-3c2a-4985-8e6b-5a7f1c9d0e34";
const SUBSCRIPTION: &str = "c8d8fbab-6a62-44dc-be50-b7c74e43a296";

fn broken() -> Vec<File> {
    let list = |items: &str| format!(r#"{{"totalCount":1,"items":[{items}]}}"#);
    let good = r#"{"id":"2a5f8c31-6d7e-4b90-a1c4-9f3e0d6b7c52","companyProfile":{"companyName":"Contoso"}}"#;
    let subscription = format!(r#"{{"id":"{SUBSCRIPTION}","offerName":"Visio Plan 1"}}"#);
    let elsewhere = format!(
        r#"{{"id":"{SUBSCRIPTION}","offerName":"V","links":{{"self":{{"uri":"/customers/{SUBSCRIPTION}/subscriptions/x"}}}}}}"#
    );
    let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    let line = |url: &str, body: &str| format!(r#"{{"url":"{url}","fetchedAt":"2026-11-18","body":{body}}}"#);
    [
        ("a-list.csv", "id;name\n1;x".to_owned()),
        ("b-empty.json", String::new()),
        ("c-half/customers.json", format!("{{\"items\":[{good}")),
        ("d-deep/customers.json", deep),
        ("e-nothing-known.json", r#"{"hello":"world"}"#.to_owned()),
        ("f-a-number.json", "42".to_owned()),
        ("g-id/customers.json", list(&format!(r#"{good},{{"id":"12","companyProfile":{{"companyName":"X"}}}}"#))),
        ("h-no-name/customers.json", list(&format!(r#"{good},{{"id":"{CUSTOMER}"}}"#))),
        ("i-type/customers.json", r#"{"items":{"id":1}}"#.to_owned()),
        ("j-whose/subscriptions.json", list(&subscription)),
        ("k-whose/supportcontact.json", format!(r#"{{"supportTenantId":"{CUSTOMER}"}}"#)),
        ("l-whose/delegatedAdminRelationships.json", r#"{"value":[]}"#.to_owned()),
        ("m-whose/agreement.json", r#"{"isAgreementSigned":true}"#.to_owned()),
        ("n/customers/b6d1e0f7-3c2a-4985-8e6b-5a7f1c9d0e34/subscriptions.json", list(&elsewhere)),
        (
            "o-fault/customers.json",
            r#"{"code":20002,"description":"No relationship between caller and account.","data":[]}"#.to_owned(),
        ),
        ("p-fault/gdap.json", r#"{"error":{"code":"Forbidden","message":"Insufficient privileges."}}"#.to_owned()),
        ("q-lines.jsonl", format!("{}\n\n{{oops\n", line("/v1/customers", &list(good)))),
        (
            "r-lines.jsonl",
            format!("{}\n{}\n", line("/v1/customers", &list(good)), line("/v1/customers", r#"{"items":[{}]}"#)),
        ),
        ("s-date.jsonl", r#"{"url":"/v1/customers","fetchedAt":"yesterday","body":{"items":[]}}"#.to_owned()),
        (
            "t-quantity/customers/b6d1e0f7-3c2a-4985-8e6b-5a7f1c9d0e34/subscriptions.json",
            list(&format!(r#"{{"id":"{SUBSCRIPTION}","offerName":"V","quantity":-3}}"#)),
        ),
    ]
    .into_iter()
    .map(|(name, text)| file(name, &text))
    .collect()
}

#[tokio::test]
async fn each_is_refused_whole_with_place_and_reason() {
    let world = World::new().await;
    let mut files = broken();
    let count = files.len() + 1;
    files.push(File { bytes: vec![b' '; MOST_BYTES + 1], ..file("u-large/customers.json", "") });
    let report = world.import(files).await;
    insta::assert_snapshot!("refused", report);
    assert_eq!((report.refused.len(), report.files.len(), world.entries()), (count, 0, 0));
}

#[tokio::test]
async fn a_broken_file_does_not_keep_the_others_out() {
    let world = World::new().await;
    let good = r#"[{"id":"2a5f8c31-6d7e-4b90-a1c4-9f3e0d6b7c52","companyProfile":{"companyName":"Contoso"}}]"#;
    let mut files = broken();
    files.push(file("customers.json", good));
    let report = world.import(files).await;
    assert_eq!((report.files.len(), world.entries()), (1, 1));
}
