//! The server over its router, as its callers see it. The files mirror the addresses of the API.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may panic")]

// `#[tokio::test]` and `insta::assert_snapshot!` are this crate's own in a browser.
#[cfg(target_arch = "wasm32")]
extern crate self as insta;
#[cfg(target_arch = "wasm32")]
extern crate self as tokio;

mod activity;
mod app;
mod bad_input;
#[cfg(target_arch = "wasm32")]
mod browser;
mod candidates;
mod contact;
mod customers;
mod embed_cors;
mod embed_portals;
mod embed_scope;
mod embed_tokens;
mod faults;
mod matrix;
// The document is made natively.
#[cfg(feature = "native")]
mod openapi;
mod parties;
#[path = "../partner_center/mod.rs"]
mod partner_center;
mod portal;
mod race;
mod subscriptions;
mod support;
mod transcript;
mod who;
mod world;

#[cfg(target_arch = "wasm32")]
pub(crate) use browser::{assert_json_snapshot, assert_snapshot, test};
