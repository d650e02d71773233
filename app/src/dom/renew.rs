//! Puts newly built pieces in the place of older ones, as if they had changed: what was opened is open again, and what
//! had the focus has it again.

use super::built::Built;
use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Replaces what is in `place`.
pub fn renew(place: &Element, pieces: &[Built]) {
    let open = names(place, "details[open] > summary");
    let focus = names(place, "a:focus, summary:focus");
    let children: Array = pieces.iter().map(Built::as_element).collect();
    place.replace_children_with_node(&children);
    if open.is_empty() && focus.is_empty() {
        return;
    }
    for element in found(place, "a, summary") {
        let name = name(&element);
        if open.contains(&name)
            && let Some(details) = element.parent_element()
        {
            let _ = details.set_attribute("open", "");
        }
        if focus.contains(&name) {
            let _ = element.unchecked_into::<HtmlElement>().focus();
        }
    }
}

fn names(place: &Element, selector: &str) -> Vec<String> {
    found(place, selector).iter().map(name).collect()
}

/// What tells it from the others in whatever language: where a link leads, what the hidden part of a summary names, and
/// the article's heading.
fn name(element: &Element) -> String {
    let own = element.get_attribute("href").or_else(|| text(element, "span"));
    let article = element.closest("article").ok().flatten();
    let heading = article.and_then(|article| text(&article, "bdi"));
    own.unwrap_or_default() + "\n" + &heading.unwrap_or_default()
}

fn text(element: &Element, selector: &str) -> Option<String> {
    element.query_selector(selector).ok()??.text_content()
}

fn found(place: &Element, selector: &str) -> Vec<Element> {
    let Ok(list) = place.query_selector_all(selector) else { return Vec::new() };
    (0..list.length()).filter_map(|index| list.get(index)).map(JsCast::unchecked_into).collect()
}
