//! The shapes of Partner Center's REST API, and of the Microsoft Graph answers that go with it.
//!
//! One set of types for both directions: the server writes them (camelCase, absent values left out, ids in lower case),
//! and its PUT and the import read them with [`json::read`], which takes names in any case, a byte order mark and
//! unknown fields. Everything that an answer may leave out is an `Option`; words of a vocabulary are a [`word::Word`], so
//! that a value added later neither fails nor is lost.

pub mod agreement;
pub mod audit;
pub mod customer;
pub mod date;
pub mod delegated_admin;
pub mod fault;
pub mod filter;
pub mod json;
pub mod profile;
pub mod relationship;
pub mod resource;
pub mod subscription;
pub mod support_contact;
pub mod word;

pub use self::json::{Notes, parse, read};
pub use self::resource::{Attributes, Collection, Link, Links};
