//! What is wrong with the entries of the form, found here or told by the server.

use shared::problem::FieldError;
use shared::reason::Reason;
use shared::text::Invalid;

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nobody is chosen.
    NoChoice,
    /// The choice is the contact already.
    Same,
    /// The choice is not verified, and that was not confirmed.
    Unconfirmed,
    /// The server refused the choice.
    Refused(Vec<Reason>),
    /// The reason cannot be taken.
    Reason(Invalid),
    /// The ticket cannot be taken.
    Ticket(Invalid),
}

impl Fault {
    /// The server's word on a field of the form; none for what the form does not have.
    pub fn of(error: &FieldError) -> Option<Self> {
        match error.field()? {
            "reason" => Some(Self::Reason(error.code)),
            "ticket" => Some(Self::Ticket(error.code)),
            _ => None,
        }
    }
}
