//! The elements that stand in other people's pages. Each instance has its own root; the page is told by [`host`], and
//! nothing outside the instance's base is read or changed. The assigner is made with the framework, each instance with
//! an owner and contexts of its own; the card is not.

#[cfg(all(feature = "element", feature = "views"))]
pub mod assigner;
#[cfg(feature = "card")]
mod broken;
#[cfg(feature = "card")]
pub mod card;
#[cfg(feature = "card")]
pub mod events;
#[cfg(feature = "card")]
mod first;
#[cfg(all(feature = "element", feature = "views"))]
mod found;
#[cfg(all(feature = "element", feature = "views"))]
pub mod handle;
#[cfg(feature = "card")]
pub mod host;
#[cfg(feature = "views")]
mod many;
#[cfg(all(feature = "element", feature = "views"))]
mod one;
pub mod options;
#[cfg(all(feature = "element", feature = "views"))]
mod parts;
#[cfg(feature = "card")]
mod provider;
#[cfg(feature = "card")]
mod sheet;
#[cfg(all(feature = "element", feature = "views"))]
mod shell;
#[cfg(all(feature = "element", feature = "views"))]
mod told;
