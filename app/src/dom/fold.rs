//! Text without case and accents, as [`shared::fold`] has it, by the browser's own Unicode tables.

use js_sys::{JsString, RegExp};

/// `Čeština` becomes `cestina`.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let marks = RegExp::new(r"\p{M}", "gu");
    let bare = |text: JsString| text.replace_by_pattern(&marks, "");
    // A capital may come apart into a small letter and a mark.
    let lower: String = bare(bare(JsString::from(text).normalize("NFKD")).to_lower_case()).into();
    shared::fold::plain(lower.chars())
}
