//! The parts by which a page styles what is inside an element. The views are those of the app, which has no parts: each
//! gets its name here when it comes into the element, before the browser paints it.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlElement, MutationObserver, MutationObserverInit};

/// What has which name.
const PARTS: [(&str, &str); 9] = [
    (".sc-field", "field"),
    (".sc-input", "input"),
    (".sc-listbox", "listbox"),
    (".sc-listbox__option", "option"),
    (".sc-button--primary", "button button-primary"),
    (".sc-button:not(.sc-button--primary)", "button"),
    (".sc-table", "table"),
    (".sc-message, .sc-summary", "message"),
    (".sc-form__end, .sc-review__end", "footer"),
];

/// Names parts as long as it lives.
pub struct Parts {
    observer: Option<MutationObserver>,
    _named: Closure<dyn FnMut()>,
}

impl Parts {
    /// Of everything that will stand below `base`.
    pub fn of(base: &HtmlElement) -> Self {
        let place = base.clone();
        let named = Closure::<dyn FnMut()>::new(move || name(&place));
        let observer = MutationObserver::new(named.as_ref().unchecked_ref()).ok();
        let what = MutationObserverInit::new();
        what.set_child_list(true);
        what.set_subtree(true);
        if let Some(observer) = &observer {
            let _ = observer.observe_with_options(base, &what);
        }
        Self { observer, _named: named }
    }
}

impl Drop for Parts {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}

fn name(base: &HtmlElement) {
    for (selector, part) in PARTS {
        let Ok(found) = base.query_selector_all(selector) else { continue };
        for index in 0..found.length() {
            let element = found.get(index).map(JsCast::unchecked_into::<Element>);
            if let Some(element) = element.filter(|element| !element.has_attribute("part")) {
                let _ = element.set_attribute("part", part);
            }
        }
    }
}
