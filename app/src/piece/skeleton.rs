//! Grey lines in the place of what is still to come.

use crate::dom::built::{Built, element};

/// So many of them; screen readers hear the label.
pub fn skeleton(lines: usize, label: &str) -> Built {
    element("div", "sc-skeleton")
        .attribute("role", "status")
        .with(&element("span", "sc-visually-hidden").text(label))
        .with_all((0..lines).map(|_| element("span", "sc-skeleton__line").attribute("aria-hidden", "true")))
}
