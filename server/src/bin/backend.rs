//! The demonstration's server as a program for a worker of the page (`app/demo/worker.js`): JavaScript in and out,
//! everything else is in `server::browser`.

use std::str::FromStr as _;

use http::{HeaderMap, HeaderName, HeaderValue, Method};
use js_sys::{Array, Uint8Array};
use server::browser::clock::real;
use server::browser::kept::Line;
use server::browser::stage::{Asked, Beginning, Stage};
use server::store::memory::journal;
use shared::time::Timestamp;
use wasm_bindgen::prelude::*;

/// Nothing happens before the worker asks.
fn main() {}

/// The demonstration's server.
#[wasm_bindgen]
pub struct Backend(Stage);

#[wasm_bindgen]
impl Backend {
    /// The form in which the journal is kept.
    pub fn version() -> u32 {
        journal::VERSION
    }

    /// The moment now, as the story is told of it: microseconds since 1970, as text.
    pub fn now() -> String {
        real().micros().to_string()
    }

    /// Tells the story of that moment.
    pub async fn raise(told: String, large: bool, advanced: i32, cookie: Option<String>) -> Result<Backend, JsError> {
        let told = Timestamp::from_micros(told.parse()?);
        let beginning = Beginning { told, large, advanced: i64::from(advanced), cookie };
        Ok(Self(Stage::raise(beginning).await?))
    }

    /// What tells one story from another.
    pub fn mark(&self) -> String {
        self.0.mark().to_owned()
    }

    /// Does again what a line of the journal says.
    pub async fn replay(&self, line: String) -> Result<(), JsError> {
        Ok(self.0.replay(&line).await?)
    }

    /// What is to be kept since the last call: `[name or null, line or null]` each.
    #[wasm_bindgen(js_name = toKeep)]
    pub fn to_keep(&self) -> Array {
        let pair = |line: Line| match line {
            Line::Next(line) => Array::of2(&JsValue::NULL, &line.into()),
            Line::Named(name, line) => Array::of2(&name.into(), &line.into()),
            Line::Gone(name) => Array::of2(&name.into(), &JsValue::NULL),
        };
        self.0.to_keep().into_iter().map(pair).collect()
    }

    /// The session's cookie, to be kept.
    pub fn cookie(&self) -> Option<String> {
        self.0.cookie()
    }

    /// So many per cent of all requests fail from now on.
    pub fn chaos(&self, per_cent: u8) {
        self.0.set_chaos(per_cent);
    }

    /// Answers a request with `[status, [name, value, …], body]`; nothing when nobody ever will. `headers` is names and
    /// values by turns.
    pub async fn answer(
        &self,
        method: String,
        path: String,
        headers: Vec<String>,
        body: Vec<u8>,
    ) -> Result<Option<Array>, JsError> {
        let asked = Asked { method: Method::from_str(&method)?, path, headers: map(&headers), body };
        let Some(response) = self.0.answer(asked).await else { return Ok(None) };
        let (parts, body) = response.into_parts();
        let text = |value: &HeaderValue| JsValue::from(value.to_str().unwrap_or_default());
        let headers: Array =
            parts.headers.iter().flat_map(|(name, value)| [JsValue::from(name.as_str()), text(value)]).collect();
        let body = Uint8Array::from(body.as_slice());
        Ok(Some(Array::of3(&parts.status.as_u16().into(), &headers, &body)))
    }

    /// So many days later. Gives how many days the clock is ahead now.
    pub async fn advance(&self, days: i32) -> Result<i32, JsError> {
        let ahead = self.0.advance(i64::from(days)).await.map_err(|failure| JsError::new(failure.code().code()))?;
        Ok(i32::try_from(ahead)?)
    }

    /// Somebody else changes the contact of this subscription: `[who, the contact now]`; nothing when nobody can.
    pub async fn colleague(&self, id: String) -> Result<Option<Array>, JsError> {
        let id = id.parse().map_err(|_| JsError::new("no id"))?;
        let deed = self.0.colleague(id).await.map_err(|failure| JsError::new(failure.code().code()))?;
        Ok(deed.map(|deed| Array::of2(&deed.by.into(), &deed.contact.into())))
    }
}

/// Headers that cannot be are left out, as browsers do.
fn map(pairs: &[String]) -> HeaderMap {
    let pair = |pair: &[String]| {
        let [name, value] = pair else { return None };
        Some((HeaderName::from_str(name).ok()?, HeaderValue::from_str(value).ok()?))
    };
    pairs.chunks(2).filter_map(pair).collect()
}
