//! One line a request, for those who ask for it (`server=debug`): id, method, the route's pattern, status and time.
//! No address and no parameter, which could name people.

use std::sync::Arc;

use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use shared::id::RequestId;

use crate::ports::Clock;

/// Did whoever started the program ask for the lines?
pub fn wanted() -> bool {
    tracing::enabled!(tracing::Level::DEBUG)
}

/// Writes the line.
pub async fn layer(State(clock): State<Arc<dyn Clock>>, request: Request, next: Next) -> Response {
    let id = request.extensions().get::<RequestId>().copied();
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let began = clock.now();
    let response = next.run(request).await;
    let micros = clock.now().micros() - began.micros();
    let route = route.as_ref().map_or("-", MatchedPath::as_str);
    tracing::debug!(request = id.map(tracing::field::display), %method, route, status = response.status().as_u16(), micros, "answered");
    response
}
