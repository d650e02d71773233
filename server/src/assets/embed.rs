//! The elements for other people's pages: `/embed/1.4.2/…`, which never changes, and `/embed/1/…`, the newest of that
//! line. Pages of every origin may load them; who may then ask the API is another question.

use std::path::Path;

use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use shared::embed::ElementVersion;

use super::{Source, earlier, file, kind};

/// Where they lie.
pub(super) const FOLDER: &str = "/embed/";

/// For the pages among them, such as the documentation: scripts, styles, workers and frames from here only.
const PAGE_POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
     connect-src 'self'; worker-src 'self'; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'; \
     form-action 'none'",
);
const EVERYBODY: HeaderValue = HeaderValue::from_static("*");
const ANYWHERE: HeaderValue = HeaderValue::from_static("cross-origin");
const RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");
const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const FIVE_MINUTES: HeaderValue = HeaderValue::from_static("public, max-age=300");
const ASK_AGAIN: HeaderValue = HeaderValue::from_static("no-cache");

/// A file of the elements: this program's own, or one of an earlier version that `kept` has. Never the app's page.
pub(super) async fn answer(source: &Source, kept: Option<&Path>, path: &str, headers: &HeaderMap) -> Response {
    let Some((version, name)) = path.strip_prefix(FOLDER).and_then(|rest| rest.split_once('/')) else {
        return not_found();
    };
    let name = if name.is_empty() { "index.html" } else { name };
    let path = format!("{FOLDER}{version}/{name}");
    let exact = version.parse::<ElementVersion>().is_ok();
    let own = file(source, &path, headers).await;
    let developed = own.is_some() && matches!(source, Source::Folder(_));
    let found = match (own, kept) {
        (None, Some(kept)) if exact => earlier::file(kept, &path, headers).await,
        (own, _) => own,
    };
    let Some(mut response) = found else { return not_found() };
    let is_page = kind(name).starts_with("text/html");
    let fields = response.headers_mut();
    if !developed {
        let keep = match exact {
            _ if is_page => ASK_AGAIN,
            true => FOR_EVER,
            false => FIVE_MINUTES,
        };
        fields.insert(header::CACHE_CONTROL, keep);
    }
    if is_page {
        fields.insert(header::CONTENT_SECURITY_POLICY, PAGE_POLICY);
    }
    open(fields);
    response
}

fn open(fields: &mut HeaderMap) {
    fields.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, EVERYBODY);
    fields.insert(RESOURCE_POLICY, ANYWHERE);
}

/// Readable too: a page that names a version that is gone can tell it from no network.
fn not_found() -> Response {
    let mut response = (StatusCode::NOT_FOUND, "There is no such file of an element here.\n").into_response();
    open(response.headers_mut());
    response
}
