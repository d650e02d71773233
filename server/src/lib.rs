//! The server: owns storage, and enforces the same rules as the form.
//!
//! `http` turns requests into a [`ctx::Ctx`] and a command, `service` holds one use case a file, [`store`] keeps. Calls
//! go that way only. Time, ids and time zones come in through [`ports`], so that the same router runs natively over
//! SQLite, in tests over the in-memory store with a set clock, and, built without the feature `native`, in a browser.

pub mod app;
mod arrange;
#[cfg(feature = "native")]
pub mod assets;
#[cfg(feature = "browser")]
pub mod browser;
#[cfg(feature = "native")]
pub mod cli;
pub mod ctx;
pub mod demo;
pub mod http;
pub mod limit;
#[cfg(feature = "native")]
pub mod native;
#[cfg(feature = "native")]
pub mod net;
pub mod ports;
pub mod seed;
pub mod service;
pub mod store;
#[cfg(feature = "native")]
pub mod telemetry;

use crate::app::App;
use crate::http::Front;
use crate::store::memory::MemoryStore;

/// The server over the store in memory. Made here, once, and not again in every test and demonstration: the router is
/// generic over its store, and each making takes long to compile.
pub fn memory_router(app: App<MemoryStore>) -> Front {
    #[cfg(feature = "browser")]
    browser::unicode::install();
    http::router(app)
}

/// The server over SQLite.
#[cfg(feature = "native")]
pub fn sqlite_router(app: App<store::sqlite::SqliteStore>) -> Front {
    http::router(app)
}
