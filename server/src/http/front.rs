//! What is done for every request, whatever its address: it gets an id, a panic becomes an answer, and the answer says
//! what browsers may do with it.

use std::future::poll_fn;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;

use axum::Router;
use axum::extract::Request;
use axum::response::Response;
use tower::Service as _;

use super::{headers, problem, request_id};
use crate::ports::Ids;

/// The routes with what is done around them. One function instead of a layer for each: layers are boxed and copied
/// for every request.
#[derive(Clone)]
pub struct Front {
    routes: Router,
    ids: Arc<dyn Ids>,
    https: bool,
}

impl std::fmt::Debug for Front {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Front").finish_non_exhaustive()
    }
}

impl Front {
    /// The front of these routes. `https`: people reach this place so.
    pub const fn new(routes: Router, ids: Arc<dyn Ids>, https: bool) -> Self {
        Self { routes, ids, https }
    }

    /// Answers one request.
    pub async fn answer(mut self, mut request: Request) -> Response {
        let id = request_id::of(request.headers(), &*self.ids);
        request.extensions_mut().insert(id);
        let routed = unpanicked(async move {
            match self.routes.call(request).await {
                Ok(response) => response,
                Err(never) => match never {},
            }
        });
        let mut response = routed.await;
        request_id::name(&mut response, id);
        headers::put(response.headers_mut(), self.https);
        response
    }
}

/// A panic is an answer, and the connection goes on.
async fn unpanicked(work: impl Future<Output = Response>) -> Response {
    let mut work = pin!(work);
    poll_fn(|context| match catch_unwind(AssertUnwindSafe(|| work.as_mut().poll(context))) {
        Ok(polled) => polled,
        Err(panic) => Poll::Ready(problem::panicked(&*panic)),
    })
    .await
}
