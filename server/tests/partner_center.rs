//! The Partner Center compatible API, over the whole router and the in-memory store.

#[path = "partner_center/mod.rs"]
mod partner_center;
