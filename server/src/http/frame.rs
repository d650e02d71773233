//! The page that shows an element in a frame, for hosts that cannot take script. Only pages of the origins that the
//! provider's live portals list may frame it; without one, nobody.

use std::collections::BTreeSet;

use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::response::{IntoResponse as _, Response};
use http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, ETAG, HeaderName, REFERER};
use http::{HeaderValue, StatusCode, Uri};
use shared::id::TenantId;
use shared::portal::WebOrigin;

use super::problem::Rejection;
use crate::app::{App, SharedApp};
use crate::service::{Failure, embed_pages};
use crate::store::Store;

/// Where it is.
pub const ROUTE: &str = "/embed/{version}/frame";

/// What it may do itself; whose frame it may be is added.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; \
    base-uri 'none'; form-action 'none'; frame-ancestors";
/// More origins than these would make a header that proxies refuse.
const MOST_TOLD: usize = 50;
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
    let parent = request.headers().get(REFERER).and_then(|value| origin_of(value.to_str().ok()?));
    let policy = match policy(&app, tenant, parent).await {
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

async fn policy<S: Store>(
    app: &App<S>,
    tenant: Option<TenantId>,
    parent: Option<WebOrigin>,
) -> Result<String, Failure> {
    let origins = match tenant {
        Some(tenant) => embed_pages::frame(app, tenant).await?,
        None => BTreeSet::new(),
    };
    Ok(ancestors(&origins, parent.as_ref()))
}

/// All that may frame it. Where these are too many for a header, the one that does, by what its browser says: should
/// that be wrong, the browser compares it with the page that is really there.
fn ancestors(origins: &BTreeSet<WebOrigin>, parent: Option<&WebOrigin>) -> String {
    let told = |origin: &&WebOrigin| origins.len() <= MOST_TOLD || Some(*origin) == parent;
    let list = origins.iter().filter(told).fold(String::new(), |list, origin| list + " " + origin.as_str());
    if list.is_empty() { format!("{POLICY} 'none'") } else { format!("{POLICY}{list}") }
}

/// The origin of an address.
fn origin_of(address: &str) -> Option<WebOrigin> {
    let (scheme, rest) = address.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?;
    format!("{scheme}://{host}").parse().ok()
}

/// The provider that the address names, where it names one.
fn tenant(uri: &Uri) -> Option<TenantId> {
    let query = uri.query().unwrap_or_default();
    form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "tenant").and_then(|(_, id)| id.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn origins(count: usize) -> BTreeSet<WebOrigin> {
        (0..count).map(|n| format!("https://p{n:04}.example").parse().unwrap()).collect()
    }

    fn told(count: usize, referer: &str) -> String {
        let policy = ancestors(&origins(count), origin_of(referer).as_ref());
        policy.split_once("frame-ancestors ").unwrap().1.to_owned()
    }

    #[test]
    fn whoever_may_frame_it_is_told_and_nobody_else() {
        assert_eq!(told(0, "https://p0000.example/"), "'none'");
        assert_eq!(told(2, ""), "https://p0000.example https://p0001.example");
        assert_eq!(told(2, "https://evil.example/"), "https://p0000.example https://p0001.example");
        assert_eq!(told(MOST_TOLD, "").split(' ').count(), MOST_TOLD);
    }

    #[test]
    fn of_very_many_only_the_one_that_asks_is_told() {
        assert_eq!(told(2_000, "https://p1999.example/page?x#y"), "https://p1999.example");
        for referer in
            ["", "https://evil.example/", "https://p1999.example.evil.example/", "https://p1999.example@evil.example"]
        {
            assert_eq!(told(2_000, referer), "'none'", "{referer}");
        }
    }
}
