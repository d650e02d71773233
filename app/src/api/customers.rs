//! Customers.

use super::Api;
use super::transport::{Asked, Call};
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
    /// [`ApiError`](super::error::ApiError).
    pub fn customers(self, q: Option<&str>, place: &Place, signal: Option<AbortSignal>) -> Asked<Page<CustomerRow>> {
        let q = q.map(|q| ("q".to_owned(), q.to_owned())).into_iter().collect();
        self.ask(Call::get(path::CUSTOMERS, signal).asking(q).asking(place.to_pairs()))
    }

    /// One customer.
    ///
    /// # Errors
    /// [`ApiError`](super::error::ApiError).
    pub fn customer(self, id: CustomerId, signal: Option<AbortSignal>) -> Asked<CustomerDetail> {
        self.ask(Call::get(path::customer(id), signal))
    }
}
