//! What both the pages and the elements are put together from. It knows no address and no frame: whoever shows it says
//! what happens next.

pub mod assign;
pub mod combobox_words;
pub mod problem;
pub mod remote;
pub mod support;
