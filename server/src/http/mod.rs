//! Every route, and the order of the layers.

pub mod auth;
pub mod body;
pub mod csrf;
pub mod etag;
pub mod headers;
pub mod partner_center;
pub mod peer;
pub mod problem;
pub mod query;
pub mod request_id;
pub mod routes {
    //! Our own API, one file a resource.

    pub mod health;
    pub mod session;
}

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};

use crate::app::App;
use crate::store::Store;

/// Everything that the app answers, without the app's own files.
pub fn router<S: Store>(app: App<S>) -> Router {
    Router::new()
        .merge(routes::session::routes())
        .layer(from_fn(csrf::guard))
        .merge(routes::health::routes())
        .merge(partner_center::router())
        .fallback(partner_center::fallback::<S>)
        .method_not_allowed_fallback(problem::method_not_allowed)
        .layer(from_fn_with_state(app.clone(), request_id::layer::<S>))
        .layer(from_fn_with_state(app.clone(), headers::put::<S>))
        .with_state(app)
}
