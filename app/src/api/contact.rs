//! A subscription's contact.

use super::Api;
use super::transport::{Asked, Call};
use crate::dom::random;
use gloo_net::http::Method;
use shared::api::contact::{ContactView, PutContact, PutContactAnswer};
use shared::api::path;
use shared::id::{RequestId, SubscriptionId};
use web_sys::AbortSignal;

/// A name for one request: made once for what a person submits, and kept when it is sent again.
pub fn request_id() -> RequestId {
    let mut bytes = random::bytes().unwrap_or_default();
    // Version 4 of RFC 9562.
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    RequestId::from_bytes(bytes)
}

impl Api {
    /// The contact as it is stored now.
    ///
    /// # Errors
    /// [`ApiError`](super::error::ApiError).
    pub fn contact(self, id: SubscriptionId, signal: Option<AbortSignal>) -> Asked<ContactView> {
        self.ask(Call::get(path::contact(id), signal))
    }

    /// Sets the contact, if it is still the one with this tag.
    ///
    /// # Errors
    /// [`ApiError`](super::error::ApiError); `stale` with the present contact when somebody else was quicker.
    pub fn put_contact(
        self,
        id: SubscriptionId,
        etag: &str,
        put: &PutContact,
        request: RequestId,
    ) -> Asked<PutContactAnswer> {
        let call = Call::write(Method::PUT, path::contact(id)).with(put).if_match(etag).named(request);
        self.ask(call)
    }
}
