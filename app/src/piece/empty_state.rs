//! Nothing to show, said honestly.

use super::icon::Icon;
use crate::dom::built::{Built, element};

/// Says what is missing, and why.
pub fn empty_state(icon: Icon, title: &str, text: &str) -> Built {
    element("div", "sc-empty")
        .with(&icon.built())
        .with(&element("p", "sc-empty__title").text(title))
        .with(&element("p", "").text(text))
}
