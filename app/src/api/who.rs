//! "Who supports …?"

use super::Api;
use super::error::ApiError;
use super::transport::Call;
use shared::api::path;
use shared::api::who::WhoAnswer;
use web_sys::AbortSignal;

impl Api {
    /// Who supports what was typed: a customer, domain, product, reseller, number or id.
    ///
    /// # Errors
    /// [`ApiError`].
    pub async fn who(self, q: &str, signal: Option<AbortSignal>) -> Result<WhoAnswer, ApiError> {
        let q = vec![("q".to_owned(), q.to_owned())];
        self.ask(Call::get(path::WHO, signal).asking(q)).await
    }
}
