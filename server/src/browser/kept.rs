//! What the browser keeps between visits: what was committed since the reset, as lines of text.

use std::sync::{Mutex, PoisonError};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use shared::audit::Hash;

use crate::store::Put;
use crate::store::memory::journal::{Journal, Made};

/// One thing to keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// After all that is kept.
    Next(String),
    /// In the place of what is kept under this name. Sessions are kept so: only the newest of each counts, and the
    /// journal does not grow while somebody only reads.
    Named(String, String),
    /// Forget what is kept under this name.
    Gone(String),
}

/// Gathers what was committed until it is fetched.
#[derive(Debug, Default)]
pub struct Outbox(Mutex<Vec<Line>>);

impl Outbox {
    /// What came since the last call.
    pub fn take(&self) -> Vec<Line> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Journal for Outbox {
    fn made(&self, made: Made) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend(lines(&made));
    }
}

fn lines(made: &Made) -> Vec<Line> {
    // Every row can be written: all names are texts, and no number is out of bounds.
    let whole = || serde_json::to_string(made).unwrap_or_default();
    if made.commit.changes.is_empty() {
        return Vec::new();
    }
    if !made.is_of_sessions() {
        return vec![Line::Next(whole())];
    }
    let line = |put: &Put| match put {
        Put::Session(session) => Some(Line::Named(name(&session.token), whole())),
        Put::NoSession(token) => Some(Line::Gone(name(token))),
        _ => None,
    };
    made.commit.changes.iter().filter_map(|change| line(&change.put)).collect()
}

fn name(token: &Hash) -> String {
    URL_SAFE_NO_PAD.encode(token)
}
