//! Our own API, one file a resource. A handler asks in the reason table's order: who asks, whether its role may, whether
//! the address and the form are right; then it calls one use case.

pub mod activity;
pub mod contact;
pub mod customers;
#[cfg(feature = "native")]
pub mod docs;
pub mod embed;
pub mod health;
pub mod portals;
pub mod session;
pub mod subscriptions;
pub mod support;
pub mod who;
