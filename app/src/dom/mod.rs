//! Everything the app asks of the browser directly: one file an affair. Nothing else names
//! `web_sys` for these.

pub mod abort;
pub mod announce;
#[cfg(feature = "demo")]
pub mod backstage;
pub mod built;
pub mod calendar;
#[cfg(feature = "carried")]
pub mod carrier;
pub mod clipboard;
pub mod document;
pub mod early;
pub mod focus;
pub mod fold;
pub mod json;
#[cfg(feature = "views")]
pub mod navigation;
#[cfg(feature = "views")]
pub mod online;
pub mod panic;
pub mod popover;
pub mod random;
#[cfg(feature = "views")]
pub mod reactive;
pub mod renew;
pub mod root;
pub mod storage;
pub mod timer;
