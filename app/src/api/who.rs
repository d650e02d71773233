//! "Who supports …?"

use super::Api;
use super::transport::{Asked, Call};
use shared::api::path;
use shared::api::who::WhoAnswer;
use web_sys::AbortSignal;

impl Api {
    /// Who supports what was typed: a customer, domain, product, reseller, number or id.
    ///
    /// # Errors
    /// [`ApiError`](super::error::ApiError).
    pub fn who(self, q: &str, signal: Option<AbortSignal>) -> Asked<WhoAnswer> {
        let q = vec![("q".to_owned(), q.to_owned())];
        self.ask(Call::get(path::WHO, signal).asking(q))
    }
}
