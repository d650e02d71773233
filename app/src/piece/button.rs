//! Buttons.

use crate::dom::built::{Built, element};
use js_sys::Function;

/// A button that calls `press`.
pub fn button(text: &str, press: &Function) -> Built {
    let button = element("button", "sc-button").attribute("type", "button").attribute("part", "button").text(text);
    let _ = button.as_element().add_event_listener_with_callback("click", press);
    element("span", "sc-button-box").with(&button)
}
