//! The pages, and the frame around them.

pub mod gate;
pub mod layout;
pub mod not_found;
pub mod problem;
pub mod sign_in;
pub mod title;

mod shown;
