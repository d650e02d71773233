//! A piece of the page for one test, and what a person does with it.

use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use std::any::Any;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, EventInit, HtmlElement, HtmlInputElement, KeyboardEvent, KeyboardEventInit, MouseEvent,
    MouseEventInit,
};

/// A mounted view; it is gone when this is dropped.
pub(crate) struct Page {
    root: HtmlElement,
    handle: Option<Box<dyn Any>>,
}

impl Page {
    /// Mounts a view and waits until its effects have run.
    pub(crate) async fn new<V: IntoView + 'static>(view: impl FnOnce() -> V + 'static) -> Self
    where
        UnmountHandle<<V as Render>::State>: Sized,
    {
        let root: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        document().body().unwrap().append_child(&root).unwrap();
        let handle: Box<dyn Any> = Box::new(mount_to(root.clone(), view));
        settle().await;
        Self { root, handle: Some(handle) }
    }

    /// The only element that matches.
    pub(crate) fn one(&self, selector: &str) -> HtmlElement {
        let found = self.root.query_selector(selector).unwrap();
        found.unwrap_or_else(|| unreachable!("{selector} in {}", self.root.inner_html())).unchecked_into()
    }

    /// How many match.
    pub(crate) fn count(&self, selector: &str) -> u32 {
        self.root.query_selector_all(selector).unwrap().length()
    }

    /// The text of everything, spaces folded.
    pub(crate) fn text(&self) -> String {
        words(&self.root)
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        drop(self.handle.take());
        self.root.remove();
    }
}

/// The text of an element, spaces folded.
pub(crate) fn words(element: &Element) -> String {
    let text = element.text_content().unwrap_or_default();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Lets effects run.
pub(crate) async fn settle() {
    leptos::task::tick().await;
    leptos::task::tick().await;
}

/// Waits; only for things that are a matter of time.
pub(crate) async fn wait(millis: u64) {
    let (send, receive) = futures_channel();
    set_timeout(send, Duration::from_millis(millis));
    receive.await;
}

fn futures_channel() -> (impl FnOnce() + 'static, impl Future<Output = ()>) {
    let mut resolve = None;
    let promise = js_sys::Promise::new(&mut |done, _| resolve = Some(done));
    let send = move || {
        resolve.map(|done| done.call0(&wasm_bindgen::JsValue::NULL));
    };
    (send, async move {
        let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
    })
}

/// Presses a key on an element. Gives whether the page left the key to the browser.
pub(crate) fn press(element: &Element, key: &str, alt: bool) -> bool {
    let init = KeyboardEventInit::new();
    init.set_key(key);
    init.set_alt_key(alt);
    init.set_bubbles(true);
    init.set_cancelable(true);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
    element.dispatch_event(&event).unwrap()
}

/// Puts text into a field as if it had been typed.
pub(crate) fn type_into(field: &HtmlElement, text: &str) {
    field.clone().unchecked_into::<HtmlInputElement>().set_value(text);
    let init = EventInit::new();
    init.set_bubbles(true);
    field.dispatch_event(&Event::new_with_event_init_dict("input", &init).unwrap()).unwrap();
}

/// Clicks with the mouse: the button goes down, which moves the focus unless the page forbids it.
pub(crate) fn click(element: &HtmlElement) {
    let init = MouseEventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    let down = MouseEvent::new_with_mouse_event_init_dict("mousedown", &init).unwrap();
    if element.dispatch_event(&down).unwrap() {
        let _ = element.focus();
    }
    element.click();
}

/// The element that has the focus.
pub(crate) fn focused() -> Option<Element> {
    document().active_element()
}

/// What stands in the live regions now.
pub(crate) fn announced() -> String {
    let regions = document().query_selector_all("body > [role=status][aria-live=polite]").unwrap();
    let texts = (0..regions.length()).filter_map(|i| regions.get(i)?.text_content());
    texts.collect::<Vec<_>>().concat()
}
