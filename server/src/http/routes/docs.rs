//! The description of the API: for programs as OpenAPI, for people as a page of our own.

use std::sync::LazyLock;

use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;
use axum::routing::get;
use shared::api::path;

use crate::http::docs;
use crate::http::etag;
use crate::http::table::Routes;
use crate::store::Store;

/// The document as it is checked in; a test holds it against the code.
const DOCUMENT: &str = include_str!("../../../../docs/openapi.json");

static PAGE: LazyLock<String> = LazyLock::new(|| docs::page(DOCUMENT));

/// The document, the page, and what the page is made with.
pub fn routes<S: Store>() -> Routes<S> {
    Routes::new()
        .route(path::OPENAPI, get(|asked: HeaderMap| async move { answer(&asked, "application/json", DOCUMENT) }))
        .route("/docs", get(|asked: HeaderMap| async move { answer(&asked, "text/html; charset=utf-8", &PAGE) }))
        .route(
            "/docs/docs.css",
            get(|asked: HeaderMap| async move { answer(&asked, "text/css; charset=utf-8", docs::STYLE) }),
        )
        .route(
            "/docs/docs.js",
            get(|asked: HeaderMap| async move { answer(&asked, "text/javascript; charset=utf-8", docs::SCRIPT) }),
        )
}

fn answer(asked: &HeaderMap, kind: &'static str, text: &'static str) -> Response {
    etag::hashed_text(asked, HeaderValue::from_static(kind), text)
}
