//! The browser's clock, and what a visitor of the demonstration has added to it.

use std::sync::atomic::{AtomicI64, Ordering};

use shared::time::Timestamp;

use crate::ports::Clock;

/// The browser's clock, so many days ahead.
#[derive(Debug, Default)]
pub struct BrowserClock(AtomicI64);

impl BrowserClock {
    /// A clock that is so many days ahead.
    pub fn ahead(days: i64) -> Self {
        Self(AtomicI64::new(days))
    }

    /// So many days later. Gives how many it is ahead now.
    pub fn advance(&self, days: i64) -> i64 {
        self.0.fetch_add(days, Ordering::SeqCst) + days
    }
}

impl Clock for BrowserClock {
    fn now(&self) -> Timestamp {
        real().plus_days(self.0.load(Ordering::SeqCst))
    }
}

/// The browser's own time.
#[expect(clippy::disallowed_methods, reason = "the port")]
#[expect(clippy::cast_possible_truncation, reason = "milliseconds since 1970 fit for longer than there will be clocks")]
pub fn real() -> Timestamp {
    Timestamp::from_micros(js_sys::Date::now() as i64 * 1_000)
}
