//! Who is signed in; signing in and out.

use super::Api;
use super::error::ApiError;
use super::transport::{Asked, Call};
use gloo_net::http::Method;
use shared::api::path;
use shared::api::session::{Personas, Session, SignIn};
use web_sys::AbortSignal;

impl Api {
    /// Who is signed in, if anybody.
    ///
    /// # Errors
    /// [`ApiError`], but never for want of a session.
    pub async fn session(self, signal: Option<AbortSignal>) -> Result<Option<Session>, ApiError> {
        match self.ask_once(Call::get(path::SESSION, signal)).await {
            Ok(session) => Ok(Some(session)),
            Err(error) if error.is_signed_out() => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Signs in.
    ///
    /// # Errors
    /// [`ApiError`]; `wrong_credentials` for a wrong address or password, `too_many` after some wrong ones.
    pub fn sign_in(self, who: &SignIn) -> Asked<Session> {
        self.ask_once(Call::write(Method::POST, path::SESSION).with(who))
    }

    /// Ends the session.
    ///
    /// # Errors
    /// [`ApiError`].
    pub async fn sign_out(self) -> Result<(), ApiError> {
        let answer = self.ask_once(Call::write(Method::DELETE, path::SESSION)).await;
        match answer {
            Err(error) if error.is_signed_out() => Ok(()),
            answer => answer,
        }
    }

    /// The people a visitor of a demonstration may be; none elsewhere.
    ///
    /// # Errors
    /// [`ApiError`].
    pub fn personas(self, signal: Option<AbortSignal>) -> Asked<Personas> {
        self.ask_once(Call::get(path::PERSONAS, signal))
    }
}
