//! The assigner for several subscriptions: one table from the choice to the result, and one form below it.

pub mod item;
pub mod machine;

#[cfg(feature = "element")]
mod entries;
#[cfg(feature = "element")]
mod outcome;
#[cfg(feature = "element")]
mod row;
#[cfg(feature = "element")]
mod sending;
#[cfg(feature = "element")]
mod view;

#[cfg(feature = "element")]
pub use view::many;
