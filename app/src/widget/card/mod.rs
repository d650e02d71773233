//! The card: whom to call. It is built anew when its data or its language are others, without the framework: of all that
//! a page loads for it, the framework would be the most.

mod drawing;
mod instance;
mod matter;
mod question;

pub use instance::Card;
