//! Why a command did not do what was asked.

use std::fmt::Display;
use std::path::Path;

use crate::native::keys::KeyError;
use crate::service::Failure;
use crate::store::StoreError;

/// One line: what is wrong, and what to do.
#[derive(Debug)]
pub struct Trouble(pub String);

/// What a command comes to.
pub type Outcome<T = ()> = Result<T, Trouble>;

impl Trouble {
    /// Says it.
    pub fn new(line: impl Into<String>) -> Self {
        Self(line.into())
    }

    /// What the system says of a file or folder.
    pub fn file(place: &Path, error: impl Display) -> Self {
        Self(format!("cannot use {}: {error}", place.display()))
    }
}

impl From<StoreError> for Trouble {
    fn from(error: StoreError) -> Self {
        Self(error.to_string())
    }
}

impl From<KeyError> for Trouble {
    fn from(error: KeyError) -> Self {
        Self(error.to_string())
    }
}

impl From<Failure> for Trouble {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Store(error) => error.into(),
            other => Self(shared::problem::sentence(other.code()).to_owned()),
        }
    }
}
