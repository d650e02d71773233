//! Pages of other origins that read our own API: those of portals, with a bearer token, never with a cookie.
//!
//! A browser asks first (preflight), without a token: then any live portal of the installation may list the origin. The
//! answer itself may be read only where a portal of the token's own provider lists it; for an embed token, the portal
//! that asked for it. Without a known caller, so that a page can tell an ended token from no network, any portal counts:
//! there is nothing in such an answer but its code.

use std::sync::{Arc, OnceLock};

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, ACCESS_CONTROL_REQUEST_METHOD, HOST, ORIGIN, VARY,
};
use http::request::Parts;
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use shared::api::path;
use shared::embed::ElementVersion;
use shared::id::TenantId;
use shared::portal::WebOrigin;
use shared::problem::FieldError;
use shared::reason::Code;
use shared::role::Side;

use super::csrf::host_of;
use super::headers::RESOURCE_POLICY;
use super::peer::Peer;
use super::problem::Rejection;
use crate::app::{App, SharedApp};
use crate::ctx::Ctx;
use crate::service::{Failure, embed_pages};
use crate::store::Store;

/// The version of the element that asks.
const ELEMENT: HeaderName = HeaderName::from_static("switchboard-embed");
const METHODS: HeaderValue = HeaderValue::from_static("GET, HEAD, POST, PUT, PATCH, DELETE");
const MAY_SEND: HeaderValue = HeaderValue::from_static(
    "authorization, content-type, if-match, if-none-match, x-request-id, idempotency-key, switchboard-embed",
);
const MAY_READ: HeaderValue = HeaderValue::from_static("ETag, Retry-After, X-Request-Id, Idempotency-Replayed");
const BY_ORIGIN: HeaderValue = HeaderValue::from_static("Origin");
const ANYWHERE: HeaderValue = HeaderValue::from_static("cross-origin");
/// Seconds for which a browser need not ask again. Short: a revoked portal is one of them at most so long.
const REMEMBERED: HeaderValue = HeaderValue::from_static("600");

/// The page of a request, where it is another's than our own; none inside for an origin that no portal can have.
#[derive(Clone, Debug)]
pub struct Foreign(pub Option<WebOrigin>);

impl Foreign {
    /// Whose page asks; none for our own pages and for programs that are no browser.
    pub fn of(headers: &HeaderMap) -> Option<Self> {
        let text = headers.get(ORIGIN)?.to_str().unwrap_or_default();
        let own = host_of(text).is_some_and(|host| headers.get(HOST).is_some_and(|value| value == host));
        (!own).then(|| Self(text.parse().ok()))
    }
}

/// Whose list of origins counts for a request: noted at the door, read when the answer leaves.
#[derive(Clone, Debug, Default)]
pub struct Asker(Arc<OnceLock<Lists>>);

#[derive(Debug)]
enum Lists {
    /// Those of this provider's portals.
    Tenant(TenantId),
    /// Those of any: the caller sees several providers' parts.
    Any,
    /// That of the token's portal, which was looked at.
    Portal(bool),
}

impl Asker {
    /// Notes that the caller was let in by an ordinary token.
    pub(super) fn note(parts: &Parts, ctx: &Ctx) {
        let several = ctx.actor.side != Side::Provider && ctx.verified();
        Self::set(parts, if several { Lists::Any } else { Lists::Tenant(ctx.keeper) });
    }

    /// Notes whether the embed token's portal lists the page.
    pub(super) fn note_portal(parts: &Parts, listed: bool) {
        Self::set(parts, Lists::Portal(listed));
    }

    fn set(parts: &Parts, lists: Lists) {
        if let Some(Self(asker)) = parts.extensions.get() {
            let _ = asker.set(lists);
        }
    }
}

/// Answers preflights, and says who may read the answers of our own API.
pub async fn layer<S: Store>(State(app): State<SharedApp<S>>, mut request: Request, next: Next) -> Response {
    if !request.uri().path().starts_with("/api/v1/") {
        return next.run(request).await;
    }
    // A portal's secret has no place in a browser.
    let secret = request.uri().path() == path::EMBED_TOKENS;
    let foreign = Foreign::of(request.headers());
    let origin = foreign.as_ref().and_then(|Foreign(origin)| origin.clone()).filter(|_| !secret);
    if foreign.is_some()
        && request.method() == Method::OPTIONS
        && request.headers().contains_key(ACCESS_CONTROL_REQUEST_METHOD)
    {
        let parts = request.into_parts().0;
        return preflight(&app, &parts, origin).await.unwrap_or_else(|failure| by_origin(Rejection::from(failure)));
    }
    let asker = Asker::default();
    if foreign.is_some() {
        request.extensions_mut().insert(asker.clone());
    }
    let mut response = match current(request.headers()) {
        Ok(()) => next.run(request).await,
        Err(failure) => Rejection::from(failure).into_response(),
    };
    response.headers_mut().append(VARY, BY_ORIGIN);
    if let Some(origin) = origin
        && lists(&app, &origin, &asker).await
    {
        allow(response.headers_mut(), &origin);
        response.headers_mut().insert(ACCESS_CONTROL_EXPOSE_HEADERS, MAY_READ);
    }
    response
}

async fn preflight<S: Store>(app: &App<S>, parts: &Parts, origin: Option<WebOrigin>) -> Result<Response, Failure> {
    app.limits.stranger(Peer::of(parts, app.https), app.now())?;
    let origin = origin.ok_or(Code::CrossSite)?;
    if !embed_pages::read(app, &origin, None).await? {
        return Err(Code::CrossSite.into());
    }
    let mut response = by_origin(StatusCode::NO_CONTENT);
    let headers = response.headers_mut();
    allow(headers, &origin);
    headers.insert(ACCESS_CONTROL_ALLOW_METHODS, METHODS);
    headers.insert(ACCESS_CONTROL_ALLOW_HEADERS, MAY_SEND);
    headers.insert(ACCESS_CONTROL_MAX_AGE, REMEMBERED);
    Ok(response)
}

fn by_origin(answer: impl axum::response::IntoResponse) -> Response {
    let mut response = answer.into_response();
    response.headers_mut().append(VARY, BY_ORIGIN);
    response
}

fn allow(headers: &mut HeaderMap, origin: &WebOrigin) {
    if let Ok(value) = HeaderValue::from_str(origin.as_str()) {
        headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, value);
        headers.insert(RESOURCE_POLICY, ANYWHERE);
    }
}

async fn lists<S: Store>(app: &App<S>, origin: &WebOrigin, Asker(asker): &Asker) -> bool {
    let tenant = match asker.get() {
        Some(Lists::Portal(listed)) => return *listed,
        Some(Lists::Tenant(tenant)) => Some(*tenant),
        Some(Lists::Any) | None => None,
    };
    // An answer that cannot be looked up is one that no other page reads.
    embed_pages::read(app, origin, tenant).await.unwrap_or(false)
}

/// An element says its version; one that is too old is refused with a code of its own.
fn current(headers: &HeaderMap) -> Result<(), Failure> {
    let Some(value) = headers.get(ELEMENT) else { return Ok(()) };
    match value.to_str().unwrap_or_default().parse::<ElementVersion>() {
        Ok(version) if version >= ElementVersion::LOWEST => Ok(()),
        Ok(_) => Err(Code::VersionTooOld.into()),
        Err(code) => Err(FieldError { pointer: "Switchboard-Embed".to_owned(), code }.into()),
    }
}
