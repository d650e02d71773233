//! Timers.

#[cfg(feature = "views")]
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Calls `then` when what is made now has been painted. Never in a page that nobody sees.
#[cfg(feature = "views")]
pub fn after_paint(then: impl FnOnce() + 'static) {
    request_animation_frame(move || set_timeout(then, Duration::ZERO));
}

/// A call that will happen unless it is dropped or replaced.
#[derive(Debug, Default)]
pub struct Timer(Option<Waiting>);

#[derive(Debug)]
struct Waiting {
    number: i32,
    _call: Closure<dyn FnMut()>,
}

impl Timer {
    /// Calls `then` after `delay` (up to 24 days), in place of what this timer waited for before.
    pub fn start(&mut self, delay: Duration, then: impl FnOnce() + 'static) {
        self.begin(delay, Box::new(then));
    }

    fn begin(&mut self, delay: Duration, then: Box<dyn FnOnce()>) {
        self.stop();
        let call = Closure::once(then);
        let millis = i32::try_from(delay.as_millis()).unwrap_or(i32::MAX);
        let begun = web_sys::window().and_then(|window| {
            let call = call.as_ref().unchecked_ref();
            window.set_timeout_with_callback_and_timeout_and_arguments_0(call, millis).ok()
        });
        self.0 = begun.map(|number| Waiting { number, _call: call });
    }

    /// Forgets the call.
    pub fn stop(&mut self) {
        if let (Some(waiting), Some(window)) = (self.0.take(), web_sys::window()) {
            window.clear_timeout_with_handle(waiting.number);
        }
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        self.stop();
    }
}

/// A timer that ends with the component that made it.
#[cfg(feature = "views")]
#[derive(Clone, Copy)]
pub struct OwnedTimer(StoredValue<Timer, LocalStorage>);

#[cfg(feature = "views")]
impl OwnedTimer {
    /// For the component that is being made.
    #[expect(clippy::new_without_default, reason = "it belongs to the present owner")]
    pub fn new() -> Self {
        Self(StoredValue::new_local(Timer::default()))
    }

    /// Calls `then` after `delay`, in place of what this timer waited for before.
    pub fn start(self, delay: Duration, then: impl FnOnce() + 'static) {
        self.0.try_update_value(|timer| timer.start(delay, then));
    }

    /// Forgets the call.
    pub fn stop(self) {
        self.0.try_update_value(Timer::stop);
    }
}
