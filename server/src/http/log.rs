//! One line a request, for those who ask for it (`server=debug`): method, the route's pattern, status and time. No
//! address and no parameter, which could name people.

use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::Response;

use crate::app::App;
use crate::store::Store;

/// Writes the line.
pub async fn layer<S: Store>(State(app): State<App<S>>, request: Request, next: Next) -> Response {
    if !tracing::enabled!(tracing::Level::DEBUG) {
        return next.run(request).await;
    }
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let began = app.now();
    let response = next.run(request).await;
    let micros = app.now().micros() - began.micros();
    let route = route.as_ref().map_or("-", MatchedPath::as_str);
    tracing::debug!(%method, route, status = response.status().as_u16(), micros, "request");
    response
}
