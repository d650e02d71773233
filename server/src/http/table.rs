//! A router that can say which addresses it has: the document of the API and the tests are held against it.

use axum::Router;
use axum::routing::MethodRouter;

use crate::app::SharedApp;
use crate::store::Store;

/// Routes, and their addresses.
#[derive(Debug)]
pub struct Routes<S: Store> {
    router: Router<SharedApp<S>>,
    paths: Vec<&'static str>,
}

impl<S: Store> Default for Routes<S> {
    fn default() -> Self {
        Self { router: Router::new(), paths: Vec::new() }
    }
}

impl<S: Store> Routes<S> {
    /// No route.
    pub fn new() -> Self {
        Self::default()
    }

    /// With one more route.
    #[must_use]
    pub fn route(mut self, path: &'static str, methods: MethodRouter<SharedApp<S>>) -> Self {
        self.paths.push(path);
        Self { router: self.router.route(path, methods), paths: self.paths }
    }

    /// With all of these.
    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        self.paths.extend(other.paths);
        Self { router: self.router.merge(other.router), paths: self.paths }
    }

    /// Their addresses.
    pub fn paths(&self) -> &[&'static str] {
        &self.paths
    }

    /// The router.
    pub fn into_router(self) -> Router<SharedApp<S>> {
        self.router
    }
}
