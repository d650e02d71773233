//! What a customer sees.

use super::Api;
use super::transport::{Asked, Call};
use shared::api::path;
use shared::api::support::SupportView;
use shared::id::{CustomerId, SubscriptionId, TenantId};
use web_sys::AbortSignal;

impl Api {
    /// What the signed-in customer sees.
    ///
    /// # Errors
    /// [`ApiError`](super::error::ApiError).
    pub fn support(self, signal: Option<AbortSignal>) -> Asked<SupportView> {
        self.ask(Call::get(path::SUPPORT, signal))
    }

    /// What a customer sees.
    ///
    /// # Errors
    /// [`ApiError`](super::error::ApiError).
    pub fn customer_support(self, id: CustomerId, signal: Option<AbortSignal>) -> Asked<SupportView> {
        self.ask(Call::get(path::customer_support(id), signal))
    }

    /// What a customer sees of one subscription, or would see if this partner were its contact.
    ///
    /// # Errors
    /// [`ApiError`](super::error::ApiError).
    pub fn subscription_support(
        self,
        id: SubscriptionId,
        contact: Option<TenantId>,
        signal: Option<AbortSignal>,
    ) -> Asked<SupportView> {
        let contact = contact.map(|contact| ("contact".to_owned(), contact.to_string())).into_iter().collect();
        self.ask(Call::get(path::subscription_support(id), signal).asking(contact))
    }
}
