//! The server over its router, as its callers see it. The files mirror the addresses of the API.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may panic")]

mod activity;
mod app;
mod bad_input;
mod candidates;
mod contact;
mod customers;
mod embed_cors;
mod embed_portals;
mod embed_scope;
mod embed_tokens;
mod faults;
mod matrix;
mod openapi;
mod parties;
#[path = "../partner_center/mod.rs"]
mod partner_center;
mod portal;
mod race;
mod subscriptions;
mod support;
mod who;
mod world;
