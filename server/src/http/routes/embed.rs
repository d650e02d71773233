//! What portals ask: tokens, with their credential; and what an element's attributes name.

use axum::Json;
use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::StatusCode;
use http::header::AUTHORIZATION;
use http::request::Parts;
use shared::api::embed::{EmbedQuery, EmbedScope};
use shared::api::path;
use shared::portal::Portal;
use shared::reason::Code;

use crate::app::{App, SharedApp};
use crate::http::auth::Caller;
use crate::http::body;
use crate::http::peer::Peer;
use crate::http::problem::Rejection;
use crate::http::query::Query;
use crate::http::table::Routes;
use crate::service::{Failure, embed_scope, embed_token};
use crate::store::Store;

/// Tokens, and what a token is about.
pub fn routes<S: Store>() -> Routes<S> {
    Routes::new().route(path::EMBED_TOKENS, post(issue::<S>)).route(path::EMBED_SCOPE, get(scope::<S>))
}

async fn issue<S: Store>(State(app): State<SharedApp<S>>, request: Request) -> Result<Response, Rejection> {
    let (parts, content) = request.into_parts();
    let portal = admit(&app, &parts).await.map_err(Rejection::of_credential)?;
    let ask = body::json(Request::from_parts(parts, content)).await?;
    let token = embed_token::issue(&app, &portal, ask).await?;
    Ok((StatusCode::CREATED, Json(token)).into_response())
}

/// The portal that asks. Sessions and bearer tokens are of no use here.
async fn admit<S: Store>(app: &App<S>, parts: &Parts) -> Result<Portal, Failure> {
    let from = Peer::of(parts, app.https);
    let Some((id, secret)) = parts.headers.get(AUTHORIZATION).and_then(|value| basic(value.to_str().ok()?)) else {
        app.limits.stranger(from, app.now())?;
        return Err(Code::Unauthenticated.into());
    };
    embed_token::portal(app, &id, &secret, from).await
}

/// Name and secret of `Basic …` (RFC 7617, 2): the secret may hold colons, the name none.
fn basic(value: &str) -> Option<(String, String)> {
    let (scheme, coded) = value.split_once(' ')?;
    let bytes = scheme.eq_ignore_ascii_case("basic").then(|| STANDARD.decode(coded.trim()).ok())??;
    let (name, secret) = std::str::from_utf8(&bytes).ok()?.split_once(':')?;
    Some((name.to_owned(), secret.to_owned()))
}

async fn scope<S: Store>(
    State(app): State<SharedApp<S>>,
    Caller(ctx): Caller,
    query: Query,
) -> Result<Json<EmbedScope>, Rejection> {
    crate::service::part::reader(&ctx, &shared::role::Side::ALL).map_err(Failure::from)?;
    let query = query.read(EmbedQuery::from_pairs)?;
    Ok(Json(embed_scope::scope(&app, &ctx, &query).await?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_credential_is_read_as_rfc_7617_has_it() {
        let read = |scheme: &str, text: &str| basic(&format!("{scheme} {}", STANDARD.encode(text)));
        let pair = |name: &str, secret: &str| Some((name.to_owned(), secret.to_owned()));
        assert_eq!(read("Basic", "id:secret"), pair("id", "secret"));
        assert_eq!(read("bAsIc", "id:with:colons"), pair("id", "with:colons"));
        assert_eq!(read("Basic", ":"), pair("", ""));
        assert_eq!(read("Bearer", "id:secret"), None);
        assert_eq!(read("Basic", "no colon"), None);
        assert_eq!(basic("Basic"), None);
        assert_eq!(basic("Basic %%%"), None);
        assert_eq!(basic(&format!("Basic {}", STANDARD.encode(b"\xff:x"))), None);
    }
}
