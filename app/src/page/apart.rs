//! Parts of the app whose code lies in a file of its own and is fetched when it is first shown: what few open first
//! must not delay what everybody sees first. See decision 7 in `docs/decisions`.
//!
//! Cut apart are only builds with the feature `split`; in all others the code is there from the start.

use crate::api::error::ApiError;
use crate::block::remote::remote;
use crate::state::query::use_query;
use leptos::prelude::*;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// The code did not come.
#[cfg(feature = "split")]
pub use wasm_split_helpers::SplitLoaderError as Missing;

/// The code is there from the start.
#[cfg(not(feature = "split"))]
pub use std::convert::Infallible as Missing;

/// Declares a part: the name of its file, how it is fetched, and how it is shown.
///
/// ```ignore
/// apart! { settings, fetch_settings, fn settings(_page: Page) -> AnyView { view! { <SettingsPage/> } } }
/// ```
macro_rules! apart {
    ($file:ident, $fetch:ident, fn $show:ident($what:ident: $of:ty) -> AnyView $body:block) => {
        #[cfg(feature = "split")]
        #[wasm_split_helpers::wasm_split($file, fallible, preload($fetch))]
        pub(super) fn $show($what: $of) -> Result<AnyView, $crate::page::apart::Missing> {
            let view: AnyView = $body;
            Ok(view)
        }

        #[cfg(not(feature = "split"))]
        pub(super) async fn $show($what: $of) -> Result<AnyView, $crate::page::apart::Missing> {
            let view: AnyView = $body;
            Ok(view)
        }

        #[cfg(not(feature = "split"))]
        pub(super) async fn $fetch() -> Result<(), $crate::page::apart::Missing> {
            Ok(())
        }
    };
}
pub(super) use apart;

/// Shows a part as soon as its code is there; what goes wrong on the way is told as for any other question.
pub fn later<C, V>(fetch: fn() -> C, lines: u8, show: impl Fn() -> V + Send + Sync + 'static) -> AnyView
where
    C: Future<Output = Result<(), Missing>> + 'static,
    V: Future<Output = Result<AnyView, Missing>>,
{
    let code = use_query(move |_| {
        let code = fetch();
        async move { code.await.map_err(|_| ApiError::Unreachable) }
    });
    remote(code, lines, move |()| at_once(show()))
}

/// The code is there: the view is made at once, as a part of what shows it.
fn at_once(view: impl Future<Output = Result<AnyView, Missing>>) -> AnyView {
    match pin!(view).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Ok(view)) => view,
        Poll::Ready(Err(_)) | Poll::Pending => ().into_any(),
    }
}
