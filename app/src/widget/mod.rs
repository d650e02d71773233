//! The elements that stand in other people's pages. Each instance has its own owner, root and contexts; the page is told
//! by [`host`], and nothing outside the instance's base is read or changed.

#[cfg(feature = "element")]
pub mod assigner;
#[cfg(feature = "element")]
mod broken;
#[cfg(feature = "element")]
pub mod card;
#[cfg(feature = "element")]
pub mod events;
#[cfg(feature = "element")]
mod found;
#[cfg(feature = "element")]
pub mod handle;
#[cfg(feature = "element")]
pub mod host;
mod many;
#[cfg(feature = "element")]
mod one;
pub mod options;
#[cfg(feature = "element")]
mod parts;
#[cfg(feature = "element")]
mod sheet;
#[cfg(feature = "element")]
mod shell;
#[cfg(feature = "element")]
mod told;
