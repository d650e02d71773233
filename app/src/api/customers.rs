//! Customers.

use super::Api;
use super::error::ApiError;
use super::transport::Call;
use shared::api::customer::{CustomerDetail, CustomerRow};
use shared::api::path;
use shared::api::query::Place;
use shared::id::CustomerId;
use shared::page::Page;
use web_sys::AbortSignal;

impl Api {
    /// One page of customers, by name.
    ///
    /// # Errors
    /// [`ApiError`].
    pub async fn customers(
        self,
        q: Option<&str>,
        place: &Place,
        signal: Option<AbortSignal>,
    ) -> Result<Page<CustomerRow>, ApiError> {
        let q = q.map(|q| ("q".to_owned(), q.to_owned())).into_iter().collect();
        self.ask(Call::get(path::CUSTOMERS, signal).asking(q).asking(place.to_pairs())).await
    }

    /// One customer.
    ///
    /// # Errors
    /// [`ApiError`].
    pub async fn customer(self, id: CustomerId, signal: Option<AbortSignal>) -> Result<CustomerDetail, ApiError> {
        self.ask(Call::get(path::customer(id), signal)).await
    }
}
