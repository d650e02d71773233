//! Answers that went well, and the headers on every answer.

use axum::body::Body;
use axum::response::{IntoResponse as _, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG};
use http::request::Parts;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use serde::Serialize;
use shared::id::RequestId;
use shared::reason::Code;

use super::call::Answer;
use crate::app::App;
use crate::store::Store;

/// The caller's name for several requests that belong together.
pub const CORRELATION_ID: HeaderName = HeaderName::from_static("ms-correlationid");
/// The correlation vector: a base of 16 letters and a place in the chain of calls.
pub const VECTOR: HeaderName = HeaderName::from_static("ms-cv");

const JSON: HeaderValue = HeaderValue::from_static("application/json; charset=utf-8");

/// A thing as JSON, without a byte order mark.
pub fn json<T: Serialize>(thing: &T) -> Answer {
    let bytes = serde_json::to_vec(thing).map_err(|_| Code::Internal)?;
    Ok(([(CONTENT_TYPE, JSON)], Body::from(bytes)).into_response())
}

/// The same with an error's status.
pub fn json_with<T: Serialize>(status: StatusCode, thing: &T) -> Response {
    (status, [(CONTENT_TYPE, JSON)], Body::from(serde_json::to_vec(thing).unwrap_or_default())).into_response()
}

/// The caller has it already.
pub fn not_modified() -> Response {
    StatusCode::NOT_MODIFIED.into_response()
}

/// Puts the entity tag on; the caller may keep the answer, and asks each time whether it still holds.
pub fn tag(response: &mut Response, tag: &str) {
    if let Ok(tag) = HeaderValue::from_str(tag) {
        response.headers_mut().insert(ETAG, tag);
        response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    }
}

/// The id of the request, which the front gave it.
pub fn request_id<S: Store>(parts: &Parts, app: &App<S>) -> RequestId {
    parts.extensions.get().copied().unwrap_or_else(|| app.ids.request())
}

/// The headers of this API: correlation id and vector come back as they were sent, or are made from the request's id,
/// which every answer has.
pub fn stamp(headers: &mut HeaderMap, id: RequestId, correlation: Option<HeaderValue>, vector: Option<HeaderValue>) {
    if let Some(correlation) = correlation.or_else(|| HeaderValue::try_from(id.to_string()).ok()) {
        headers.insert(CORRELATION_ID, correlation);
    }
    let made = || {
        let mut base = [0; 18];
        STANDARD_NO_PAD.encode_slice(&id.bytes()[4..], &mut base).ok()?;
        base[16..].copy_from_slice(b".0");
        HeaderValue::from_bytes(&base).ok()
    };
    if let Some(vector) = vector.or_else(made) {
        headers.insert(VECTOR, vector);
    }
}
