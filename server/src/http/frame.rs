//! The page that shows an element in a frame, for hosts that cannot take script. Only pages of the origins that the
//! provider's live portals list may frame it; without one, nobody.

use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::response::{IntoResponse as _, Response};
use http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, ETAG, HeaderName};
use http::{HeaderValue, StatusCode, Uri};
use shared::id::TenantId;

use super::problem::Rejection;
use crate::app::{App, SharedApp};
use crate::service::{Failure, embed_pages};
use crate::store::Store;

/// Where it is.
pub const ROUTE: &str = "/embed/{version}/frame";

/// What it may do itself; whose frame it may be is added.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; \
    base-uri 'none'; form-action 'none'; frame-ancestors";
const NOWHERE: HeaderValue = HeaderValue::from_static("no-store");
const OPENER_POLICY: HeaderName = HeaderName::from_static("cross-origin-opener-policy");
/// It stands in another's page, and may open a telephone or a mail program.
const ANY_OPENER: HeaderValue = HeaderValue::from_static("unsafe-none");

/// The page, with the policy of this provider.
pub async fn show<S: Store>(
    State(app): State<SharedApp<S>>,
    Path(version): Path<String>,
    mut request: Request,
) -> Response {
    let tenant = tenant(request.uri());
    let policy = match policy(&app, tenant).await {
        Ok(policy) => policy,
        Err(failure) => return Rejection::from(failure).into_response(),
    };
    let Ok(page) = format!("/embed/{version}/frame.html").parse::<Uri>() else {
        return StatusCode::NOT_FOUND.into_response();
    };
    *request.uri_mut() = page;
    request.headers_mut().remove(http::header::IF_NONE_MATCH);
    let mut response = super::site(State(app), request).await;
    let headers = response.headers_mut();
    headers.remove(ETAG);
    headers.insert(CACHE_CONTROL, NOWHERE);
    headers.insert(OPENER_POLICY, ANY_OPENER);
    match HeaderValue::from_str(&policy) {
        Ok(policy) => drop(headers.insert(CONTENT_SECURITY_POLICY, policy)),
        Err(_) => *response.body_mut() = Body::empty(),
    }
    response
}

async fn policy<S: Store>(app: &App<S>, tenant: Option<TenantId>) -> Result<String, Failure> {
    let origins = match tenant {
        Some(tenant) => embed_pages::frame(app, tenant).await?,
        None => std::collections::BTreeSet::new(),
    };
    if origins.is_empty() {
        return Ok(format!("{POLICY} 'none'"));
    }
    Ok(origins.iter().fold(POLICY.to_owned(), |policy, origin| format!("{policy} {origin}")))
}

/// The provider that the address names, where it names one.
fn tenant(uri: &Uri) -> Option<TenantId> {
    let query = uri.query().unwrap_or_default();
    form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "tenant").and_then(|(_, id)| id.parse().ok())
}
