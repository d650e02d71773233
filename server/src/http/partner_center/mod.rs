//! The Partner Center compatible API: `/v1`. Bearer tokens only; its own form of errors and headers.
//!
//! Addresses tolerate doubled slashes, which some clients make of a base address that ends in one, and one at the end.

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
use axum::routing::{MethodRouter, any, get};
use http::Uri;
use http::uri::PathAndQuery;
use tower::ServiceExt as _;

use self::call::Face;
use super::table::Routes;
use crate::app::SharedApp;
use crate::store::Store;

/// Every route, with `/v1` in front, and an answer to every other address there. A base address that ends in a slash
/// gives two in front.
pub fn router<S: Store>() -> Router<SharedApp<S>> {
    let mut router = routes().into_router();
    for path in ["/v1", "/v1/{*rest}", "//v1/{*rest}"] {
        router = router.route(path, any(elsewhere::<S>));
    }
    router
}

/// Every route.
pub fn routes<S: Store>() -> Routes<S> {
    let customer = get(Face(customers::get)).patch(Face(customers::patch));
    let contact = get(Face(contact::get)).put(Face(contact::put));
    let routes: [(&str, MethodRouter<SharedApp<S>>); 13] = [
        ("/v1/customers", get(Face(customers::list))),
        ("/v1/customers/relationshiprequests", get(Face(relationships::request))),
        ("/v1/customers/{customer}", customer),
        ("/v1/customers/{customer}/profiles/company", get(Face(customers::company))),
        ("/v1/customers/{customer}/relationships", get(Face(relationships::of_customer))),
        ("/v1/customers/{customer}/subscriptions", get(Face(subscriptions::list))),
        ("/v1/customers/{customer}/subscriptions/{subscription}", get(Face(subscriptions::get))),
        ("/v1/customers/{customer}/subscriptions/{subscription}/supportcontact", contact),
        ("/v1/relationships", get(Face(relationships::list))),
        ("/v1/profiles/support", get(Face(profiles::support))),
        ("/v1/profiles/mpn", get(Face(profiles::mpn))),
        ("/v1/auditrecords", get(Face(records::list))),
        ("/v1/compliance/csp/agreementstatus", get(Face(agreement::get))),
    ];
    let other = |route: MethodRouter<SharedApp<S>>| route.fallback(Face(call::no_such_method));
    routes.into_iter().fold(Routes::new(), |all, (path, route)| all.route(path, other(route)))
}

/// An address that no route has: once more without doubled slashes, or a plain "not found".
async fn elsewhere<S: Store>(State(app): State<SharedApp<S>>, request: Request) -> Response {
    match squeezed(request.uri()) {
        Some(uri) => {
            let (mut parts, body) = request.into_parts();
            parts.uri = uri;
            let again = routes().into_router().fallback(Face(call::no_such_address)).with_state(app);
            match again.oneshot(Request::from_parts(parts, body)).await {
                Ok(response) => response,
                Err(never) => match never {},
            }
        }
        None => call::answer(app, request, call::no_such_address).await,
    }
}

/// The address without doubled slashes in its path and one at its end; none when it has none.
fn squeezed(uri: &Uri) -> Option<Uri> {
    let path = uri.path();
    let spare = path.contains("//") || (path.len() > 1 && path.ends_with('/'));
    if !spare {
        return None;
    }
    let mut squeezed = String::with_capacity(path.len());
    for letter in path.chars() {
        if !(letter == '/' && squeezed.ends_with('/')) {
            squeezed.push(letter);
        }
    }
    if squeezed.len() > 1 && squeezed.ends_with('/') {
        squeezed.pop();
    }
    if let Some(query) = uri.query() {
        squeezed.push('?');
        squeezed.push_str(query);
    }
    let mut parts = uri.clone().into_parts();
    parts.path_and_query = Some(PathAndQuery::try_from(squeezed).ok()?);
    Uri::from_parts(parts).ok()
}
