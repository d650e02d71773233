//! What both elements do in the same way at their start and when the page asks.

use super::options::Options;
use crate::dom::document;
use crate::i18n::catalogue::Catalogue;
use crate::i18n::lang::Lang;
use crate::i18n::load::{LoadError, load_at};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The language that the page wants, else one of the reader's.
pub fn lang(options: &Options) -> Lang {
    Lang::choose(options.lang.as_deref(), &document::languages())
}

/// The texts of the first language; English where they cannot be had.
///
/// # Errors
/// [`LoadError`].
pub async fn language(locales: &str, lang: Lang) -> Result<Catalogue, LoadError> {
    match load_at(locales, lang).await {
        Err(LoadError::Unavailable) if lang != Lang::En => load_at(locales, Lang::En).await,
        result => result,
    }
}

/// Shows the colours that the page wants.
pub fn paint(base: &HtmlElement, theme: Option<&str>) {
    let _ = match theme.filter(|theme| matches!(*theme, "light" | "dark")) {
        Some(theme) => base.set_attribute("data-theme", theme),
        None => base.remove_attribute("data-theme"),
    };
}

/// Moves the focus to the first thing that can be used.
pub fn focus(base: &HtmlElement) {
    let first = "input:not([disabled]), button:not([tabindex=\"-1\"]), a[href], summary";
    if let Ok(Some(first)) = base.query_selector(first) {
        let _ = first.unchecked_into::<HtmlElement>().focus();
    }
}
