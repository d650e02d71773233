//! Where in the document a program works: in all of it; with the feature `element` also in the shadow root that one
//! instance of an element has to itself. Ids, live regions and the language are looked for and set there only.

#[cfg(feature = "element")]
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// The place. A copy is as good as the original.
#[derive(Clone, Copy)]
pub struct Root {
    #[cfg(feature = "element")]
    base: Option<StoredValue<HtmlElement, LocalStorage>>,
}

impl Root {
    /// The whole document.
    pub const fn page() -> Self {
        Self {
            #[cfg(feature = "element")]
            base: None,
        }
    }

    /// Where the component that is being made stands.
    #[cfg(not(feature = "element"))]
    pub const fn here() -> Self {
        Self::page()
    }
}

#[cfg(feature = "element")]
impl Root {
    /// Where the component that is being made stands.
    pub fn here() -> Self {
        use_context().unwrap_or(Self::page())
    }

    /// Below this element only, for everything that the present owner makes.
    pub fn provide(base: HtmlElement) -> Self {
        let root = Self { base: Some(StoredValue::new_local(base)) };
        provide_context(root);
        root
    }
}

impl Root {
    /// The element with this id.
    pub fn find(self, id: &str) -> Option<HtmlElement> {
        #[cfg(feature = "element")]
        if let Some(base) = self.base {
            return base.try_get_value()?.query_selector(&format!("[id=\"{id}\"]")).ok()??.dyn_into().ok();
        }
        web_sys::window()?.document()?.get_element_by_id(id)?.dyn_into().ok()
    }

    /// Where live regions stand.
    #[cfg_attr(not(feature = "element"), expect(clippy::unused_self, reason = "used as that of an element is"))]
    pub(super) fn body(self) -> Option<Element> {
        #[cfg(feature = "element")]
        if let Some(base) = self.base {
            return base.try_get_value().map(Into::into);
        }
        web_sys::window()?.document()?.body().map(Into::into)
    }

    /// Says which language is spoken here (WCAG 3.1.1).
    pub fn set_lang(self, tag: &str) {
        #[cfg(feature = "element")]
        if let Some(base) = self.base {
            if let Some(base) = base.try_get_value() {
                base.set_lang(tag);
            }
            return;
        }
        super::document::set_root("lang", Some(tag));
    }
}
