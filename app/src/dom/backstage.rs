//! The demonstration behind the page: `window.switchboard.demo`, made by `app/demo/bridge.js`.

use js_sys::{Array, Function, JsString, Promise, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Whose the demonstration is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Owner {
    /// This tab's.
    #[default]
    Mine,
    /// Another tab has it.
    Other,
    /// Another tab took it from this one.
    Lost,
}

/// What there is for times without a network.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Offline {
    /// Nothing yet.
    #[default]
    No,
    /// Everything.
    Ready,
    /// Everything of a newer version.
    Update,
}

/// How things stand.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Standing {
    /// Whose it is.
    pub owner: Owner,
    /// Changes are kept between visits.
    pub keeps: bool,
    /// What was kept could not be read.
    pub set_aside: bool,
    /// Why nothing works.
    pub broken: Option<String>,
    /// What there is for times without a network.
    pub offline: Offline,
    /// How many days the clock is ahead.
    pub advanced: u32,
    /// Answers are held back.
    pub slow: bool,
    /// How many per cent of the requests fail.
    pub chaos: u32,
}

/// How things stand now.
pub fn standing() -> Standing {
    let state = call("state", None).unwrap_or_default();
    let field = |name: &str| Reflect::get(&state, &name.into()).unwrap_or_default();
    let number = |name: &str| {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small whole numbers")]
        field(name).as_f64().map_or(0, |number| number as u32)
    };
    Standing {
        owner: match field("owner").as_string().as_deref() {
            Some("other") => Owner::Other,
            Some("lost") => Owner::Lost,
            _ => Owner::Mine,
        },
        keeps: field("keeps").is_truthy(),
        set_aside: field("notice").as_string().as_deref() == Some("set_aside"),
        broken: field("broken").as_string(),
        offline: match field("offline").as_string().as_deref() {
            Some("ready") => Offline::Ready,
            Some("update") => Offline::Update,
            _ => Offline::No,
        },
        advanced: number("advanced"),
        slow: field("slow").is_truthy(),
        chaos: number("chaos"),
    }
}

/// Calls `told` whenever things stand differently, as long as the page lives.
pub fn on_change(told: impl Fn() + 'static) {
    let told = Closure::<dyn Fn()>::new(told);
    if let Some(window) = web_sys::window() {
        let _ = window.add_event_listener_with_callback("switchboard-demo", told.as_ref().unchecked_ref());
    }
    told.forget();
}

/// Has something done: `advance`, `reset`, `delay`, `chaos`, `takeOver`, `update`. False when it failed.
pub async fn act(what: &'static str, how: &str) -> bool {
    match call(what, Some(how)) {
        Ok(promise) => JsFuture::from(Promise::resolve(&promise)).await.is_ok(),
        Err(_) => false,
    }
}

/// Lets a colleague change a subscription: who, and the contact now. `None` when nobody can.
pub async fn colleague(subscription: &str) -> Option<(String, String)> {
    let promise = Promise::resolve(&call("colleague", Some(subscription)).ok()?);
    let deed: Array = JsFuture::from(promise).await.ok()?.dyn_into().ok()?;
    Some((deed.get(0).as_string()?, deed.get(1).as_string()?))
}

fn call(what: &str, how: Option<&str>) -> Result<JsValue, JsValue> {
    let own = Reflect::get(&js_sys::global(), &"switchboard".into())?;
    let demo = Reflect::get(&own, &"demo".into())?;
    let function: Function = Reflect::get(&demo, &what.into())?.dyn_into()?;
    match how {
        Some(how) => function.call1(&demo, &JsString::from(how)),
        None => function.call0(&demo),
    }
}
