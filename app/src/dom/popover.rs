//! A list that floats at a field: in the browser's top layer, so that no panel cuts it off, and kept
//! in place while anything scrolls.

use js_sys::{Function, Reflect};
use wasm_bindgen::JsCast;
use web_sys::Element;

/// Room left between the list, the field and the edges of the window, in CSS pixels.
const GAP: f64 = 4.0;
/// A list lower than this is not worth opening downwards when there is more room above.
const ENOUGH: f64 = 240.0;
/// Higher lists are scrolled.
const HIGHEST: f64 = 400.0;

/// Shows or hides an element with `popover="manual"`. Where popovers are unknown it is shown in its
/// place in the document.
pub fn set_open(element: &Element, open: bool) {
    let name = if open { "showPopover" } else { "hidePopover" };
    // It refuses when it is so already, which is as good.
    let _ = Reflect::get(element, &name.into())
        .ok()
        .and_then(|method| method.dyn_into::<Function>().ok())
        .map(|method| method.call0(element));
}

/// Where a floating list is, in pixels of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Place {
    /// From the left edge.
    pub left: f64,
    /// From the top edge, when it opens downwards.
    pub top: Option<f64>,
    /// From the bottom edge, when it opens upwards.
    pub bottom: Option<f64>,
    /// As wide as its field.
    pub width: f64,
    /// No higher than there is room for.
    pub height: f64,
}

/// The place for a list at this element, in the window as it is now.
pub fn place_at(anchor: &Element) -> Option<Place> {
    let window = web_sys::window()?;
    let rect = anchor.get_bounding_client_rect();
    let inner = window.inner_height().ok()?.as_f64()?;
    // With the keyboard of a telephone open, less is seen than the window has.
    let seen = window.visual_viewport().map_or(inner, |view| view.offset_top() + view.height());
    Some(place(rect.left(), rect.width(), (rect.top(), rect.bottom()), (inner, seen)))
}

fn place(left: f64, width: f64, (top, bottom): (f64, f64), (inner, seen): (f64, f64)) -> Place {
    let (below, above) = (seen - bottom - 2.0 * GAP, top - 2.0 * GAP);
    if below >= ENOUGH.min(above) {
        Place { left, width, top: Some(bottom + GAP), bottom: None, height: below.min(HIGHEST) }
    } else {
        Place { left, width, top: None, bottom: Some(inner - top + GAP), height: above.min(HIGHEST) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_opens_downwards_unless_there_is_much_more_room_above() {
        let at = |top: f64, seen: f64| place(10.0, 200.0, (top, top + 32.0), (800.0, seen));
        let roomy = at(100.0, 800.0);
        assert_eq!((roomy.top, roomy.bottom, roomy.height), (Some(136.0), None, 400.0));
        let low = at(700.0, 800.0);
        assert_eq!((low.top, low.bottom, low.height), (None, Some(104.0), 400.0));
        let keyboard = at(100.0, 300.0);
        assert_eq!((keyboard.top, keyboard.height), (Some(136.0), 160.0));
        assert_eq!((roomy.left, roomy.width), (10.0, 200.0));
    }
}
