//! Is the process alive, and can it answer? For whoever watches it.

use axum::extract::State;
use axum::routing::get;
use http::StatusCode;

use crate::app::SharedApp;
use crate::http::table::Routes;
use crate::service::ready::ready;
use crate::store::Store;

/// `GET /healthz`: alive. `GET /readyz`: the store can be read and written.
pub fn routes<S: Store>() -> Routes<S> {
    Routes::new().route("/healthz", get(async || "ok\n")).route("/readyz", get(is_ready::<S>))
}

async fn is_ready<S: Store>(State(app): State<SharedApp<S>>) -> (StatusCode, &'static str) {
    match ready(&app).await {
        Ok(()) => (StatusCode::OK, "ready\n"),
        Err(failure) => {
            tracing::warn!(?failure, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "not ready\n")
        }
    }
}
