//! The limit of every HTTP figure: a bare axum route that answers with the same bytes and does nothing else.

use std::net::SocketAddr;

use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::routing::get;

/// Serves until it is ended from outside.
pub fn serve(address: SocketAddr, body: &'static str) {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let answer = move || async move { ([(CONTENT_TYPE, "application/json; charset=utf-8")], body) };
        let router = Router::new().route("/readyz", get(|| async { "ready" })).fallback(answer);
        let listener = tokio::net::TcpListener::bind(address).await.expect("the port is free");
        axum::serve(listener, router).await.expect("it serves");
    });
}
