//! Answers that the start script asked for while the program was still on its way: a `Map` from
//! path to `Promise<Response>` at `window.switchboard.early`. See `boot.js`.

use js_sys::{Map, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// The early answer for this path, once: a second question is the server's. `None` when nobody asked
/// for it or the request failed.
pub async fn take(path: &str) -> Option<Response> {
    let key = JsValue::from_str(path);
    let early: Map = member(&js_sys::global(), "switchboard").and_then(|own| member(&own, "early"))?.dyn_into().ok()?;
    let promise: Promise = early.get(&key).dyn_into().ok()?;
    early.delete(&key);
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}

fn member(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &name.into()).ok().filter(|value| !value.is_undefined())
}
