//! Whom to call, as a customer reads it: the same for its own page, the provider's look at it, the preview and the card.

mod card;
mod group;
mod hours;
mod line;
mod opening;
mod until;

pub use card::SupportCard;
pub use opening::sentence as opening;
pub use until::keep_true;
