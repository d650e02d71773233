//! Portals that may show our elements.

use super::Api;
use super::transport::{Asked, Call};
use gloo_net::http::Method;
use shared::api::embed::{MadePortal, NewPortal, PatchPortal, PortalView, Portals};
use shared::api::path;
use shared::id::PortalId;
use web_sys::AbortSignal;

impl Api {
    /// The provider's portals, by name.
    ///
    /// # Errors
    /// [`ApiError`](super::error::ApiError).
    pub fn portals(self, signal: Option<AbortSignal>) -> Asked<Portals> {
        self.ask(Call::get(path::PORTALS, signal))
    }

    /// Makes a portal; its secret is told this once.
    ///
    /// # Errors
    /// [`ApiError`](super::error::ApiError).
    pub fn make_portal(self, new: &NewPortal) -> Asked<MadePortal> {
        self.ask(Call::write(Method::POST, path::PORTALS).with(new))
    }

    /// Changes a portal's name or origins.
    ///
    /// # Errors
    /// [`ApiError`](super::error::ApiError).
    pub fn change_portal(self, id: PortalId, patch: &PatchPortal) -> Asked<PortalView> {
        self.ask(Call::write(Method::PATCH, path::portal(id)).with(patch))
    }

    /// Revokes a portal's credential.
    ///
    /// # Errors
    /// [`ApiError`](super::error::ApiError).
    pub fn revoke_portal(self, id: PortalId) -> Asked<()> {
        self.ask(Call::write(Method::DELETE, path::portal(id)))
    }
}
