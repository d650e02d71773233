//! Unicode normalisation: by tables of our own, or, where these weigh too much, by those of the place that the program
//! runs in: a browser has them.

#[cfg(not(feature = "tables"))]
use std::sync::OnceLock;

/// One form for what looks the same (NFC).
#[cfg(feature = "tables")]
pub fn composed(text: &str) -> String {
    unicode_normalization::UnicodeNormalization::nfc(text).collect()
}

/// Compatibility forms taken apart (NFKD), without the marks.
#[cfg(feature = "tables")]
pub fn unmarked(text: &str) -> String {
    use unicode_normalization::char::is_combining_mark;
    unicode_normalization::UnicodeNormalization::nfkd(text).filter(|letter| !is_combining_mark(*letter)).collect()
}

/// What the place knows.
#[cfg(not(feature = "tables"))]
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// See [`composed`].
    pub composed: fn(&str) -> String,
    /// See [`unmarked`].
    pub unmarked: fn(&str) -> String,
}

#[cfg(not(feature = "tables"))]
static PLACE: OnceLock<Place> = OnceLock::new();

/// Says once what the place knows.
#[cfg(not(feature = "tables"))]
pub fn install(place: Place) {
    // The first one counts: it is the same place.
    let _ = PLACE.set(place);
}

/// One form for what looks the same (NFC); as it is when nobody knows.
#[cfg(not(feature = "tables"))]
pub fn composed(text: &str) -> String {
    PLACE.get().map_or_else(|| text.to_owned(), |place| (place.composed)(text))
}

/// Compatibility forms taken apart (NFKD), without the marks; as it is when nobody knows.
#[cfg(not(feature = "tables"))]
pub fn unmarked(text: &str) -> String {
    PLACE.get().map_or_else(|| text.to_owned(), |place| (place.unmarked)(text))
}
