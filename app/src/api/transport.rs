//! One question to the server and its answer.

use super::Api;
use super::answer::{self, Answer, bounded};
use super::error::ApiError;
use super::way::Way;
use crate::dom::early;
use gloo_net::http::{Method, Request, RequestBuilder, Response};
use serde::Serialize;
use shared::api::query::Pairs;
use shared::id::RequestId;
use shared::problem::Problem;
use shared::read::Read;
use std::pin::Pin;
use web_sys::AbortSignal;

/// An answer that is on its way. Boxed, so that a page's code does not contain the way.
pub type Asked<T> = Pin<Box<dyn Future<Output = Result<T, ApiError>>>>;

/// A question.
pub(super) struct Call {
    method: Method,
    path: String,
    pairs: Pairs,
    body: Option<String>,
    headers: Vec<(&'static str, String)>,
    signal: Option<AbortSignal>,
}

impl Call {
    /// Reads; may be aborted.
    pub(super) fn get(path: impl Into<String>, signal: Option<AbortSignal>) -> Self {
        Self { method: Method::GET, path: path.into(), pairs: Vec::new(), body: None, headers: Vec::new(), signal }
    }

    /// Writes. Never aborted: the server may have done it already.
    pub(super) fn write(method: Method, path: impl Into<String>) -> Self {
        Self { method, ..Self::get(path, None) }
    }

    pub(super) fn asking(mut self, pairs: Pairs) -> Self {
        self.pairs.extend(pairs);
        self
    }

    pub(super) fn with(mut self, body: &impl Serialize) -> Self {
        self.body = serde_json::to_string(body).ok();
        self
    }

    pub(super) fn if_match(mut self, etag: &str) -> Self {
        self.headers.push(("If-Match", etag.to_owned()));
        self
    }

    /// Names the request, so that the same one sent twice is done once.
    pub(super) fn named(mut self, id: RequestId) -> Self {
        self.headers.push(("X-Request-Id", id.to_string()));
        self
    }

    async fn send(&self, way: Way) -> Result<Response, ApiError> {
        let url = way.url(&self.path);
        if self.method == Method::GET
            && self.pairs.is_empty()
            && let Some(answer) = early::take(&url).await
        {
            return Ok(answer.into());
        }
        let pairs = self.pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let signal = bounded(self.signal.as_ref());
        let mut request =
            RequestBuilder::new(&url).method(self.method.clone()).query(pairs).abort_signal(Some(&signal));
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        let request = self.fill(request).map_err(|_| ApiError::Garbled { status: 0 })?;
        way.send(request).await.map_err(|error| failed(&error))
    }

    fn fill(&self, request: RequestBuilder) -> Result<Request, gloo_net::Error> {
        match &self.body {
            Some(body) => request.header("Content-Type", "application/json").body(body.as_str()),
            None => request.build(),
        }
    }
}

fn failed(error: &gloo_net::Error) -> ApiError {
    match error {
        gloo_net::Error::JsError(error) => answer::failed(&error.name),
        _ => ApiError::Unreachable,
    }
}

impl Api {
    /// Asks, and reads the answer. When the session has ended, waits until somebody has signed in again and goes on.
    pub(super) fn ask<T: Read + 'static>(self, call: Call) -> Asked<T> {
        read(Box::pin(self.patient(call)))
    }

    /// Asks, and takes the end of the session for an answer.
    pub(super) fn ask_once<T: Read + 'static>(self, call: Call) -> Asked<T> {
        read(Box::pin(self.once(call)))
    }

    async fn patient(self, call: Call) -> Result<Answer, ApiError> {
        loop {
            let answer = self.answer(&call).await;
            match answer {
                // Who shows an element signs in for it: nobody can do it here.
                Err(error)
                    if !cfg!(feature = "element") && error.is_signed_out() && self.link().sign_in_again().await => {}
                answer => return answer,
            }
        }
    }

    async fn once(self, call: Call) -> Result<Answer, ApiError> {
        self.answer(&call).await
    }

    async fn answer(self, call: &Call) -> Result<Answer, ApiError> {
        let answer = match call.send(self.way()).await {
            Ok(response) => Answer::of(response.into(), Problem::read).await,
            Err(error) => Err(error),
        };
        self.link().noted(&answer);
        answer
    }
}

/// All that is made anew for each type of answer.
fn read<T: Read + 'static>(answer: Asked<Answer>) -> Asked<T> {
    Box::pin(async move { answer.await?.read() })
}
