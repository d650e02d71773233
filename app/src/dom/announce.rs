//! Tells screen readers what happened without moving the focus (WCAG 4.1.3).
//!
//! Two polite live regions take turns: the same words twice would otherwise change nothing in the
//! document and stay unsaid. The idea is that of the GOV.UK accessible-autocomplete.

use super::root::Root;
use web_sys::Element;

/// The regions, as they are found among the children of the root's body.
const REGIONS: [&str; 2] = ["even", "odd"];

/// Says `text` politely: after what the reader is just saying. An empty text silences the regions.
pub fn announce(root: Root, text: &str) {
    let Some(body) = root.body() else { return };
    let [Some(even), Some(odd)] = REGIONS.map(|name| found(&body, name).or_else(|| make(&body, name))) else { return };
    let (spoken, silent) = if even.has_child_nodes() { (even, odd) } else { (odd, even) };
    spoken.set_text_content(None);
    silent.set_text_content(Some(text));
}

/// The regions must stand in the document before they are filled, or the first text stays unsaid:
/// call this when the program starts.
pub fn prepare(root: Root) {
    announce(root, "");
}

fn found(body: &Element, name: &str) -> Option<Element> {
    body.query_selector(&format!(":scope > [data-said={name}]")).ok().flatten()
}

fn make(body: &Element, name: &str) -> Option<Element> {
    let region = body.owner_document()?.create_element("div").ok()?;
    for (name, value) in [
        ("class", "sc-visually-hidden"),
        ("data-said", name),
        ("role", "status"),
        ("aria-live", "polite"),
        ("aria-atomic", "true"),
    ] {
        region.set_attribute(name, value).ok()?;
    }
    body.append_child(&region).ok()?;
    Some(region)
}
