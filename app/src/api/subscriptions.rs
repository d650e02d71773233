//! The worklist, and one subscription.

use super::Api;
use super::transport::{Asked, Call};
use shared::api::activity::EntryView;
use shared::api::candidate::CandidatePage;
use shared::api::path;
use shared::api::query::{Place, WorklistQuery};
use shared::api::subscription::{Facets, SubscriptionDetail, SubscriptionRow};
use shared::id::SubscriptionId;
use shared::page::Page;
use web_sys::AbortSignal;

impl Api {
    /// One page of the worklist.
    ///
    /// # Errors
    /// [`ApiError`](super::error::ApiError).
    pub fn worklist(
        self,
        query: &WorklistQuery,
        place: &Place,
        signal: Option<AbortSignal>,
    ) -> Asked<Page<SubscriptionRow>> {
        self.ask(Call::get(path::SUBSCRIPTIONS, signal).asking(query.to_pairs()).asking(place.to_pairs()))
    }

    /// How the rows of a question divide.
    ///
    /// # Errors
    /// [`ApiError`](super::error::ApiError).
    pub fn facets(self, query: &WorklistQuery, signal: Option<AbortSignal>) -> Asked<Facets> {
        self.ask(Call::get(path::FACETS, signal).asking(query.to_pairs()))
    }

    /// One subscription.
    ///
    /// # Errors
    /// [`ApiError`](super::error::ApiError).
    pub fn subscription(self, id: SubscriptionId, signal: Option<AbortSignal>) -> Asked<SubscriptionDetail> {
        self.ask(Call::get(path::subscription(id), signal))
    }

    /// Who may be its contact.
    ///
    /// # Errors
    /// [`ApiError`](super::error::ApiError).
    pub fn candidates(
        self,
        id: SubscriptionId,
        q: Option<&str>,
        place: &Place,
        signal: Option<AbortSignal>,
    ) -> Asked<CandidatePage> {
        let q = q.map(|q| ("q".to_owned(), q.to_owned())).into_iter().collect();
        self.ask(Call::get(path::candidates(id), signal).asking(q).asking(place.to_pairs()))
    }

    /// Its history, newest first.
    ///
    /// # Errors
    /// [`ApiError`](super::error::ApiError).
    pub fn history(self, id: SubscriptionId, place: &Place, signal: Option<AbortSignal>) -> Asked<Page<EntryView>> {
        self.ask(Call::get(path::history(id), signal).asking(place.to_pairs()))
    }
}
