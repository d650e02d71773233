//! The server's answer to a request, whoever carried it.

use super::error::ApiError;
use crate::dom::json::{from_text, parse};
use shared::problem::Problem;
use shared::read::{Json, Read};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, Response};

/// Longer than the slowest honest answer, shorter than a person's patience.
const PATIENCE_MILLIS: u32 = 20_000;

/// Ends with the caller's signal or when patience does.
pub fn bounded(signal: Option<&AbortSignal>) -> AbortSignal {
    let patience = AbortSignal::timeout_with_u32(PATIENCE_MILLIS);
    match signal {
        Some(signal) => AbortSignal::any(&js_sys::Array::of2(signal, &patience)),
        None => patience,
    }
}

/// Why there is no answer, by the name of the browser's error.
pub fn failed(name: &str) -> ApiError {
    match name {
        "AbortError" => ApiError::Aborted,
        "TimeoutError" => ApiError::Timeout,
        _ => ApiError::Unreachable,
    }
}

/// The same by the error itself.
pub fn failure(error: &JsValue) -> ApiError {
    let name = js_sys::Reflect::get(error, &"name".into()).ok().and_then(|name| name.as_string());
    failed(&name.unwrap_or_default())
}

/// A good answer before it is read.
pub struct Answer {
    status: u16,
    text: String,
}

impl Answer {
    /// Of this response; `problem` reads as much of a problem as the caller shows.
    ///
    /// # Errors
    /// [`ApiError`].
    pub async fn of(response: Response, problem: fn(&Json) -> Option<Problem>) -> Result<Self, ApiError> {
        let status = response.status();
        let retry_after = response.headers().get("Retry-After").ok().flatten();
        let text = match response.text() {
            Ok(text) => JsFuture::from(text).await,
            Err(error) => Err(error),
        };
        let text = text.map_err(|error| failure(&error))?.as_string().unwrap_or_default();
        if response.ok() {
            // An answer without a body is read as `null`.
            let text = if text.is_empty() { "null".to_owned() } else { text };
            return Ok(Self { status, text });
        }
        let problem = parse(&text).as_ref().and_then(problem).ok_or(ApiError::Garbled { status })?;
        let retry_after = retry_after.and_then(|seconds| seconds.parse().ok());
        Err(ApiError::Refused { problem: Box::new(problem), retry_after })
    }

    /// What it says.
    ///
    /// # Errors
    /// [`ApiError::Garbled`].
    pub fn read<T: Read>(&self) -> Result<T, ApiError> {
        from_text(&self.text).ok_or(ApiError::Garbled { status: self.status })
    }
}
