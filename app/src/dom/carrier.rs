//! Requests that go by a JavaScript function instead of `fetch`.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Request, Response};

/// The function of the page's start script: `window.switchboard.fetch`. Without one, the browser's own.
pub fn of_page() -> Function {
    let global = js_sys::global();
    let own = Reflect::get(&global, &"switchboard".into()).and_then(|own| Reflect::get(&own, &"fetch".into()));
    let found = own.and_then(JsCast::dyn_into).or_else(|_| Reflect::get(&global, &"fetch".into())?.dyn_into());
    // A call of what is no function fails as a request does.
    found.unwrap_or_else(|_: JsValue| JsValue::UNDEFINED.unchecked_into())
}

/// Has the request answered.
///
/// # Errors
/// What the function threw or its promise was refused with.
pub async fn carry(carry: &Function, request: &Request) -> Result<Response, JsValue> {
    let answer: Promise = carry.call1(&JsValue::UNDEFINED, request)?.dyn_into()?;
    JsFuture::from(answer).await?.dyn_into()
}
