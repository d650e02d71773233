//! The one cookie that a browser would keep for the demonstration: there is no connection that could carry it.

use std::sync::{Mutex, PoisonError};

use http::header::{COOKIE, SET_COOKIE};
use http::{HeaderMap, HeaderValue};

/// Holds the pair `name=value` of the session's cookie.
#[derive(Debug, Default)]
pub struct Jar(Mutex<Option<String>>);

impl Jar {
    /// The cookie, as it was kept.
    pub fn of(pair: Option<String>) -> Self {
        Self(Mutex::new(pair))
    }

    /// The cookie, to be kept.
    pub fn pair(&self) -> Option<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Puts the cookie on a request.
    pub fn send(&self, headers: &mut HeaderMap) {
        if let Some(value) = self.pair().and_then(|pair| HeaderValue::try_from(pair).ok()) {
            headers.insert(COOKIE, value);
        }
    }

    /// Takes the cookie of an answer out of it. An empty one ends it.
    pub fn receive(&self, headers: &mut HeaderMap) {
        let Some(line) = headers.remove(SET_COOKIE) else { return };
        let pair = line.to_str().ok().and_then(|line| line.split(';').next()).map(str::trim);
        let kept = pair.filter(|pair| !pair.ends_with('=')).map(str::to_owned);
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = kept;
    }
}
