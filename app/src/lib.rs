//! The web app: what the partner sees and does, and what the customer sees.
//!
//! `page` and `widget` use `ui`, `state`, `api` and `i18n`, which use `dom`; never the other way.

pub mod api;
pub mod dom;
pub mod i18n;
pub mod route;
pub mod state;
pub mod ui;

/// Starts the app: loads the person's language, then shows the first page.
pub async fn start() {
    dom::panic::install();
    dom::announce::prepare();
}
