//! Use cases, one a file. They know the store by its trait, no HTTP and no SQL.

pub mod assign;
pub mod attempts;
pub mod failure;
pub mod import;
pub mod ready;
pub mod session;
pub mod who_am_i;

pub use self::failure::Failure;
