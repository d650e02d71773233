//! Timers. Wrapped once: their names change between versions of the framework.

use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;
use std::time::Duration;

/// Calls `then` when what is made now has been painted. Never in a page that nobody sees.
pub fn after_paint(then: impl FnOnce() + 'static) {
    request_animation_frame(move || set_timeout(then, Duration::ZERO));
}

/// A call that will happen unless it is dropped or replaced.
#[derive(Debug, Default)]
pub struct Timer(Option<TimeoutHandle>);

impl Timer {
    /// Calls `then` after `delay`, in place of what this timer waited for before.
    pub fn start(&mut self, delay: Duration, then: impl FnOnce() + 'static) {
        self.stop();
        self.0 = set_timeout_with_handle(then, delay).ok();
    }

    /// Forgets the call.
    pub fn stop(&mut self) {
        if let Some(handle) = self.0.take() {
            handle.clear();
        }
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        self.stop();
    }
}

/// A timer that ends with the component that made it.
#[derive(Clone, Copy)]
pub struct OwnedTimer(StoredValue<Timer, LocalStorage>);

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
