//! The activity log.

use super::Api;
use super::transport::{Asked, Call};
use shared::api::activity::EntryView;
use shared::api::path;
use shared::api::query::{ActivityQuery, Place};
use shared::page::Page;
use web_sys::AbortSignal;

impl Api {
    /// One page of the log, newest first.
    ///
    /// # Errors
    /// [`ApiError`](super::error::ApiError).
    pub fn activity(self, query: &ActivityQuery, place: &Place, signal: Option<AbortSignal>) -> Asked<Page<EntryView>> {
        self.ask(Call::get(path::ACTIVITY, signal).asking(query.to_pairs()).asking(place.to_pairs()))
    }
}
