//! Whom to call: the page of the signed-in customer, and the same as its partners see it.

use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use http::HeaderMap;
use shared::api::path;
use shared::role::{Permission, Side};

use crate::app::SharedApp;
use crate::http::auth::Caller;
use crate::http::etag;
use crate::http::problem::Rejection;
use crate::http::query::{Id, Query};
use crate::http::table::Routes;
use crate::service::{Failure, part, support};
use crate::store::Store;

/// The customer's own page, one customer's as the provider sees it, and the card of one subscription.
pub fn routes<S: Store>() -> Routes<S> {
    Routes::new()
        .route(path::SUPPORT, get(own::<S>))
        .route(path::CUSTOMER_SUPPORT, get(of_customer::<S>))
        .route(path::SUBSCRIPTION_SUPPORT, get(of_subscription::<S>))
}

async fn own<S: Store>(
    State(app): State<SharedApp<S>>,
    Caller(ctx): Caller,
    headers: HeaderMap,
) -> Result<Response, Rejection> {
    part::reader(&ctx, &[Side::Customer]).map_err(Failure::from)?;
    etag::hashed(&headers, &support::own(&app, &ctx).await?)
}

async fn of_customer<S: Store>(
    State(app): State<SharedApp<S>>,
    Caller(ctx): Caller,
    id: Id,
    headers: HeaderMap,
) -> Result<Response, Rejection> {
    let part = part::own(&app, &ctx, Permission::Read).await?;
    etag::hashed(&headers, &support::of_customer(&app, &part, id.read()?).await?)
}

async fn of_subscription<S: Store>(
    State(app): State<SharedApp<S>>,
    Caller(ctx): Caller,
    id: Id,
    mut query: Query,
    headers: HeaderMap,
) -> Result<Response, Rejection> {
    // Only the provider decides who the contact is, and so only it sees what would be.
    if let Some(contact) = query.take("contact")? {
        let part = part::own(&app, &ctx, Permission::Read).await?;
        return etag::hashed(&headers, &support::preview(&app, &part, id.read()?, contact).await?);
    }
    part::reader(&ctx, &Side::ALL).map_err(Failure::from)?;
    etag::hashed(&headers, &support::of_subscription(&app, &ctx, id.read()?).await?)
}
