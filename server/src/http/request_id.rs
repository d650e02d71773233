//! Every request has an id: the caller's, when it sends a GUID in `MS-RequestId` or `X-Request-Id`, or one made here.
//! Every answer carries it in both headers; a fault of the server is logged and told under it.

use axum::response::Response;
use http::{HeaderMap, HeaderName, HeaderValue, header};
use shared::id::RequestId;

use super::problem::{self, Fault};
use crate::ports::Ids;

/// Partner Center's name for it.
pub const MS_REQUEST_ID: HeaderName = HeaderName::from_static("ms-requestid");
/// Everybody else's.
pub const X_REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The caller's id, or a new one.
pub fn of(headers: &HeaderMap, ids: &dyn Ids) -> RequestId {
    sent(headers).unwrap_or_else(|| ids.request())
}

/// Names the answer; a fault of the server is logged here, and told without its detail.
pub fn name(response: &mut Response, id: RequestId) {
    if let Some(Fault { code, detail }) = response.extensions_mut().remove::<Fault>() {
        tracing::error!(request = %id, %code, detail, "a request could not be answered");
        // The body changes, and with it its length.
        response.headers_mut().remove(header::CONTENT_LENGTH);
        *response.body_mut() = problem::faulty(code, id);
    }
    if let Ok(value) = HeaderValue::try_from(id.to_string()) {
        response.headers_mut().insert(MS_REQUEST_ID, value.clone());
        response.headers_mut().insert(X_REQUEST_ID, value);
    }
}

/// The caller's id; none when it sent none, or something that is no GUID.
fn sent(headers: &HeaderMap) -> Option<RequestId> {
    let named = |name: HeaderName| headers.get(name)?.to_str().ok()?.parse().ok();
    named(MS_REQUEST_ID).or_else(|| named(X_REQUEST_ID))
}
