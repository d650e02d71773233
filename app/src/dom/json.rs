//! JSON, parsed by the browser: a parser of our own would be loaded first.

use js_sys::{Array, JSON, Object};
use shared::read::{Json, Read};
use wasm_bindgen::{JsCast, JsValue};

/// A type of ours from JSON. `None` when the text is none, or not of this type.
pub fn from_text<T: Read>(text: &str) -> Option<T> {
    T::read(&parse(text)?)
}

/// JSON as a tree.
pub fn parse(text: &str) -> Option<Json> {
    JSON::parse(text).ok().map(|value| tree(&value))
}

fn tree(value: &JsValue) -> Json {
    if let Some(text) = value.as_string() {
        Json::Text(text)
    } else if let Some(number) = value.as_f64() {
        Json::Number(number)
    } else if let Some(it) = value.as_bool() {
        Json::Bool(it)
    } else if let Some(items) = value.dyn_ref::<Array>() {
        Json::List(items.iter().map(|item| tree(&item)).collect())
    } else if let Some(object) = value.dyn_ref::<Object>() {
        Json::Object(Object::entries(object).iter().filter_map(|entry| field(&entry.unchecked_into())).collect())
    } else {
        Json::Null
    }
}

fn field(entry: &Array) -> Option<(String, Json)> {
    Some((entry.get(0).as_string()?, tree(&entry.get(1))))
}
