//! When the program fails. After a panic the wasm instance is dead, and all elements of the page with it: each page is
//! then told by the browser alone, so that what stood between the element's tags can be shown again.

use super::events::Fault;
use super::host::Host;
use js_sys::{Function, Reflect};
use std::cell::{Cell, RefCell};
use std::panic;
use wasm_bindgen::{JsCast, JsValue};

thread_local! {
    /// What tells a page that all is over, by the number of its instance.
    static PAGES: RefCell<Vec<(u32, Function)>> = const { RefCell::new(Vec::new()) };
    static NEXT: Cell<u32> = const { Cell::new(0) };
}

/// As long as it lives, its page is told.
pub struct Watch(u32);

/// Has the page told when the program fails.
pub fn watch(host: &Host) -> Watch {
    let number = NEXT.replace(NEXT.get().wrapping_add(1));
    if number == 0 {
        panic::set_hook(Box::new(|info| {
            web_sys::console::error_1(&info.to_string().into());
            tell();
        }));
    }
    let emit = Reflect::get(host, &"emit".into()).ok().and_then(|emit| emit.dyn_into::<Function>().ok());
    if let Some(emit) = emit {
        let over = emit.bind3(host, &"error".into(), &Fault::own("program_broken", true).detail(), &JsValue::FALSE);
        PAGES.with_borrow_mut(|pages| pages.push((number, over.unchecked_into())));
    }
    Watch(number)
}

impl Drop for Watch {
    fn drop(&mut self) {
        PAGES.with_borrow_mut(|pages| pages.retain(|(number, _)| *number != self.0));
    }
}

/// Not at once: what the page does then may call into the program, which stands in the middle of its failure.
fn tell() {
    let Some(window) = web_sys::window() else { return };
    PAGES.with(|pages| {
        for (_, over) in pages.try_borrow().iter().flat_map(|pages| pages.iter()) {
            let _ = window.set_timeout_with_callback(over);
        }
    });
}
