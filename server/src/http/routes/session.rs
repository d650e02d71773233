//! Signing in and out.

use axum::Json;
use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use http::header::SET_COOKIE;
use http::{HeaderMap, StatusCode};
use shared::api::path;
use shared::api::session::{Personas, Session, SignIn};
use shared::audit::Origin;
use shared::id::RequestId;
use shared::reason::Code;

use crate::app::SharedApp;
use crate::ctx::Ctx;
use crate::http::auth::{Door, Visit, ended, session_cookie, session_token};
use crate::http::body;
use crate::http::peer::Peer;
use crate::http::problem::Rejection;
use crate::http::table::Routes;
use crate::service::session;
use crate::service::who_am_i::{self, who_am_i};
use crate::store::Store;

/// `GET`, `POST`, `DELETE` of the session, and whom a visitor of a demonstration may be.
pub fn routes<S: Store>() -> Routes<S> {
    Routes::new()
        .route(path::SESSION, get(show::<S>).post(sign_in::<S>).delete(sign_out::<S>))
        .route(path::PERSONAS, get(personas::<S>))
}

async fn show<S: Store>(State(app): State<SharedApp<S>>, visit: Visit) -> Result<Json<Session>, Rejection> {
    Ok(Json(who_am_i(&app, &visit.ctx, visit.expires).await?))
}

async fn personas<S: Store>(State(app): State<SharedApp<S>>) -> Result<Json<Personas>, Rejection> {
    Ok(Json(who_am_i::personas(&app).await?))
}

async fn sign_in<S: Store>(State(app): State<SharedApp<S>>, request: Request) -> Result<Response, Rejection> {
    let (parts, content) = request.into_parts();
    let door = Door::of(app.https, &parts.headers);
    if door == Door::Plain {
        return Err(Code::InsecureTransport.into());
    }
    let from = Peer::of(&parts, app.https);
    let id = parts.extensions.get::<RequestId>().copied().unwrap_or_else(|| app.ids.request());
    let old = session_token(door, &parts.headers).map(str::to_owned);
    let ask: SignIn = body::json(Request::from_parts(parts, content)).await?;
    let begun = session::sign_in(&app, ask, from, old.as_deref()).await?;
    let cookie = session_cookie(door, &begun.token).ok_or(Code::Internal)?;
    let ctx = Ctx::of(&begun.person, id, Origin::Web);
    let view = who_am_i(&app, &ctx, session::ends(&begun.session)).await?;
    Ok((StatusCode::CREATED, [(SET_COOKIE, cookie)], Json(view)).into_response())
}

async fn sign_out<S: Store>(State(app): State<SharedApp<S>>, headers: HeaderMap) -> Result<Response, Rejection> {
    let door = Door::of(app.https, &headers);
    if let Some(token) = session_token(door, &headers) {
        session::end(&app, token).await?;
    }
    let cookie: HeaderMap = ended(door).map(|cookie| (SET_COOKIE, cookie)).into_iter().collect();
    Ok((StatusCode::NO_CONTENT, cookie).into_response())
}
