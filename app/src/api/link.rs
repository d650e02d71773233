//! Whether the server can be reached and whether it knows who is asking.

use super::error::ApiError;
use js_sys::Function;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// The state of the connection. A copy is as good as the original.
#[derive(Clone, Copy)]
pub struct Link {
    away: RwSignal<bool>,
    back: RwSignal<u32>,
    signed_out: RwSignal<bool>,
    waiting: StoredValue<Vec<Function>, LocalStorage>,
}

impl Link {
    pub(super) fn new() -> Self {
        Self {
            away: RwSignal::new(false),
            back: RwSignal::new(0),
            signed_out: RwSignal::new(false),
            waiting: StoredValue::new_local(Vec::new()),
        }
    }

    /// The last question found no server. Tracked.
    pub fn away(self) -> bool {
        self.away.get()
    }

    /// Counts how often the server came back; whoever failed meanwhile asks again. Tracked.
    pub fn back(self) -> u32 {
        self.back.get()
    }

    /// The session ended in the middle of the work: requests wait until somebody signs in again. Tracked.
    pub fn signed_out(self) -> bool {
        self.signed_out.get()
    }

    /// Somebody signed in again (the waiting requests go on), or does not want to (they fail).
    pub fn signed_in_again(self, yes: bool) {
        self.signed_out.set(false);
        let waiting = self.waiting.try_update_value(std::mem::take).unwrap_or_default();
        for go_on in waiting {
            let _ = go_on.call1(&JsValue::UNDEFINED, &yes.into());
        }
    }

    pub(super) fn noted<T>(self, answer: &Result<T, ApiError>) {
        match answer {
            Err(ApiError::Aborted) => {}
            Err(error) if error.is_away() => {
                if self.away.try_get_untracked() == Some(false) {
                    self.away.set(true);
                }
            }
            _ => {
                // An answer may outlive whoever asked.
                if self.away.try_get_untracked() == Some(true) {
                    self.away.set(false);
                    self.back.update(|times| *times = times.wrapping_add(1));
                }
            }
        }
    }

    /// Waits until somebody has signed in again; false when nobody will.
    pub(super) async fn sign_in_again(self) -> bool {
        if !self.signed_out.get_untracked() {
            self.signed_out.set(true);
        }
        let waiting = self.waiting;
        let promise = js_sys::Promise::new(&mut |resolve, _| {
            waiting.try_update_value(|waiting| waiting.push(resolve));
        });
        JsFuture::from(promise).await.is_ok_and(|yes| yes.is_truthy())
    }
}
