//! Copies text.

use wasm_bindgen_futures::JsFuture;

/// Copies `text`; false when the browser does not allow it (then show the text to select).
pub async fn copy(text: &str) -> bool {
    let Some(window) = web_sys::window() else {
        return false;
    };
    JsFuture::from(window.navigator().clipboard().write_text(text)).await.is_ok()
}
