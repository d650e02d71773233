//! Every route, and the order of the layers.

pub mod auth;
pub mod body;
pub mod csrf;
#[cfg(feature = "native")]
mod docs;
pub mod etag;
pub mod headers;
#[cfg(feature = "native")]
pub mod openapi;
pub mod partner_center;
pub mod peer;
pub mod problem;
pub mod query;
pub mod request_id;
pub mod routes;
pub mod table;

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::any;

use self::table::Routes;
use crate::app::App;
use crate::store::Store;
use crate::store::memory::MemoryStore;

/// Every address that the server answers, but for the app's own files.
pub fn routes<S: Store>() -> Routes<S> {
    described()
        .merge(routes::session::routes())
        .merge(routes::subscriptions::routes())
        .merge(routes::contact::routes())
        .merge(routes::customers::routes())
        .merge(routes::support::routes())
        .merge(routes::who::routes())
        .merge(routes::activity::routes())
        .merge(routes::health::routes())
}

/// The API's own description.
#[cfg(feature = "native")]
fn described<S: Store>() -> Routes<S> {
    routes::docs::routes()
}

/// The browser's demonstration has none.
#[cfg(not(feature = "native"))]
fn described<S: Store>() -> Routes<S> {
    Routes::new()
}

/// The whole server. Layers from the inside out: a request passes the last one first.
pub fn router<S: Store>(app: App<S>) -> Router {
    let router = routes::<S>().into_router().route("/api/{*unknown}", any(problem::not_found));
    site(router.merge(partner_center::router()))
        .method_not_allowed_fallback(problem::method_not_allowed)
        .layer(from_fn(csrf::guard))
        .layer(from_fn_with_state(app.clone(), request_id::layer::<S>))
        .layer(from_fn_with_state(app.clone(), headers::put::<S>))
        .with_state(app)
}

/// With the app's own files; every path that is no file and none of ours is a page.
#[cfg(feature = "native")]
fn site<S: Store>(router: Router<App<S>>) -> Router<App<S>> {
    let panics = tower_http::catch_panic::CatchPanicLayer::custom(problem::panicked);
    router.layer(panics).merge(crate::assets::router().with_state(()))
}

/// The browser has the files already.
#[cfg(not(feature = "native"))]
fn site<S: Store>(router: Router<App<S>>) -> Router<App<S>> {
    router.fallback(problem::not_found)
}

/// The server over the store in memory. Built here, once, and not again in every test and demonstration.
pub fn memory_router(app: App<MemoryStore>) -> Router {
    router(app)
}
