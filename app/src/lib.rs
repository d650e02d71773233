//! The web app: what the partner sees and does, and what the customer sees.
//!
//! `page` and `widget` are made of `block`s; all use `ui`, `state`, `api` and `i18n`, which use `dom`; never the other
//! way. The support card and `piece`s, of which it is made, are built without the framework, and so is the program of
//! `<support-contact-card>`, for which the rest is left out (feature `views`).

pub mod api;
#[cfg(feature = "views")]
pub mod app;
pub mod block;
#[cfg(feature = "demo")]
pub mod demo;
pub mod dom;
pub mod i18n;
#[cfg(feature = "views")]
pub mod page;
pub mod piece;
#[cfg(feature = "views")]
pub mod route;
#[cfg(feature = "views")]
pub mod state;
#[cfg(feature = "views")]
pub mod ui;
#[cfg(feature = "views")]
mod view;
#[cfg(any(feature = "card", test))]
pub mod widget;

#[cfg(feature = "views")]
pub(crate) use view::view;

#[cfg(feature = "views")]
use i18n::{
    catalogue::Catalogue,
    lang::Lang,
    load::{LoadError, chosen, load},
};

/// Starts the app: loads the person's language, then shows the first page.
#[cfg(feature = "views")]
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
#[cfg(feature = "views")]
async fn first_language() -> Result<Catalogue, LoadError> {
    match load(chosen()).await {
        Err(LoadError::Unavailable) => load(Lang::En).await,
        result => result,
    }
}
