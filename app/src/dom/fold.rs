//! Text without case and accents, for marking what a search has found.

use js_sys::JsString;

/// `Čeština` becomes `cestina`. By the browser's own Unicode tables.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let decomposed: String = JsString::from(text).normalize("NFKD").to_lower_case().into();
    // The combining marks of Latin, Greek and Cyrillic letters.
    decomposed.chars().filter(|c| !matches!(c, '\u{300}'..='\u{36f}')).collect()
}
