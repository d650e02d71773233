//! Entity tags and the conditions made with them (RFC 9110, 8.8.3 and 13.1).

use axum::body::Body;
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use bytes::Bytes;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use serde::Serialize;
use sha2::{Digest as _, Sha256};
use shared::id::SubscriptionId;
use shared::problem::FieldError;
use shared::reason::Code;
use shared::text::Invalid;
use shared::version::{ContactTag, Version};

use super::problem::Rejection;
use crate::service::Failure;

/// Private answers: kept by the browser, asked for again each time.
const KEEP: HeaderValue = HeaderValue::from_static("private, no-cache");

/// JSON under this tag; without a body when the caller has it already.
pub fn tagged<T: Serialize>(asked: &HeaderMap, tag: &str, answer: &T) -> Result<Response, Rejection> {
    Ok(conditional(asked, tag, JSON, bytes(answer)?))
}

/// JSON under the hash of its own bytes.
pub fn hashed<T: Serialize>(asked: &HeaderMap, answer: &T) -> Result<Response, Rejection> {
    let bytes = bytes(answer)?;
    Ok(conditional(asked, &hash(&bytes), JSON, bytes))
}

/// Something that never changes while the server runs, under the hash of its own bytes.
pub fn hashed_text(asked: &HeaderMap, kind: HeaderValue, text: &'static str) -> Response {
    let bytes = Bytes::from_static(text.as_bytes());
    conditional(asked, &hash(&bytes), kind, bytes)
}

const JSON: HeaderValue = HeaderValue::from_static("application/json");

fn hash(bytes: &[u8]) -> String {
    let hash: [u8; 32] = Sha256::digest(bytes).into();
    format!("\"{}\"", URL_SAFE_NO_PAD.encode(&hash[..16]))
}

fn bytes<T: Serialize>(answer: &T) -> Result<Bytes, Rejection> {
    let bytes = serde_json::to_vec(answer).map_err(|_| Rejection::from(Code::Internal))?;
    Ok(bytes.into())
}

fn conditional(asked: &HeaderMap, tag: &str, kind: HeaderValue, bytes: Bytes) -> Response {
    let mut response = if none_match(asked, tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        ([(header::CONTENT_TYPE, kind)], Body::from(bytes)).into_response()
    };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, KEEP);
    if let Ok(tag) = HeaderValue::from_str(tag) {
        headers.insert(header::ETAG, tag);
    }
    response
}

/// Does the caller have the answer with this tag? Weak comparison, as `If-None-Match` wants it.
pub fn none_match(asked: &HeaderMap, tag: &str) -> bool {
    let all = asked.get_all(header::IF_NONE_MATCH);
    let mut tags = all.iter().filter_map(|value| value.to_str().ok()).flat_map(|value| tags(value).unwrap_or_default());
    tags.any(|one| one == "*" || one.trim_start_matches("W/") == tag)
}

/// The version that the caller looked at.
///
/// - none, or `*`, which names no version: `precondition_required`;
/// - not an entity tag at all: `malformed`;
/// - a tag of another address or not of our making: [`Version::NONE`], which no stored contact has, so that it is
///   stale like any older one.
///
/// A tag that a proxy made weak is accepted: what counts is the version inside.
pub fn if_match(asked: &HeaderMap, id: SubscriptionId) -> Result<Version, Failure> {
    let mut newest = None;
    for value in asked.get_all(header::IF_MATCH) {
        for tag in value.to_str().ok().and_then(tags).ok_or_else(malformed)? {
            if tag == "*" {
                return Err(Code::PreconditionRequired.into());
            }
            let ours = ContactTag::parse(tag).filter(|tag| tag.id == id);
            newest = newest.max(Some(ours.map_or(Version::NONE, |tag| tag.version)));
        }
    }
    newest.ok_or_else(|| Code::PreconditionRequired.into())
}

/// The tags of one header line, with their quotes; `*` stands for itself. A tag may hold commas.
fn tags(line: &str) -> Option<Vec<&str>> {
    let mut tags = Vec::new();
    let mut rest = line.trim_start_matches([' ', '\t', ',']);
    while !rest.is_empty() {
        let end = if rest.starts_with('*') {
            1
        } else {
            let open = if rest.starts_with("W/") { 2 } else { 0 };
            let inside = rest.get(open..)?.strip_prefix('"')?;
            open + inside.find('"')? + 2
        };
        let (tag, after) = rest.split_at_checked(end)?;
        tags.push(tag);
        let next = after.trim_start_matches([' ', '\t']);
        if !next.is_empty() && !next.starts_with(',') {
            return None;
        }
        rest = next.trim_start_matches([' ', '\t', ',']);
    }
    Some(tags)
}

fn malformed() -> Failure {
    FieldError { pointer: "If-Match".to_owned(), code: Invalid::Choice }.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: SubscriptionId = SubscriptionId::from_bytes([7; 16]);

    fn asked(name: header::HeaderName, value: &str) -> HeaderMap {
        HeaderMap::from_iter([(name, HeaderValue::from_str(value).unwrap())])
    }

    fn tag(id: SubscriptionId, version: u32) -> String {
        ContactTag { id, version: Version::new(version), partner: Version::FIRST }.quoted()
    }

    #[test]
    fn a_version_is_read_from_a_tag_of_this_contact_only() {
        let read = |value: &str| if_match(&asked(header::IF_MATCH, value), ID).map_err(|failure| failure.code());
        assert_eq!(read(&tag(ID, 3)), Ok(Version::new(3)));
        assert_eq!(read(&format!("W/{}", tag(ID, 3))), Ok(Version::new(3)));
        assert_eq!(read(&format!("\"x\", {}", tag(ID, 3))), Ok(Version::new(3)));
        assert_eq!(read(&tag(SubscriptionId::from_bytes([8; 16]), 3)), Ok(Version::NONE));
        assert_eq!(read("\"abc\""), Ok(Version::NONE));
        assert_eq!(read(&format!("\"a, b\" ,W/\",\",, {}", tag(ID, 3))), Ok(Version::new(3)));
        for text in ["abc", "\"abc", "W/abc", "\"a\" \"b\"", "'a'"] {
            assert_eq!(read(text), Err(Code::Malformed), "{text}");
        }
        assert_eq!(read("*"), Err(Code::PreconditionRequired));
        assert_eq!(read(""), Err(Code::PreconditionRequired));
    }

    #[test]
    fn what_the_caller_has_is_not_sent_again() {
        let has = |value: &str| none_match(&asked(header::IF_NONE_MATCH, value), "\"a\"");
        assert!(has("\"a\"") && has("W/\"a\"") && has("\"b,\", \"a\"") && has("*"));
        assert!(!has("\"b\"") && !has("a"));
    }
}
