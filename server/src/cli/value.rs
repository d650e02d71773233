//! Values of arguments, and what is wrong with them in words.

use std::str::FromStr;

use shared::text::Invalid;

/// Reads a value of the domain.
pub fn value<T: FromStr<Err = Invalid>>(text: &str) -> Result<T, String> {
    text.parse().map_err(|fault| words(fault).to_owned())
}

/// What the value should have been.
pub const fn words(fault: Invalid) -> &'static str {
    match fault {
        Invalid::Empty | Invalid::Missing => "it is empty",
        Invalid::TooLong => "it is too long",
        Invalid::Character => "it has a control character, or one that reorders text",
        Invalid::Guid => "a GUID is needed, for example 3b33e682-00c3-41ee-9dd2-a548adf56438",
        Invalid::Digits => "digits are needed, at most twelve",
        Invalid::Time => "a time as in RFC 3339 is needed, for example 2026-11-20T08:00:00Z",
        Invalid::Email => "an e-mail address is needed",
        Invalid::Phone => "a telephone number is needed",
        Invalid::Url => "an address that begins with https:// or http:// is needed",
        Invalid::Origin => "the origin of a page is needed, for example https://portal.example",
        Invalid::Country => "a country's two letters of ISO 3166 are needed, for example DE",
        Invalid::Domain => "a DNS name is needed",
        Invalid::Choice => "it is not one of the values that are taken here",
        Invalid::Range => "it is out of range",
        Invalid::Type | Invalid::Unknown | Invalid::Json | Invalid::Cursor => "it is not understood",
    }
}
