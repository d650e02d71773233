//! One call: who asks, what for, and the standard headers around its answer.

use std::pin::Pin;
use std::str::FromStr;

use axum::body::Body;
use axum::extract::{FromRequestParts as _, RawPathParams, Request};
use axum::handler::Handler;
use axum::response::{IntoResponse as _, Response};
use bytes::Bytes;
use http::request::Parts;
use http::{HeaderMap, HeaderName, HeaderValue};
use http_body_util::{BodyExt as _, LengthLimitError, Limited};
use serde::de::DeserializeOwned;
use shared::partner_center::{Notes, parse, read};
use shared::problem::FieldError;
use shared::reason::Code;
use shared::text::Invalid;

use super::reply;
use super::stop::Stop;
use crate::app::SharedApp;
use crate::ctx::Ctx;
use crate::http::auth::admit;
use crate::store::Store;

/// The most bytes of a body. A contact with every link that an SDK sends has less than two thousand.
pub const MOST_BYTES: usize = 64 * 1_024;

/// A checked call.
pub struct Call<S: Store> {
    /// What everything works with.
    pub app: SharedApp<S>,
    /// Who asks.
    pub ctx: Ctx,
    /// The head of the request.
    pub parts: Parts,
    params: Option<RawPathParams>,
    /// The body, or why it could not be read.
    body: Result<Bytes, Code>,
}

/// What a route gives.
pub type Answer = Result<Response, Stop>;

/// A route's function as a handler: who asks is checked before it, the standard headers are put on after.
#[derive(Clone, Copy, Debug)]
pub struct Face<F>(pub F);

impl<S, F, Fut> Handler<(), SharedApp<S>> for Face<F>
where
    S: Store,
    F: Fn(Call<S>) -> Fut + Clone + Send + Sync + 'static,
    Fut: Future<Output = Answer> + Send + 'static,
{
    type Future = Pin<Box<dyn Future<Output = Response> + Send>>;

    fn call(self, request: Request, app: SharedApp<S>) -> Self::Future {
        Box::pin(answer(app, request, self.0))
    }
}

/// Answers one request.
pub async fn answer<S, F, Fut>(app: SharedApp<S>, request: Request, act: F) -> Response
where
    S: Store,
    F: Fn(Call<S>) -> Fut,
    Fut: Future<Output = Answer> + Send,
{
    let (mut parts, body) = request.into_parts();
    let params = RawPathParams::from_request_parts(&mut parts, &()).await.ok();
    let (id, correlation) = (reply::request_id(&parts, &app), parts.headers.get(reply::CORRELATION_ID).cloned());
    let vector = parts.headers.get(reply::VECTOR).cloned();
    let answer = match admit(&parts, &app).await {
        Ok(visit) => {
            let body = if parts.method.is_safe() { Ok(Bytes::new()) } else { bytes(body).await };
            act(Call { app, ctx: visit.ctx, parts, params, body }).await
        }
        Err(failure) => Err(failure.into()),
    };
    let mut response = answer.unwrap_or_else(|stop| {
        stop.log(id);
        stop.into_response()
    });
    reply::stamp(response.headers_mut(), id, correlation, vector);
    response
}

impl<S: Store> Call<S> {
    /// One id of the address.
    pub fn id<T: FromStr<Err = Invalid>>(&self, name: &'static str) -> Result<T, Stop> {
        let text = self.params.iter().flatten().find(|(known, _)| *known == name).map_or("", |(_, text)| text);
        text.parse().map_err(|code| FieldError { pointer: format!("{{{name}}}"), code }.into())
    }

    /// One parameter of the address's query, decoded; names are compared without case, an empty one counts as absent.
    pub fn query(&self, name: &str) -> Option<String> {
        let pairs = axum::extract::Query::<Vec<(String, String)>>::try_from_uri(&self.parts.uri).ok()?;
        let found = pairs.0.into_iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value).filter(|value| !value.trim().is_empty())
    }

    /// One parameter, read; the error names it.
    pub fn read_query<T>(&self, name: &str, read: impl FnOnce(&str) -> Result<T, Invalid>) -> Result<Option<T>, Stop> {
        let Some(text) = self.query(name) else { return Ok(None) };
        read(text.trim()).map(Some).map_err(|code| FieldError { pointer: format!("?{name}"), code }.into())
    }

    /// One header's text.
    pub fn header(&self, name: impl Into<HeaderName>) -> Option<&str> {
        self.parts.headers.get(name.into())?.to_str().ok()
    }

    /// All headers.
    pub const fn headers(&self) -> &HeaderMap<HeaderValue> {
        &self.parts.headers
    }

    /// The body, read tolerantly.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, Stop> {
        let bytes = self.body.as_ref().map_err(|code| match code {
            Code::Malformed => Stop::from(FieldError { pointer: String::new(), code: Invalid::Json }),
            code => Stop::from(*code),
        })?;
        Ok(read(parse(bytes)?, &mut Notes::default())?)
    }
}

/// The bytes of a body. Never holds more than [`MOST_BYTES`].
async fn bytes(body: Body) -> Result<Bytes, Code> {
    match Limited::new(body, MOST_BYTES).collect().await {
        Ok(body) => Ok(body.to_bytes()),
        Err(error) if error.is::<LengthLimitError>() => Err(Code::TooLarge),
        Err(_) => Err(Code::Malformed),
    }
}

/// No such address.
pub async fn no_such_address<S: Store>(_: Call<S>) -> Answer {
    Err(Code::NotFound.into())
}

/// Another method than this address has.
pub async fn no_such_method<S: Store>(_: Call<S>) -> Answer {
    Err(Code::MethodNotAllowed.into())
}
