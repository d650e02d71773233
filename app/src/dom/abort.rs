//! Ends a request of the browser that nobody waits for any more.

use web_sys::{AbortController, AbortSignal};

/// Aborts when it is dropped. Where no controller can be made, requests simply run to their end.
#[derive(Debug)]
pub struct Abort(Option<AbortController>);

impl Abort {
    /// A new one, for one request or a few that belong together.
    #[expect(clippy::new_without_default, reason = "it acts on the browser")]
    pub fn new() -> Self {
        Self(AbortController::new().ok())
    }

    /// What the request must be given.
    pub fn signal(&self) -> Option<AbortSignal> {
        self.0.as_ref().map(AbortController::signal)
    }
}

impl Drop for Abort {
    fn drop(&mut self) {
        if let Some(controller) = &self.0 {
            controller.abort();
        }
    }
}
