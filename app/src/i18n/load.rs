//! Fetches a language's texts.

use super::catalogue::Catalogue;
use super::lang::Lang;
use crate::dom::{document, early, storage};
use gloo_net::http::{Request, RequestBuilder, Response};

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
    let url = format!("{folder}{}.txt", lang.tag());
    let file = match early::take(&url).await {
        Some(response) => text(&response.into()).await?,
        None => fetch(Request::get(&url)).await?,
    };
    match Catalogue::parse(lang, file) {
        Ok(catalogue) => Ok(catalogue),
        Err(_stale) => {
            let fresh = fetch(Request::get(&url).cache(web_sys::RequestCache::Reload)).await?;
            Catalogue::parse(lang, fresh).map_err(|_stale| LoadError::Stale)
        }
    }
}

async fn fetch(request: RequestBuilder) -> Result<String, LoadError> {
    text(&request.send().await.map_err(|_error| LoadError::Unavailable)?).await
}

async fn text(response: &Response) -> Result<String, LoadError> {
    if !response.ok() {
        return Err(LoadError::Unavailable);
    }
    response.text().await.map_err(|_error| LoadError::Unavailable)
}
