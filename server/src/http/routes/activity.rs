//! The activity log.

use axum::Json;
use axum::extract::State;
use axum::routing::get;
use shared::api::activity::EntryView;
use shared::api::path;
use shared::api::query::ActivityQuery;
use shared::page::Page;
use shared::role::Permission;

use crate::app::SharedApp;
use crate::http::auth::Caller;
use crate::http::problem::Rejection;
use crate::http::query::Query;
use crate::http::table::Routes;
use crate::service::{history, part};
use crate::store::Store;

/// The list.
pub fn routes<S: Store>() -> Routes<S> {
    Routes::new().route(path::ACTIVITY, get(list::<S>))
}

async fn list<S: Store>(
    State(app): State<SharedApp<S>>,
    Caller(ctx): Caller,
    query: Query,
) -> Result<Json<Page<EntryView>>, Rejection> {
    let part = part::own(&app, &ctx, Permission::ReadActivity).await?;
    let (question, place) = query.read(ActivityQuery::from_pairs)?;
    Ok(Json(history::activity(&app, &part, &question, &place).await?))
}
