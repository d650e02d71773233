//! Tells screen readers what happened without moving the focus (WCAG 4.1.3).
//!
//! Two polite live regions take turns: the same words twice would otherwise change nothing in the
//! document and stay unsaid. The idea is that of the GOV.UK accessible-autocomplete.

use std::cell::{Cell, RefCell};
use web_sys::Element;

thread_local! {
    static REGIONS: RefCell<Option<[Element; 2]>> = const { RefCell::new(None) };
    static TURN: Cell<usize> = const { Cell::new(0) };
}

/// Says `text` politely: after what the reader is just saying. An empty text silences the regions.
pub fn announce(text: &str) {
    REGIONS.with_borrow_mut(|regions| {
        // A page that was replaced (a test, a panic) took its regions along.
        if regions.as_ref().is_none_or(|[first, _]| !first.is_connected()) {
            *regions = make();
        }
        let Some(regions) = regions else { return };
        let turn = TURN.get();
        regions[turn].set_text_content(Some(text));
        regions[1 - turn].set_text_content(None);
        TURN.set(1 - turn);
    });
}

/// The regions must stand in the document before they are filled, or the first text stays unsaid:
/// call this when the app starts.
pub fn prepare() {
    announce("");
}

fn make() -> Option<[Element; 2]> {
    let document = web_sys::window()?.document()?;
    let body = document.body()?;
    let region = || {
        let region = document.create_element("div").ok()?;
        region.set_class_name("sc-visually-hidden");
        region.set_attribute("role", "status").ok()?;
        region.set_attribute("aria-live", "polite").ok()?;
        region.set_attribute("aria-atomic", "true").ok()?;
        body.append_child(&region).ok()?;
        Some(region)
    };
    Some([region()?, region()?])
}
