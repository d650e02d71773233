//! Use cases, one a file. They know the store by its trait, no HTTP and no SQL.

pub mod assign;
pub mod failure;

pub use self::failure::Failure;
