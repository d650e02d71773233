//! temporary
use axum::{Router, http::HeaderValue, routing::get};
#[tokio::main]
async fn main() {
    let args: Vec<String> = std::env::args().collect();
    let at = args.iter().position(|a| a == "--listen").map(|i| args[i + 1].clone()).unwrap();
    let app: Router = Router::new().route("/readyz", get(|| async { "ok" })).route("/api/v1/session", get(|| async { "{}" })).merge(server::assets::router())
        .layer(tower_http::set_header::SetResponseHeaderLayer::overriding(axum::http::header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'")));
    let l = tokio::net::TcpListener::bind(&at).await.unwrap();
    println!("http://{at}");
    axum::serve(l, app).await.unwrap();
}
