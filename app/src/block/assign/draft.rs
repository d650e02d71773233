//! What a person has entered and not yet submitted. It outlives a reload, the end of the session and an outage.

use super::fault::Fault;
use serde::Serialize;
use shared::api::PartnerRef;
use shared::api::candidate::CandidateView;
use shared::api::contact::{ContactView, PutContact};
use shared::eligibility::Class;
use shared::id::RequestId;
use shared::text::Invalid;
use shared::version::Version;
use std::str::FromStr;

/// The contact that the person looked at when deciding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Looked {
    /// The contact.
    pub partner: PartnerRef,
    /// Its version.
    pub version: Version,
    /// For `If-Match`.
    pub etag: String,
}

shared::read!(Looked { partner, version, etag });

impl From<&ContactView> for Looked {
    fn from(contact: &ContactView) -> Self {
        Self { partner: partner(contact), version: contact.version, etag: contact.etag.clone() }
    }
}

/// The partner of a contact.
pub fn partner(contact: &ContactView) -> PartnerRef {
    PartnerRef { tenant_id: contact.tenant_id, name: contact.name.clone(), is_provider: contact.is_provider }
}

/// The entries of the form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Draft {
    /// What was looked at.
    pub looked: Looked,
    /// The partner that is to be the contact.
    pub choice: Option<CandidateView>,
    /// "I have confirmed this with the reseller."
    pub confirmed: bool,
    /// Why.
    pub reason: String,
    /// The ticket.
    pub ticket: String,
    /// The name of the request, once it was sent: the same entries sent again are the same request.
    pub sent: Option<RequestId>,
}

shared::read!(Draft { looked, choice, confirmed, reason, ticket, sent });

impl Draft {
    /// Nothing entered yet.
    pub fn new(looked: Looked) -> Self {
        Self { looked, choice: None, confirmed: false, reason: String::new(), ticket: String::new(), sent: None }
    }

    /// Whether anything would be lost.
    pub fn is_dirty(&self) -> bool {
        self.choice.is_some() || !self.reason.trim().is_empty() || !self.ticket.trim().is_empty()
    }

    /// Whether the choice is the contact already.
    fn is_same(&self) -> bool {
        self.choice.as_ref().is_some_and(|choice| choice.tenant_id == self.looked.partner.tenant_id)
    }

    /// Whether the choice needs the person's confirmation.
    pub fn needs_confirmation(&self) -> bool {
        !self.is_same() && self.choice.as_ref().is_some_and(|choice| choice.class == Class::Unverified)
    }

    /// What is to be sent, or everything that is wrong with the entries, in the order of the fields.
    pub fn command(&self) -> Result<PutContact, Vec<Fault>> {
        let mut faults = Vec::new();
        if self.choice.is_none() {
            faults.push(Fault::NoChoice);
        } else if self.is_same() {
            faults.push(Fault::Same);
        } else if self.needs_confirmation() && !self.confirmed {
            faults.push(Fault::Unconfirmed);
        }
        let reason = optional(&self.reason).unwrap_or_else(|invalid| {
            faults.push(Fault::Reason(invalid));
            None
        });
        let ticket = optional(&self.ticket).unwrap_or_else(|invalid| {
            faults.push(Fault::Ticket(invalid));
            None
        });
        match &self.choice {
            Some(choice) if faults.is_empty() => {
                let confirm = self.needs_confirmation();
                Ok(PutContact { tenant_id: choice.tenant_id, confirm, reason, ticket })
            }
            _ => Err(faults),
        }
    }
}

/// What a field says: nothing, a value, or what is wrong with it.
///
/// # Errors
/// What is wrong.
pub fn optional<T: FromStr<Err = Invalid>>(text: &str) -> Result<Option<T>, Invalid> {
    if text.trim().is_empty() { Ok(None) } else { text.parse().map(Some) }
}
