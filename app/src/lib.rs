//! The web app: what the partner sees and does, and what the customer sees.
//!
//! `page` and `widget` are made of `block`s; all use `ui`, `state`, `api` and `i18n`, which use `dom`; never the other
//! way.

pub mod api;
pub mod app;
pub mod block;
#[cfg(feature = "demo")]
pub mod demo;
pub mod dom;
pub mod i18n;
pub mod page;
pub mod route;
pub mod state;
pub mod ui;
mod view;
#[cfg(any(feature = "element", test))]
pub mod widget;

pub(crate) use view::view;

use i18n::catalogue::Catalogue;
use i18n::lang::Lang;
use i18n::load::{LoadError, chosen, load};

/// Starts the app: loads the person's language, then shows the first page.
pub async fn start() {
    dom::panic::install();
    dom::announce::prepare(dom::root::Root::page());
    match first_language().await {
        Ok(catalogue) => leptos::mount::mount_to_body(move || app::App(app::AppProps { first: catalogue })),
        // Without a single text there is nothing to show but that.
        Err(_error) => dom::panic::show(),
    }
}

/// The chosen language; English when its texts cannot be had.
async fn first_language() -> Result<Catalogue, LoadError> {
    match load(chosen()).await {
        Err(LoadError::Unavailable) => load(Lang::En).await,
        result => result,
    }
}
