//! "Who supports …?"

use axum::Json;
use axum::extract::State;
use axum::routing::get;
use shared::api::path;
use shared::api::who::WhoAnswer;
use shared::role::Permission;

use crate::app::SharedApp;
use crate::http::auth::Caller;
use crate::http::problem::Rejection;
use crate::http::query::Query;
use crate::http::table::Routes;
use crate::service::{part, who};
use crate::store::Store;

/// The one question.
pub fn routes<S: Store>() -> Routes<S> {
    Routes::new().route(path::WHO, get(answer::<S>))
}

async fn answer<S: Store>(
    State(app): State<SharedApp<S>>,
    Caller(ctx): Caller,
    query: Query,
) -> Result<Json<WhoAnswer>, Rejection> {
    let part = part::own(&app, &ctx, Permission::Read).await?;
    Ok(Json(who::answer(&app, &part, query.text()?.as_deref()).await?))
}
