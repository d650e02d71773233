//! Customers.

use axum::Json;
use axum::extract::State;
use axum::routing::get;
use shared::api::customer::{CustomerDetail, CustomerRow};
use shared::api::path;
use shared::api::query::Place;
use shared::page::Page;
use shared::role::Permission;

use crate::app::SharedApp;
use crate::http::auth::Caller;
use crate::http::problem::Rejection;
use crate::http::query::{Id, Query};
use crate::http::table::Routes;
use crate::service::{customers, part};
use crate::store::Store;

/// The list, and one of them.
pub fn routes<S: Store>() -> Routes<S> {
    Routes::new().route(path::CUSTOMERS, get(list::<S>)).route(path::CUSTOMER, get(detail::<S>))
}

async fn list<S: Store>(
    State(app): State<SharedApp<S>>,
    Caller(ctx): Caller,
    query: Query,
) -> Result<Json<Page<CustomerRow>>, Rejection> {
    let part = part::own(&app, &ctx, Permission::Read).await?;
    let (q, place) = query.read(Place::with_text)?;
    Ok(Json(customers::list(&app, &part, q, &place).await?))
}

async fn detail<S: Store>(
    State(app): State<SharedApp<S>>,
    Caller(ctx): Caller,
    id: Id,
) -> Result<Json<CustomerDetail>, Rejection> {
    let part = part::own(&app, &ctx, Permission::Read).await?;
    Ok(Json(customers::detail(&app, &part, id.read()?).await?))
}
