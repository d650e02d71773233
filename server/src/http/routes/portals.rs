//! Portals: made, listed, changed, revoked.

use axum::Json;
use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, patch};
use http::StatusCode;
use shared::api::embed::{PatchPortal, PortalView, Portals};
use shared::api::path;

use crate::app::SharedApp;
use crate::http::auth::Caller;
use crate::http::body;
use crate::http::problem::Rejection;
use crate::http::query::Id;
use crate::http::table::Routes;
use crate::service::portals;
use crate::store::Store;

/// The list, and one of them.
pub fn routes<S: Store>() -> Routes<S> {
    Routes::new()
        .route(path::PORTALS, get(list::<S>).post(make::<S>))
        .route(path::PORTAL, patch(change::<S>).delete(revoke::<S>))
}

async fn list<S: Store>(State(app): State<SharedApp<S>>, Caller(ctx): Caller) -> Result<Json<Portals>, Rejection> {
    let part = portals::administer(&app, &ctx).await?;
    Ok(Json(portals::list(&app, &part).await?))
}

async fn make<S: Store>(
    State(app): State<SharedApp<S>>,
    Caller(ctx): Caller,
    request: Request,
) -> Result<Response, Rejection> {
    let part = portals::administer(&app, &ctx).await?;
    let made = portals::make(&app, &ctx, &part, body::json(request).await?).await?;
    Ok((StatusCode::CREATED, Json(made)).into_response())
}

async fn change<S: Store>(
    State(app): State<SharedApp<S>>,
    Caller(ctx): Caller,
    id: Id,
    request: Request,
) -> Result<Json<PortalView>, Rejection> {
    let part = portals::administer(&app, &ctx).await?;
    let id = id.read()?;
    let wish: PatchPortal = body::json(request).await?;
    Ok(Json(portals::change(&app, &ctx, &part, id, wish).await?))
}

async fn revoke<S: Store>(
    State(app): State<SharedApp<S>>,
    Caller(ctx): Caller,
    id: Id,
) -> Result<StatusCode, Rejection> {
    let part = portals::administer(&app, &ctx).await?;
    portals::revoke(&app, &ctx, &part, id.read()?).await?;
    Ok(StatusCode::NO_CONTENT)
}
