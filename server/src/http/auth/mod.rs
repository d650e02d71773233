//! Who asks: the bearer of a token, or a browser with a session.
//!
//! A handler that takes a [`Caller`] is never reached by anybody else; there is no other way to a [`Ctx`]. A token
//! that is no good is refused and never replaced by a session; `/v1` takes tokens only.

mod cookie;
mod door;
mod embed;

use axum::extract::FromRequestParts;
use http::header::AUTHORIZATION;
use http::request::Parts;
use shared::assignment::Actor;
use shared::audit::Origin;
use shared::id::RequestId;
use shared::reason::Code;
use shared::time::Timestamp;

pub use self::cookie::{ended, session_cookie, session_token};
pub use self::door::Door;
use crate::app::{App, SharedApp};
use crate::ctx::Ctx;
use crate::http::cors::Asker;
use crate::http::csrf;
use crate::http::peer::Peer;
use crate::http::problem::Rejection;
use crate::ports::Claims;
use crate::service::{Failure, session};
use crate::store::Store;

/// A checked request.
#[derive(Clone, Debug)]
pub struct Caller(pub Ctx);

/// A checked request, and when its session or token ends.
#[derive(Clone, Debug)]
pub struct Visit {
    /// The request.
    pub ctx: Ctx,
    /// The end of its session or token.
    pub expires: Timestamp,
}

impl<S: Store> FromRequestParts<SharedApp<S>> for Caller {
    type Rejection = Rejection;

    async fn from_request_parts(parts: &mut Parts, app: &SharedApp<S>) -> Result<Self, Rejection> {
        Ok(Self(admit(parts, app).await?.ctx))
    }
}

impl<S: Store> FromRequestParts<SharedApp<S>> for Visit {
    type Rejection = Rejection;

    async fn from_request_parts(parts: &mut Parts, app: &SharedApp<S>) -> Result<Self, Rejection> {
        Ok(admit(parts, app).await?)
    }
}

/// Says who asks, or why nobody is let in: no good token or session, or too many requests.
pub async fn admit<S: Store>(parts: &Parts, app: &App<S>) -> Result<Visit, Failure> {
    match visit(parts, app).await {
        Ok(visit) => {
            app.limits.person(visit.ctx.keeper, visit.ctx.actor.person, app.now())?;
            Ok(visit)
        }
        Err(failure) => {
            app.limits.stranger(Peer::of(parts, app.https), app.now())?;
            Err(failure)
        }
    }
}

async fn visit<S: Store>(parts: &Parts, app: &App<S>) -> Result<Visit, Failure> {
    let origin = if parts.uri.path().starts_with("/v1/") { Origin::PartnerCenter } else { Origin::Web };
    let request = parts.extensions.get::<RequestId>().copied().unwrap_or_else(|| app.ids.request());
    if let Some(value) = parts.headers.get(AUTHORIZATION) {
        let token = value.to_str().ok().and_then(bearer).ok_or(Code::Unauthenticated)?;
        if origin == Origin::Web && embed::is_one(token) {
            return embed::visit(app, parts, token, request).await;
        }
        let claims = app.tokens.verify(token, app.now())?;
        let ctx = of_claims(&claims, request, origin);
        Asker::note(parts, &ctx);
        return Ok(Visit { expires: claims.expires, ctx });
    }
    if origin == Origin::PartnerCenter {
        return Err(Code::Unauthenticated.into());
    }
    // A cookie is our own pages' only, even to read.
    if !csrf::own_page(&parts.headers) {
        return Err(Code::Unauthenticated.into());
    }
    let door = Door::of(app.https, &parts.headers);
    let token = session_token(door, &parts.headers).ok_or(Code::Unauthenticated)?;
    let (session, person) = session::resume(app, token).await?;
    Ok(Visit { expires: session::ends(&session), ctx: Ctx::of(&person, request, origin) })
}

/// The token of `Bearer …`; the scheme is read in any case (RFC 9110, 11.1).
fn bearer(value: &str) -> Option<&str> {
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim()).filter(|token| !token.is_empty())
}

fn of_claims(claims: &Claims, request: RequestId, origin: Origin) -> Ctx {
    let Claims { person, side, party, keeper, roles, app_only, .. } = *claims;
    let actor = Actor { person, side, roles, app_only, embed: None };
    Ctx { actor, party, keeper, request, origin, grant: None }
}

#[cfg(test)]
mod tests;
