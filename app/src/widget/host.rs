//! The page, as one instance of an element sees it: a JavaScript object of the element's class.

use super::events::Fault;
use super::options::{Given, Options};
use js_sys::{Array, Function, JSON, Object, Promise, Reflect};
use serde::Serialize;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// What the class gives to `mount`.
    pub type Host;
    #[wasm_bindgen(method, getter)]
    fn options(this: &Host) -> Object;
    #[wasm_bindgen(method, catch)]
    fn emit(this: &Host, name: &str, detail: &JsValue, cancelable: bool) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn state(this: &Host, name: &str, on: bool) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn value(this: &Host, value: &JsValue) -> Result<(), JsValue>;
}

impl Host {
    /// The attributes and properties as they are now.
    pub fn read_options(&self) -> Options {
        let mut options = Options::default();
        for entry in Object::entries(&self.options()).iter() {
            let entry: Array = entry.unchecked_into();
            if let Some(name) = entry.get(0).as_string() {
                options.set(&name, given(&entry.get(1)));
            }
        }
        options
    }

    /// How requests get to the server.
    pub fn carry(&self) -> Function {
        let send = Reflect::get(self, &"send".into()).ok().and_then(|send| send.dyn_into::<Function>().ok());
        send.map_or_else(|| JsValue::UNDEFINED.unchecked_into(), |send| send.bind0(self).unchecked_into())
    }

    /// The same page again.
    #[must_use]
    pub fn own(&self) -> Self {
        AsRef::<JsValue>::as_ref(self).clone().unchecked_into()
    }

    /// Tells what went wrong.
    pub fn fault(&self, fault: &Fault) {
        self.tell_plain("error", &fault.detail());
    }

    /// Tells an event whose detail is there already.
    pub fn tell_plain(&self, name: &str, detail: &JsValue) {
        let _ = self.emit(name, detail, false);
    }

    /// Tells an event. Whoever listens cannot break the program.
    pub fn tell(&self, name: &str, detail: &impl Serialize) {
        self.tell_plain(name, &plain(detail));
    }

    /// Tells an event that can be prevented; false when it was. Some pages need a while to answer.
    pub async fn ask(&self, name: &str, detail: &impl Serialize) -> bool {
        let Ok(answer) = self.emit(name, &plain(detail), true) else { return false };
        match answer.dyn_into::<Promise>() {
            Ok(later) => JsFuture::from(later).await.is_ok_and(|answer| answer.is_truthy()),
            Err(answer) => answer.is_truthy(),
        }
    }

    /// Sets or takes away a state that style sheets can see.
    pub fn set_state(&self, name: &str, on: bool) {
        let _ = self.state(name, on);
    }

    /// The assignment as it is stored now.
    pub fn set_value(&self, value: Option<&impl Serialize>) {
        let _ = self.value(&value.map_or(JsValue::NULL, plain));
    }
}

/// The value of an attribute or property.
pub fn given(value: &JsValue) -> Given {
    if let Some(text) = value.as_string() {
        Given::Text(text)
    } else if let Some(flag) = value.as_bool() {
        Given::Flag(flag)
    } else if Array::is_array(value) {
        Given::List(Array::from(value).iter().filter_map(|item| item.as_string()).collect())
    } else {
        Given::Nothing
    }
}

/// As the page may have it: plain JSON in the shapes of the API.
pub fn plain(value: &impl Serialize) -> JsValue {
    serde_json::to_string(value).ok().and_then(|text| JSON::parse(&text).ok()).unwrap_or(JsValue::NULL)
}
