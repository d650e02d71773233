//! Small tags.

use super::icon::Icon;
use super::tone::Tone;
use crate::dom::built::{Built, element};

/// A tag: colour, icon and words say the same.
pub fn badge(tone: Tone, icon: Icon, text: &str) -> Built {
    element("span", &["sc-badge sc-badge--", tone.name()].concat())
        .with(&icon.built())
        .with(&element("span", "").text(text))
}
