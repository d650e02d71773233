//! Pieces of a page that are built once, as they stay: what has changed is built anew.

use wasm_bindgen::prelude::*;
use web_sys::Element;

#[wasm_bindgen]
extern "C" {
    /// The document. All that is named here is ours, so that nothing the browser is asked for can fail.
    type Maker;
    #[wasm_bindgen(thread_local_v2, js_name = document)]
    static DOCUMENT: Maker;
    #[wasm_bindgen(method, js_name = createElement)]
    fn element(this: &Maker, name: &str) -> Built;
    #[wasm_bindgen(method, js_name = createElementNS)]
    fn element_of(this: &Maker, space: &str, name: &str) -> Built;

    /// An element.
    #[derive(Clone)]
    pub type Built;
    #[wasm_bindgen(method, js_name = setAttribute)]
    fn set(this: &Built, name: &str, value: &str);
    #[wasm_bindgen(method, js_name = append)]
    fn append(this: &Built, child: &Built);
    #[wasm_bindgen(method, js_name = append)]
    fn append_text(this: &Built, text: &str);
}

/// An element of this class; without a class where that is empty.
pub fn element(name: &str, class: &str) -> Built {
    let made = DOCUMENT.with(|document| document.element(name));
    if class.is_empty() { made } else { made.attribute("class", class) }
}

/// An element of a drawing.
pub fn drawn(name: &str) -> Built {
    DOCUMENT.with(|document| document.element_of("http://www.w3.org/2000/svg", name))
}

impl Built {
    /// With this attribute.
    #[must_use]
    pub fn attribute(self, name: &str, value: &str) -> Self {
        self.set(name, value);
        self
    }

    /// With text at its end.
    #[must_use]
    pub fn text(self, text: &str) -> Self {
        self.append_text(text);
        self
    }

    /// With a child at its end.
    #[must_use]
    pub fn with(self, child: &Self) -> Self {
        self.append(child);
        self
    }

    /// With children at its end: a list of them, or one that may be.
    #[must_use]
    pub fn with_all(self, children: impl IntoIterator<Item = Self>) -> Self {
        for child in children {
            self.append(&child);
        }
        self
    }

    /// As the browser's element.
    pub fn as_element(&self) -> &Element {
        AsRef::<JsValue>::as_ref(self).unchecked_ref()
    }
}
