//! The style sheet of a program: constructed once, and shared by all its instances. It is no element of the page, so that
//! a policy without `style-src` lets it be.

use js_sys::{Array, Reflect};
use std::cell::RefCell;
use wasm_bindgen::JsValue;
use web_sys::{CssStyleSheet, HtmlElement};

thread_local! {
    static SHEET: RefCell<Option<CssStyleSheet>> = const { RefCell::new(None) };
}

/// Has the root in which `base` stands styled by `text`, which is the same each time.
pub fn adopt(base: &HtmlElement, text: &str) {
    let sheet = SHEET.with_borrow_mut(|sheet| {
        if sheet.is_none() {
            let made = CssStyleSheet::new().ok()?;
            made.replace_sync(text).ok()?;
            *sheet = Some(made);
        }
        sheet.clone()
    });
    let Some(sheet) = sheet else { return };
    let root = base.get_root_node();
    let name = JsValue::from_str("adoptedStyleSheets");
    let before = Reflect::get(&root, &name).map_or_else(|_| Array::new(), |before| Array::from(&before));
    if !before.includes(&sheet, 0) {
        before.push(&sheet);
        let _ = Reflect::set(&root, &name, &before);
    }
}
