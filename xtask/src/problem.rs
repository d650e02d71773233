//! What a command says when it cannot go on.

use std::fmt;

/// A sentence for the person at the terminal: what happened, and what to do.
#[derive(Debug)]
pub(crate) struct Problem(String);

/// What a step ends with.
pub(crate) type Outcome<T = ()> = Result<T, Problem>;

impl Problem {
    pub(crate) fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Puts the path into the message of a failed file operation.
pub(crate) fn at<T>(path: &std::path::Path, result: std::io::Result<T>) -> Outcome<T> {
    result.map_err(|error| Problem::new(format!("{}: {error}", path.display())))
}
