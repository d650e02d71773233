//! The Partner Center compatible API: `/v1`. Bearer tokens only; its own form of errors and headers.
//!
//! Addresses tolerate doubled slashes, which some clients make of a base address that ends in one.

mod agreement;
mod call;
mod contact;
mod customers;
mod pages;
mod profiles;
mod records;
mod relationships;
mod reply;
mod stop;
mod subscriptions;

use axum::Router;
use axum::extract::{Request, State};
use axum::response::Response;
use axum::routing::{MethodRouter, get};
use http::Uri;
use http::uri::PathAndQuery;
use tower::ServiceExt as _;

use self::call::face;
use crate::app::App;
use crate::store::Store;

/// Every route, with `/v1` in front.
pub fn router<S: Store>() -> Router<App<S>> {
    let elsewhere = || get(elsewhere::<S>).fallback(elsewhere::<S>);
    addresses().route("/v1", elsewhere()).route("/v1/{*rest}", elsewhere()).route("//v1/{*rest}", elsewhere())
}

fn addresses<S: Store>() -> Router<App<S>> {
    let only_get = |route: MethodRouter<App<S>>| route.fallback(face(call::no_such_method));
    Router::new().route(
        "/v1/customers/{customer}/subscriptions/{subscription}/supportcontact",
        only_get(get(face(contact::get)).put(face(contact::put))),
    )
}

/// An address that no route has: once more without doubled slashes, or a plain "not found".
async fn elsewhere<S: Store>(State(app): State<App<S>>, request: Request) -> Response {
    match squeezed(request.uri()) {
        Some(uri) => {
            let (mut parts, body) = request.into_parts();
            parts.uri = uri;
            let again = addresses().fallback(face(call::no_such_address)).with_state(app);
            match again.oneshot(Request::from_parts(parts, body)).await {
                Ok(response) => response,
                Err(never) => match never {},
            }
        }
        None => call::answer(app, None, request, call::no_such_address).await,
    }
}

/// The address without doubled slashes in its path; none when it has none.
fn squeezed(uri: &Uri) -> Option<Uri> {
    let path = uri.path();
    if !path.contains("//") {
        return None;
    }
    let mut squeezed = String::with_capacity(path.len());
    for letter in path.chars() {
        if !(letter == '/' && squeezed.ends_with('/')) {
            squeezed.push(letter);
        }
    }
    if let Some(query) = uri.query() {
        squeezed.push('?');
        squeezed.push_str(query);
    }
    let mut parts = uri.clone().into_parts();
    parts.path_and_query = Some(PathAndQuery::try_from(squeezed).ok()?);
    Uri::from_parts(parts).ok()
}
