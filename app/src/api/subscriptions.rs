//! The worklist, and one subscription.

use super::Api;
use super::error::ApiError;
use super::transport::Call;
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
    /// [`ApiError`].
    pub async fn worklist(
        self,
        query: &WorklistQuery,
        place: &Place,
        signal: Option<AbortSignal>,
    ) -> Result<Page<SubscriptionRow>, ApiError> {
        self.ask(Call::get(path::SUBSCRIPTIONS, signal).asking(query.to_pairs()).asking(place.to_pairs())).await
    }

    /// How the rows of a question divide.
    ///
    /// # Errors
    /// [`ApiError`].
    pub async fn facets(self, query: &WorklistQuery, signal: Option<AbortSignal>) -> Result<Facets, ApiError> {
        self.ask(Call::get(path::FACETS, signal).asking(query.to_pairs())).await
    }

    /// One subscription.
    ///
    /// # Errors
    /// [`ApiError`].
    pub async fn subscription(
        self,
        id: SubscriptionId,
        signal: Option<AbortSignal>,
    ) -> Result<SubscriptionDetail, ApiError> {
        self.ask(Call::get(path::subscription(id), signal)).await
    }

    /// Who may be its contact.
    ///
    /// # Errors
    /// [`ApiError`].
    pub async fn candidates(
        self,
        id: SubscriptionId,
        q: Option<&str>,
        place: &Place,
        signal: Option<AbortSignal>,
    ) -> Result<CandidatePage, ApiError> {
        let q = q.map(|q| ("q".to_owned(), q.to_owned())).into_iter().collect();
        self.ask(Call::get(path::candidates(id), signal).asking(q).asking(place.to_pairs())).await
    }

    /// Its history, newest first.
    ///
    /// # Errors
    /// [`ApiError`].
    pub async fn history(
        self,
        id: SubscriptionId,
        place: &Place,
        signal: Option<AbortSignal>,
    ) -> Result<Page<EntryView>, ApiError> {
        self.ask(Call::get(path::history(id), signal).asking(place.to_pairs())).await
    }
}
