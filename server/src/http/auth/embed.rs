//! Embed tokens at the door: which addresses they open at all, and from where.

use axum::extract::MatchedPath;
use http::Method;
use http::request::Parts;
use shared::api::path;
use shared::embed::EmbedAct;
use shared::id::RequestId;
use shared::reason::Code;

use super::Visit;
use crate::app::App;
use crate::ctx::Ctx;
use crate::http::cors::{Asker, Foreign};
use crate::service::{Failure, embed_token};
use crate::store::Store;

/// Every address that an embed token opens. What its set of permissions allows there stands in [`shared::embed`]; which
/// customer and which subscriptions it reaches, in the scope of its [`Ctx`].
const OPEN: [(Method, &str, EmbedAct); 8] = [
    (Method::GET, path::SESSION, EmbedAct::Ask),
    (Method::GET, path::EMBED_SCOPE, EmbedAct::Ask),
    (Method::GET, path::SUBSCRIPTION, EmbedAct::Look),
    (Method::GET, path::CANDIDATES, EmbedAct::Look),
    (Method::GET, path::CONTACT, EmbedAct::Look),
    (Method::PUT, path::CONTACT, EmbedAct::Assign),
    (Method::GET, path::SUBSCRIPTION_SUPPORT, EmbedAct::Card),
    (Method::GET, path::CUSTOMER_SUPPORT, EmbedAct::Card),
];

/// Is it an embed token, good or not?
pub(super) fn is_one(token: &str) -> bool {
    token.starts_with(embed_token::PREFIX)
}

/// Lets the bearer in: the token lasts, its portal is not revoked, the page is one of the portal's, and the address is
/// one of those that the token opens.
pub(super) async fn visit<S: Store>(
    app: &App<S>,
    parts: &Parts,
    token: &str,
    request: RequestId,
) -> Result<Visit, Failure> {
    let (token, portal) = embed_token::resume(app, token).await?;
    let listed = match Foreign::of(&parts.headers) {
        None => true,
        Some(Foreign(origin)) => origin.is_some_and(|origin| portal.lists(&origin)),
    };
    Asker::note_portal(parts, listed);
    if !listed {
        return Err(Code::CrossSite.into());
    }
    match act(parts) {
        Some(act) if token.grant.permissions.allow(act) => {
            Ok(Visit { expires: token.expires, ctx: Ctx::of_portal(&token, request) })
        }
        _ => Err(Code::RoleTooSmall.into()),
    }
}

/// What the request tries, by the route that it met.
fn act(parts: &Parts) -> Option<EmbedAct> {
    let route = parts.extensions.get::<MatchedPath>()?.as_str();
    let method = if parts.method == Method::HEAD { &Method::GET } else { &parts.method };
    OPEN.iter().find(|(known, path, _)| known == method && *path == route).map(|(_, _, act)| *act)
}
