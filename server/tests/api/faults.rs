//! Faults of the server: what is told, and what is not.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::routing::get;
use http::Request;
use http_body_util::BodyExt as _;
use server::http::Front;
use server::http::problem::Rejection;
use server::service::Failure;
use server::store::StoreError;

use crate::app::CountedIds;
use crate::world::REQUEST;

/// What somebody is told when the store fails so.
async fn told(error: StoreError) -> (u16, Option<String>, serde_json::Value) {
    let fails = async move || -> Rejection { Failure::from(error.clone()).into() };
    answered(Router::new().route("/", get(|| async move { fails().await }))).await
}

/// What the front makes of a route's answer.
async fn answered(routes: Router) -> (u16, Option<String>, serde_json::Value) {
    let front = Front::new(routes, Arc::new(CountedIds::default()), false);
    let request = Request::builder().uri("/").header("ms-requestid", REQUEST).body(Body::empty()).unwrap();
    let response = front.answer(request).await;
    assert_eq!(response.headers()["x-request-id"], REQUEST);
    assert_eq!(response.headers()["x-content-type-options"], "nosniff");
    let status = response.status().as_u16();
    let wait = response.headers().get("retry-after").map(|value| value.to_str().unwrap().to_owned());
    let bytes = response.into_body().collect().await.unwrap().to_bytes();
    (status, wait, serde_json::from_slice(&bytes).unwrap())
}

#[tokio::test]
async fn a_fault_tells_its_code_and_the_request_and_nothing_of_the_store() {
    let secret = "disk I/O error in /data/switchboard.db".to_owned();
    let (status, wait, body) = told(StoreError::Failed(secret.clone())).await;
    assert_eq!((status, wait), (500, None));
    insta::assert_json_snapshot!(body);

    let (status, wait, body) = told(StoreError::Unavailable(secret)).await;
    assert_eq!((status, wait.as_deref()), (503, Some("1")));
    insta::assert_json_snapshot!(body);
}

// A program in a browser does not survive a panic.
#[cfg(panic = "unwind")]
#[tokio::test]
async fn a_panic_is_an_answer_that_says_nothing_of_it() {
    async fn panics() {
        panic!("a secret of the program");
    }
    let (status, wait, body) = answered(Router::new().route("/", get(panics))).await;
    assert_eq!((status, wait), (500, None));
    assert_eq!((&body["errorCode"], &body["requestId"]), (&"internal".into(), &REQUEST.into()));
    assert!(!body.to_string().contains("secret"));
}
