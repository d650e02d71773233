//! What both the pages and the elements are put together from. It knows no address and no frame: whoever shows it says
//! what happens next.

#[cfg(feature = "views")]
pub mod assign;
#[cfg(feature = "views")]
pub mod combobox_words;
#[cfg(feature = "views")]
pub mod problem;
#[cfg(feature = "views")]
pub mod remote;
pub mod support;
