//! What the card asks the server.

use crate::api::answer::{Answer, bounded, failure};
use crate::api::error::ApiError;
use crate::widget::options::{Names, Subject};
use crate::widget::provider::Holder;
use js_sys::{Function, Promise, encode_uri_component};
use shared::api::CustomerRef;
use shared::api::path;
use shared::api::support::SupportView;
use shared::id::SubscriptionId;
use shared::problem::Problem;
use shared::read;
use shared::read::{Json, Read};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, Request, RequestInit};

/// What names stand for, as far as a card follows it.
struct Scope {
    customer: Option<CustomerRef>,
    subscription_ids: Vec<SubscriptionId>,
}

read!(Scope { customer, subscription_ids });

/// A problem as far as a card shows it: reading has no reasons why a partner may not be the contact.
fn problem(json: &Json) -> Option<Problem> {
    Some(Problem {
        kind: String::new(),
        title: String::new(),
        status: Read::read(json.field("status"))?,
        error_code: Read::read(json.field("error_code"))?,
        reasons: Vec::new(),
        errors: Read::read(json.field("errors"))?,
        current: None,
        request_id: Read::read(json.field("request_id"))?,
    })
}

/// The way to the server.
pub(super) struct Way {
    /// The server's address, which ends in a slash.
    pub(super) server: String,
    /// Sends a request.
    pub(super) carry: Function,
    /// Ends what nobody waits for any more.
    pub(super) signal: Option<AbortSignal>,
}

impl Way {
    /// Who asks, and whom this subject's customer calls; without a subject, whom whoever asks calls.
    pub(super) async fn ask(&self, subject: Option<Subject>) -> Result<(Holder, SupportView), ApiError> {
        // Both are on their way before one is waited for.
        let session = self.send(path::SESSION)?;
        let view = self.support(subject).await?;
        Ok((read(session).await?, view))
    }

    async fn support(&self, subject: Option<Subject>) -> Result<SupportView, ApiError> {
        let path = match subject {
            Some(Subject::Customer(id)) => path::customer_support(id),
            Some(Subject::One(id)) => path::subscription_support(id),
            Some(Subject::These(ids)) => match ids.first() {
                Some(id) => path::subscription_support(*id),
                None => path::SUPPORT.to_owned(),
            },
            Some(Subject::Named(names)) => self.named(&names).await?,
            None => path::SUPPORT.to_owned(),
        };
        read(self.send(&path)?).await
    }

    async fn named(&self, names: &Names) -> Result<String, ApiError> {
        let pairs = names.pairs().into_iter().map(|(name, value)| {
            let value = String::from(encode_uri_component(&value));
            [name, value].join("=")
        });
        let query = pairs.collect::<Vec<_>>().join("&");
        let scope: Scope = read(self.send(&[path::EMBED_SCOPE, &query].join("?"))?).await?;
        Ok(match (&names.subscription_ref, scope.subscription_ids.first(), scope.customer) {
            (Some(_), Some(id), _) => path::subscription_support(*id),
            (_, _, Some(customer)) => path::customer_support(customer.id),
            _ => path::SUPPORT.to_owned(),
        })
    }

    fn send(&self, path: &str) -> Result<JsFuture, ApiError> {
        let url = [&self.server, path.trim_start_matches('/')].concat();
        let how = RequestInit::new();
        how.set_signal(Some(&bounded(self.signal.as_ref())));
        let request = Request::new_with_str_and_init(&url, &how).map_err(|_| ApiError::Garbled { status: 0 })?;
        let answer = self.carry.call1(&JsValue::UNDEFINED, &request).map_err(|error| failure(&error))?;
        // Whether anybody waits for it or not, its failure is known.
        Ok(JsFuture::from(answer.unchecked_into::<Promise>()))
    }
}

async fn read<T: Read>(answer: JsFuture) -> Result<T, ApiError> {
    text(answer).await?.read()
}

async fn text(answer: JsFuture) -> Result<Answer, ApiError> {
    let response = answer.await.map_err(|error| failure(&error))?;
    Answer::of(response.dyn_into().map_err(|_| ApiError::Unreachable)?, problem).await
}
