//! The address of the page and the browser's history. Addresses are relative to the page's `<base href>`.

use super::document::at_base;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlAnchorElement, MouseEvent};

/// The address shown now, without its fragment.
pub fn here() -> String {
    let location = web_sys::window().map(|window| window.location());
    let part = |part: Option<Result<String, JsValue>>| part.and_then(Result::ok).unwrap_or_default();
    let path = part(location.as_ref().map(web_sys::Location::pathname));
    let search = part(location.as_ref().map(web_sys::Location::search));
    below_base(&path).map_or_else(|| path.clone(), str::to_owned) + &search
}

/// Shows another address; the present one is a step back.
pub fn push(address: &str) {
    if let Some(history) = history() {
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&at_base(address)));
    }
}

/// Shows another address in the place of the present one.
pub fn replace(address: &str) {
    if let Some(history) = history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&at_base(address)));
    }
}

/// Loads an address from the server, as if it had been typed.
pub fn load(address: &str) {
    if let Some(window) = web_sys::window() {
        let _ = window.location().set_href(&at_base(address));
    }
}

/// Scrolls to the top of the page.
pub fn to_top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Calls `moved` when a person goes back or forth in the history.
pub fn on_history(moved: impl Fn() + 'static) {
    let listener = window_event_listener(ev::popstate, move |_| moved());
    on_cleanup(move || listener.remove());
}

/// Calls `take` with the address of a link of this app that was pressed in the plain way; the browser follows the
/// link itself when `take` gives false, and always for other sites, new tabs and downloads.
pub fn on_link(take: impl Fn(&str) -> bool + 'static) {
    let listener = window_event_listener(ev::click, move |event| {
        if let Some(address) = pressed(&event)
            && take(&address)
        {
            event.prevent_default();
        }
    });
    on_cleanup(move || listener.remove());
}

fn pressed(event: &MouseEvent) -> Option<String> {
    let changed = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    if event.default_prevented() || event.button() != 0 || changed {
        return None;
    }
    let target: web_sys::Element = event.target()?.dyn_into().ok()?;
    let link: HtmlAnchorElement = target.closest("a[href]").ok()??.dyn_into().ok()?;
    let elsewhere = !matches!(link.target().as_str(), "" | "_self") || link.has_attribute("download");
    let origin = web_sys::window()?.location().origin().ok()?;
    if elsewhere || link.origin() != origin || link.rel().split(' ').any(|rel| rel == "external") {
        return None;
    }
    Some(below_base(&link.pathname())?.to_owned() + &link.search())
}

fn below_base(path: &str) -> Option<&str> {
    path.strip_prefix(&at_base(""))
}

fn history() -> Option<web_sys::History> {
    web_sys::window()?.history().ok()
}
