//! Why a use case gave no answer.

use shared::problem::FieldError;
use shared::reason::{Code, Refusal};

use crate::store::StoreError;

/// Why a use case gave no answer; each edge puts it into its own form.
#[derive(Clone, Debug)]
pub enum Failure {
    /// It may not be, for these reasons.
    Refused(Refusal),
    /// The request is not well formed: which field, and why.
    Malformed(Vec<FieldError>),
    /// Too many requests: to be tried again after so many seconds.
    Wait(u32),
    /// The store gave no answer.
    Store(StoreError),
}

impl Failure {
    /// Unknown here, or somebody else's.
    pub fn not_found() -> Self {
        Code::NotFound.into()
    }

    /// The stable code.
    pub const fn code(&self) -> Code {
        match self {
            Self::Refused(refusal) => refusal.code(),
            Self::Malformed(_) | Self::Store(StoreError::Cursor) => Code::Malformed,
            Self::Wait(_) => Code::TooMany,
            Self::Store(StoreError::Unavailable(_) | StoreError::ReadOnly(_)) => Code::Unavailable,
            Self::Store(StoreError::Inconsistent { .. } | StoreError::Failed(_)) => Code::Internal,
        }
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<Code> for Failure {
    fn from(code: Code) -> Self {
        Self::Refused(code.into())
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<FieldError> for Failure {
    fn from(error: FieldError) -> Self {
        Self::Malformed(vec![error])
    }
}
