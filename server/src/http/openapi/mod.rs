//! The description of both APIs, as OpenAPI 3.1.
//!
//! Made here of the very types that are sent, checked in as `docs/openapi.json`, and served from there: a test holds
//! the file against this and both against the routes.

mod document;
mod embed;
mod operation;
mod partner_center;
mod paths;

use utoipa::openapi::OpenApi;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, Http, HttpAuthScheme, SecurityScheme};

use self::document::Document;

const ABOUT: &str = "Who supports each subscription, and how to reach them. Names are camelCase, times RFC 3339 in UTC, \
    ids lower-case GUIDs; any case and braces are read. Lists are pages: pass `next` on as `cursor` until it is absent. \
    Errors are `application/problem+json` (RFC 9457) with a stable `errorCode`. Every answer carries `X-Request-Id` and \
    `MS-RequestId`: the caller's own, if it sent a GUID there.";

/// The document.
pub fn openapi() -> OpenApi {
    let mut document = Document::new("Switchboard", env!("CARGO_PKG_VERSION"), ABOUT);
    paths::session(&mut document);
    paths::subscriptions(&mut document);
    paths::contact(&mut document);
    paths::customers(&mut document);
    paths::support(&mut document);
    paths::log(&mut document);
    embed::all(&mut document);
    paths::server(&mut document);
    partner_center::all(&mut document);
    document.security("token", SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer)));
    document.scheme(embed::CREDENTIAL, SecurityScheme::Http(Http::new(HttpAuthScheme::Basic)));
    document.security("session", SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::new("__Host-switchboard"))));
    document.finish()
}

/// The document as it is checked in: indented, with a newline at its end.
pub fn json() -> String {
    let mut text = openapi().to_pretty_json().unwrap_or_default();
    text.push('\n');
    text
}
