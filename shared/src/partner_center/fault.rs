//! The body of an error (D10): Partner Center's four members, and our structured reasons beside them.

use serde::{Deserialize, Serialize};

use super::support_contact::SupportContact;
use crate::problem::{FieldError, sentence};
use crate::reason::{Code, Reason, Refusal};
use crate::text::Invalid;

/// The most characters of a description.
pub const MOST_DESCRIPTION: usize = 1_024;

/// The body of any error.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Fault {
    /// The number, one of Microsoft's published ones where there is one.
    pub code: u32,
    /// What happened: not empty, at most [`MOST_DESCRIPTION`] characters.
    pub description: String,
    /// More, for people.
    pub data: Vec<String>,
    /// Which part answered.
    pub source: String,
    /// Why, for programs: every reason of a refusal with its stable code.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<Reason>,
    /// Which fields are wrong.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldError>,
    /// What is stored now, when the caller looked at an older version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub current: Option<Box<SupportContact>>,
}

impl Fault {
    /// An error of this number.
    pub fn new(code: u32, description: impl Into<String>) -> Self {
        let mut description = description.into();
        if let Some((end, _)) = description.char_indices().nth(MOST_DESCRIPTION) {
            description.truncate(end);
        }
        let source = "PartnerFD".to_owned();
        Self { code, description, data: Vec::new(), source, reasons: Vec::new(), errors: Vec::new(), current: None }
    }

    /// A refusal with all its reasons.
    pub fn of(refusal: &Refusal) -> Self {
        let code = refusal.code();
        Self { reasons: refusal.reasons().copied().collect(), ..Self::new(code.partner_center().1, sentence(code)) }
    }

    /// A request that is not well formed, and which fields are wrong.
    pub fn malformed(errors: Vec<FieldError>) -> Self {
        let said: Vec<_> = errors.iter().map(said).collect();
        let description = format!("Invalid request input: {}.", said.join("; "));
        let number = Code::Malformed.partner_center().1;
        Self { data: said, reasons: vec![Reason::plain(Code::Malformed)], errors, ..Self::new(number, description) }
    }
}

/// One wrong field in English.
pub fn said(error: &FieldError) -> String {
    let what = match error.code {
        Invalid::Empty => "is empty",
        Invalid::TooLong => "is too long",
        Invalid::Character => "has a character that may not stand there",
        Invalid::Guid => "is not a GUID",
        Invalid::Digits => "must be numeric",
        Invalid::Time => "is not a date",
        Invalid::Email => "is not an e-mail address",
        Invalid::Phone => "is not a telephone number",
        Invalid::Url => "is not a web address",
        Invalid::Origin => "is not the origin of a page, such as https://portal.example",
        Invalid::Country => "is not a two-letter country code",
        Invalid::Domain => "is not a domain name",
        Invalid::Choice => "is not one of the values that are known here",
        Invalid::Type => "has the wrong JSON type",
        Invalid::Unknown => "is not known here",
        Invalid::Missing => "is missing",
        Invalid::Range => "is out of range",
        Invalid::Json => "is not JSON that can be read",
        Invalid::Cursor => "is not a token that was given for this list",
    };
    let place = if error.pointer.is_empty() { "the body" } else { error.pointer.as_str() };
    format!("{place} {what}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_description_is_bounded() {
        assert_eq!(Fault::new(1_000, "é".repeat(2_000)).description.chars().count(), MOST_DESCRIPTION);
    }

    #[test]
    fn the_bodies() {
        let bodies = [
            Fault::of(&Refusal::plain(Code::ResellerUnknown)),
            Fault::malformed(vec![FieldError { pointer: "/supportTenantId".to_owned(), code: Invalid::Guid }]),
        ];
        insta::assert_snapshot!(serde_json::to_string_pretty(&bodies).unwrap());
    }
}
