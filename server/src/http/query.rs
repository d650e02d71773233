//! What stands in the address: the query, and the one id of a path.
//!
//! Both are read only when the handler asks, after it has looked at the caller's role: the reason table's order.

use std::str::FromStr;

use axum::extract::{FromRequestParts, RawPathParams};
use http::request::Parts;
use shared::api::query::{Pairs, Place};
use shared::problem::FieldError;
use shared::text::Invalid;

use super::problem::Rejection;
use crate::service::Failure;

/// What is wrong with a parameter of the address.
pub(super) fn wrong(name: &str, code: Invalid) -> FieldError {
    FieldError { pointer: format!("?{name}"), code }
}

/// The names and values of the address's query, decoded.
#[derive(Clone, Debug)]
pub struct Query(Pairs);

impl Query {
    /// Reads the pairs with the question's own reader.
    pub fn read<'a, T>(&'a self, read: impl FnOnce(Borrowed<'a>) -> Result<T, FieldError>) -> Result<T, Failure> {
        let pairs: Borrowed<'a> = self.0.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        read(pairs).map_err(Failure::from)
    }

    /// Reads a query that is a place in a list and nothing else.
    pub fn place(&self) -> Result<Place, Failure> {
        let (q, place) = self.read(Place::with_text)?;
        if q.is_some() { Err(wrong("q", Invalid::Unknown).into()) } else { Ok(place) }
    }

    /// Reads a query that is a search text and nothing else.
    pub fn text(&self) -> Result<Option<String>, Failure> {
        let other = self.0.iter().find(|(name, _)| name != "q");
        if let Some((name, _)) = other {
            return Err(wrong(name, Invalid::Unknown).into());
        }
        self.read(Place::with_text).map(|(q, _)| q)
    }

    /// Takes one parameter out, for what is not part of the question.
    pub fn take<T: FromStr<Err = Invalid>>(&mut self, name: &str) -> Result<Option<T>, Failure> {
        let Some(at) = self.0.iter().position(|(known, _)| known == name) else { return Ok(None) };
        let (_, value) = self.0.remove(at);
        value.parse().map(Some).map_err(|code| wrong(name, code).into())
    }
}

/// Names and values, lent.
pub type Borrowed<'a> = Vec<(&'a str, &'a str)>;

impl<T: Send + Sync> FromRequestParts<T> for Query {
    type Rejection = Rejection;

    async fn from_request_parts(parts: &mut Parts, _: &T) -> Result<Self, Rejection> {
        let text = parts.uri.query().unwrap_or_default();
        Ok(Self(form_urlencoded::parse(text.as_bytes()).into_owned().collect()))
    }
}

/// The `{id}` of the path, as it was sent.
#[derive(Clone, Debug)]
pub struct Id(Option<String>);

impl Id {
    /// The id, when it is well formed.
    pub fn read<T: FromStr<Err = Invalid>>(&self) -> Result<T, Failure> {
        let id = self.0.as_deref().ok_or(Invalid::Guid).and_then(str::parse);
        id.map_err(|code| wrong("id", code).into())
    }
}

impl<T: Send + Sync> FromRequestParts<T> for Id {
    type Rejection = Rejection;

    async fn from_request_parts(parts: &mut Parts, state: &T) -> Result<Self, Rejection> {
        // Fails for bytes that are no UTF-8, which are no id either.
        let params = RawPathParams::from_request_parts(parts, state).await.ok();
        let id = params.and_then(|params| params.iter().next().map(|(_, value)| value.to_owned()));
        Ok(Self(id))
    }
}
