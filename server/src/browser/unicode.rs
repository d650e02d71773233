//! Unicode normalisation by the browser, which has the tables.

use js_sys::{JsString, RegExp};
use shared::unicode::{Place, install as known};

thread_local! {
    /// Every character of the category Mark.
    static MARKS: RegExp = RegExp::new("\\p{M}", "gu");
}

/// Lets names be normalised by the browser.
pub fn install() {
    known(Place { composed, unmarked });
}

fn composed(text: &str) -> String {
    if text.is_ascii() { text.to_owned() } else { JsString::from(text).normalize("NFC").into() }
}

fn unmarked(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    MARKS.with(|marks| JsString::from(text).normalize("NFKD").replace_by_pattern(marks, "").into())
}
