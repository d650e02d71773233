//! Every route.

pub mod auth;
pub mod body;
pub mod cors;
pub mod csrf;
#[cfg(feature = "native")]
mod docs;
pub mod etag;
#[cfg(feature = "native")]
mod frame;
mod front;
pub mod headers;
pub mod log;
#[cfg(feature = "native")]
pub mod openapi;
pub mod partner_center;
pub mod peer;
pub mod problem;
pub mod query;
pub mod request_id;
pub mod routes;
pub mod table;

use std::sync::Arc;

use axum::Router;
use axum::extract::Request;
#[cfg(feature = "native")]
use axum::extract::State;
use axum::middleware::{from_fn, from_fn_with_state};
#[cfg(not(feature = "native"))]
use axum::response::IntoResponse as _;
use axum::response::Response;
use axum::routing::any;
#[cfg(feature = "native")]
use axum::routing::get;

pub use self::front::Front;
use self::table::Routes;
use crate::app::{App, SharedApp};
use crate::store::Store;

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
        .merge(routes::portals::routes())
        .merge(routes::embed::routes())
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

/// The whole server.
pub fn router<S: Store>(app: App<S>) -> Front {
    let (ids, https, clock) = (Arc::clone(&app.ids), app.https, Arc::clone(&app.clock));
    let app = Arc::new(app);
    let own = routes::<S>().into_router().route("/api/{*unknown}", any(problem::not_found));
    // Before the layers: a browser that asks first asks with a method that no route has.
    let own = own.method_not_allowed_fallback(problem::method_not_allowed);
    let own = own.layer(from_fn(csrf::guard)).layer(from_fn_with_state(Arc::clone(&app), cors::layer::<S>));
    // Nobody comes to Partner Center's routes with a cookie, so no other site can make a browser use them.
    let router = own.merge(partner_center::router());
    let router = framed(router);
    let router = router.fallback(site::<S>).method_not_allowed_fallback(problem::method_not_allowed);
    let router = if log::wanted() { router.layer(from_fn_with_state(clock, log::layer)) } else { router };
    Front::new(router.with_state(app), ids, https)
}

/// The page of an element in a frame.
#[cfg(feature = "native")]
fn framed<S: Store>(router: Router<SharedApp<S>>) -> Router<SharedApp<S>> {
    router.route(frame::ROUTE, get(frame::show::<S>))
}

/// The browser's demonstration frames nothing.
#[cfg(not(feature = "native"))]
fn framed<S: Store>(router: Router<SharedApp<S>>) -> Router<SharedApp<S>> {
    router
}

/// What no route has: a file or page of the app.
#[cfg(feature = "native")]
async fn site<S: Store>(State(app): State<SharedApp<S>>, request: Request) -> Response {
    crate::assets::serve(app.kept.as_deref(), request).await
}

/// The browser has the files already.
#[cfg(not(feature = "native"))]
#[expect(clippy::extra_unused_type_parameters, reason = "called as the native one is")]
async fn site<S: Store>(_: Request) -> Response {
    problem::not_found().await.into_response()
}
