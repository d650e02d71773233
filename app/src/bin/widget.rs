//! The program of `<support-contact-assigner>`.

use app::widget::assigner::assigner;
use app::widget::handle::{self, start};
use app::widget::host::Host;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

/// The style sheet.
const STYLE: &str = include_str!(concat!(env!("OUT_DIR"), "/assigner.css"));

/// Mounts an instance below `base`.
#[wasm_bindgen]
pub fn mount(base: HtmlElement, host: &Host) -> Handle {
    Handle(start(base, host, STYLE, assigner))
}

/// What the page holds of an instance. It ends with [`Handle::unmount`].
#[wasm_bindgen]
pub struct Handle(handle::Handle);

#[wasm_bindgen]
impl Handle {
    /// An attribute or property has another value.
    pub fn set(&self, name: &str, value: &JsValue) {
        self.0.set(name, value);
    }

    /// Reads everything again.
    pub fn refresh(&self) {
        self.0.refresh();
    }

    /// Throws away what was entered.
    pub fn reset(&self) {
        self.0.reset();
    }

    /// Moves the focus to the first thing that can be used.
    pub fn focus(&self) {
        self.0.focus();
    }

    /// Ends the instance; nothing of it stays.
    pub fn unmount(self) {
        self.0.unmount();
    }
}

fn main() {}
