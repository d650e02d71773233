//! Whom to call, as a customer reads it: the same for its own page, the provider's look at it, the preview and the card.
//! It is built from an answer and the texts of a language; another answer or language builds it anew.

mod card;
mod group;
mod hours;
mod line;
mod opening;
mod until;
#[cfg(feature = "views")]
mod view;

pub use card::card;
pub use opening::sentence as opening;
pub use until::until_change;
#[cfg(feature = "views")]
pub use view::{SupportCard, keep_true};
