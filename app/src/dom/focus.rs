//! Moves the keyboard's focus.

use super::root::Root;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

/// Focuses an element that is not in the tab order, such as a heading, without scrolling.
pub fn focus_heading(element: &HtmlElement) {
    // -1: reachable for us, not with the tab key.
    element.set_tab_index(-1);
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// Focuses the page's `h1` after a change of page, so that reading goes on there.
pub fn focus_page() {
    let heading = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.query_selector("main h1").ok().flatten())
        .and_then(|heading| heading.dyn_into::<HtmlElement>().ok());
    if let Some(heading) = heading {
        focus_heading(&heading);
    }
}

/// Focuses the field with this id, and scrolls to its label rather than to the field: whoever sees
/// only a part of the page must see what is asked (as GOV.UK's error summary does).
pub fn focus_field(root: Root, id: &str) {
    let Some(field) = root.find(id) else { return };
    let label = field.closest("fieldset, .sc-field").ok().flatten();
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    label.unwrap_or_else(|| field.clone().into()).scroll_into_view_with_scroll_into_view_options(&options);
    let focus = FocusOptions::new();
    focus.set_prevent_scroll(true);
    let _ = field.focus_with_options(&focus);
}

/// Focuses the element with this id and lets the browser scroll to it.
pub fn focus_id(root: Root, id: &str) {
    if let Some(element) = root.find(id) {
        let _ = element.focus();
    }
}

/// Scrolls an option or a row into view inside its list, no further than needed.
pub fn reveal(root: Root, id: &str) {
    if let Some(element) = root.find(id) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// The element that has the focus now, to give it back later.
pub fn active() -> Option<HtmlElement> {
    web_sys::window()?.document()?.active_element()?.dyn_into().ok()
}

/// Whether the event went to an element that stands in `container`, or nowhere known.
pub fn is_within(container: &Element, target: Option<web_sys::EventTarget>) -> bool {
    let node = target.and_then(|target| target.dyn_into::<web_sys::Node>().ok());
    node.is_some_and(|node| container.contains(Some(&node)))
}
