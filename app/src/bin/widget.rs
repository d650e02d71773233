//! The program of `<support-contact-assigner>`.

use app::widget::handle::{Handle, start};
use app::widget::host::Host;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::HtmlElement;

/// The style sheet.
const STYLE: &str = include_str!(concat!(env!("OUT_DIR"), "/assigner.css"));

/// Mounts an instance below `base`.
#[wasm_bindgen]
pub fn mount(base: HtmlElement, host: &Host) -> Handle {
    start(base, host, STYLE, app::widget::assigner::assigner)
}

fn main() {}
