//! A question that is asked again by itself when the server is back.

use super::remote::{Source, use_remote};
use crate::api::error::ApiError;
use crate::api::use_api;
use leptos::prelude::*;
use web_sys::AbortSignal;

/// [`use_remote`] for the server: what failed because it was away is asked again when it is back.
///
/// ```ignore
/// let page = use_query(move |signal| {
///     let query = query.get();
///     async move { api.worklist(&query, signal).await }
/// });
/// ```
pub fn use_query<T, F>(ask: impl Fn(Option<AbortSignal>) -> F + 'static) -> Source<T, ApiError>
where
    T: Clone + Send + Sync + 'static,
    F: Future<Output = Result<T, ApiError>> + 'static,
{
    let source = use_remote(ask);
    when_back(
        Box::new(move || source.with(|remote| remote.error().is_some_and(ApiError::is_away))),
        Box::new(move || source.refresh()),
    );
    source
}

fn when_back(failed: Box<dyn Fn() -> bool>, ask: Box<dyn Fn()>) {
    let link = use_api().link();
    Effect::new(move |before: Option<u32>| {
        let back = link.back();
        if before.is_some_and(|before| before != back) && untrack(&failed) {
            ask();
        }
        back
    });
}
