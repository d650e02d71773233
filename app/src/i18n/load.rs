//! Fetches a language's texts.

use super::catalogue::Catalogue;
use super::lang::Lang;
use crate::dom::{document, early, storage};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestCache, RequestInit, Response};

/// Where the choice of language is kept between visits.
pub const STORED: &str = "switchboard.language";

/// Why a language could not be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoadError {
    /// Its file could not be fetched: no connection, or the server refused.
    Unavailable,
    /// Only a file of another build is there; the page must be reloaded.
    Stale,
}

/// The language for this visit.
pub fn chosen() -> Lang {
    Lang::choose(storage::get(STORED).as_deref(), &document::languages())
}

/// Fetches and checks a language. A file from the cache that belongs to an older build is asked for
/// again past the cache, once.
///
/// # Errors
/// [`LoadError`].
pub async fn load(lang: Lang) -> Result<Catalogue, LoadError> {
    load_at(&document::at_base("locales/"), lang).await
}

/// The same from another folder, whose address ends in a slash.
///
/// # Errors
/// [`LoadError`].
pub async fn load_at(folder: &str, lang: Lang) -> Result<Catalogue, LoadError> {
    let url = [folder, lang.tag(), ".txt"].concat();
    let file = match early::take(&url).await {
        Some(response) => text(response).await?,
        None => fetch(&url, RequestCache::Default).await?,
    };
    match Catalogue::parse(lang, file) {
        Ok(catalogue) => Ok(catalogue),
        Err(_stale) => {
            let fresh = fetch(&url, RequestCache::Reload).await?;
            Catalogue::parse(lang, fresh).map_err(|_stale| LoadError::Stale)
        }
    }
}

async fn fetch(url: &str, cache: RequestCache) -> Result<String, LoadError> {
    let how = RequestInit::new();
    how.set_cache(cache);
    let window = web_sys::window().ok_or(LoadError::Unavailable)?;
    let response = JsFuture::from(window.fetch_with_str_and_init(url, &how)).await;
    text(response.map_err(|_error| LoadError::Unavailable)?.unchecked_into()).await
}

async fn text(response: Response) -> Result<String, LoadError> {
    if !response.ok() {
        return Err(LoadError::Unavailable);
    }
    let text = response.text().map_err(|_error| LoadError::Unavailable)?;
    let text = JsFuture::from(text).await.map_err(|_error| LoadError::Unavailable)?;
    text.as_string().ok_or(LoadError::Unavailable)
}
