//! What can go wrong with a store. Refusals are not errors: they are outcomes.

use shared::text::Invalid;

/// Why a read or a commit gave no answer.
#[derive(Clone, Debug, thiserror::Error)]
pub enum StoreError {
    /// It cannot answer for now: locked, its disk full, its queue full. Nothing was written, or `committed` tells.
    #[error("the store is not available: {0}")]
    Unavailable(String),
    /// It can be read but not written: its file or disk is read-only.
    #[error("the store is read-only: {0}")]
    ReadOnly(String),
    /// A row does not hold what rows of its kind hold.
    #[error("inconsistent row in {table}: {what}")]
    Inconsistent {
        /// The kind of row.
        table: &'static str,
        /// What is wrong with it; no personal data.
        what: String,
    },
    /// The cursor was not made here, or for another question.
    #[error("unusable cursor")]
    Cursor,
    /// Anything else that is our own fault.
    #[error("store failure: {0}")]
    Failed(String),
}

impl StoreError {
    /// The fault of the request, where it is one.
    pub const fn invalid(&self) -> Option<Invalid> {
        match self {
            Self::Cursor => Some(Invalid::Cursor),
            _ => None,
        }
    }
}
