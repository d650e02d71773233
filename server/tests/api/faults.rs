//! Faults of the server: what is told, and what is not.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::middleware::from_fn_with_state;
use axum::routing::get;
use http::Request;
use http_body_util::BodyExt as _;
use server::http::problem::Rejection;
use server::http::request_id;
use server::ports::Ids;
use server::service::Failure;
use server::store::StoreError;
use tower::ServiceExt as _;

use crate::app::CountedIds;
use crate::world::REQUEST;

/// What somebody is told when the store fails so.
async fn told(error: StoreError) -> (u16, Option<String>, serde_json::Value) {
    let ids: Arc<dyn Ids> = Arc::new(CountedIds::default());
    let fails = async move || -> Rejection { Failure::from(error.clone()).into() };
    let router = Router::new()
        .route("/", get(|| async move { fails().await }))
        .layer(from_fn_with_state(ids, request_id::layer));
    let request = Request::builder().uri("/").header("ms-requestid", REQUEST).body(Body::empty()).unwrap();
    let response = router.oneshot(request).await.unwrap();
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
