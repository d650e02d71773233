//! Words that people typed: bounded, normalised, and free of characters that hide or reorder text.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::choice::choice;

choice! {
    /// Why a value is not what its field needs. A stable code; the words are the client's.
    pub enum Invalid {
        /// Nothing was given where something must stand.
        Empty = "empty",
        /// More characters than the field may have.
        TooLong = "too_long",
        /// A control character, or one that reorders text.
        Character = "character",
        /// Not a GUID.
        Guid = "guid",
        /// Not decimal digits only.
        Digits = "digits",
        /// Not a time in RFC 3339.
        Time = "time",
        /// Not an e-mail address.
        Email = "email",
        /// Not a telephone number: digits, spaces and `+()-./`, with at least three digits.
        Phone = "phone",
        /// Not an https or http address.
        Url = "url",
        /// Not the origin of a page: `https://` with a host and nothing after it, or `http://localhost`.
        Origin = "origin",
        /// Not a two-letter country code of ISO 3166-1.
        Country = "country",
        /// Not a DNS name.
        Domain = "domain",
        /// Not one of the values that this field knows.
        Choice = "choice",
        /// The JSON type is another one.
        Type = "type",
        /// The field is not known here.
        Unknown = "unknown",
        /// The field is missing.
        Missing = "missing",
        /// A number outside its bounds.
        Range = "range",
        /// Not JSON at all.
        Json = "json",
        /// A paging cursor that was not made here for this query.
        Cursor = "cursor",
    }
}

impl std::error::Error for Invalid {}

/// Deserialises through `FromStr`; the fault's code becomes the error's text, by which
/// [`Invalid`] is found again at the edge.
pub(crate) fn from_str<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: FromStr<Err = Invalid>,
{
    struct Visitor<T>(std::marker::PhantomData<T>);
    impl<T: FromStr<Err = Invalid>> de::Visitor<'_> for Visitor<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a string")
        }

        fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
            text.parse().map_err(E::custom)
        }
    }
    deserializer.deserialize_str(Visitor(std::marker::PhantomData))
}

/// True for characters that may not stand in a name: controls, and the marks that override the
/// direction of text (a name could then show itself as another one).
fn hides(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{FEFF}')
        || ('\u{202A}'..='\u{202E}').contains(&character)
        || ('\u{2066}'..='\u{2069}').contains(&character)
}

/// One form for what looks the same (NFC).
#[cfg(feature = "normalize")]
fn normal(text: &str) -> String {
    crate::unicode::composed(text)
}

/// As it was typed: the server normalises what it keeps.
#[cfg(not(feature = "normalize"))]
fn normal(text: &str) -> String {
    text.to_owned()
}

fn line(text: &str, most: usize) -> Result<String, Invalid> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Invalid::Empty);
    }
    if text.chars().any(hides) {
        return Err(Invalid::Character);
    }
    let text: String = if text.is_ascii() { text.to_owned() } else { normal(text) };
    if text.chars().count() > most {
        return Err(Invalid::TooLong);
    }
    Ok(text)
}

macro_rules! text {
    ($(#[$doc:meta])* $name:ident, $parse:expr) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Box<str>);

        impl $name {
            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = Invalid;

            fn from_str(text: &str) -> Result<Self, Invalid> {
                let parse: fn(&str) -> Result<String, Invalid> = $parse;
                parse(text).map(|text| Self(text.into_boxed_str()))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        $crate::describe::text!($name, "");

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        crate::read::read_text!($name);

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                from_str(deserializer)
            }
        }
    };
}

text!(
    /// A name of a party, a product or a line: one line, at most 256 characters, NFC.
    Name,
    |text| line(text, 256)
);
text!(
    /// A reason or another free remark: one line, at most 500 characters.
    Note,
    |text| line(text, 500)
);
text!(
    /// The reference of a ticket in the partner's own system: at most 64 characters.
    Ticket,
    |text| line(text, 64)
);
text!(
    /// A DNS name in lower case, for example `fabrikam.onmicrosoft.com`; at most 253 characters.
    Domain,
    domain
);
text!(
    /// An e-mail address as it is written, at most 254 characters (RFC 5321, 4.5.3.1.3).
    Email,
    email
);
text!(
    /// A telephone number as people write it, at most 40 characters.
    Phone,
    phone
);
text!(
    /// An address of a page, `https://` or `http://`, at most 2,000 characters.
    WebUrl,
    web_url
);
text!(
    /// The name of a time zone of the IANA database, for example `Europe/Berlin`.
    ZoneName,
    zone
);
text!(
    /// A language as BCP 47 writes it, for example `pt-BR`.
    Language,
    language
);

fn domain(text: &str) -> Result<String, Invalid> {
    let text = line(text, 253)?.to_lowercase();
    let label = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    if text.contains('.') && text.split('.').all(label) { Ok(text) } else { Err(Invalid::Domain) }
}

fn email(text: &str) -> Result<String, Invalid> {
    let text = line(text, 254)?;
    let Some((local, host)) = text.rsplit_once('@') else { return Err(Invalid::Email) };
    let fine = !local.is_empty()
        && local.len() <= 64
        && !local.chars().any(|c| c.is_whitespace() || "<>(),;:\"[]\\".contains(c));
    if fine && domain(host).is_ok() { Ok(text) } else { Err(Invalid::Email) }
}

fn phone(text: &str) -> Result<String, Invalid> {
    let text = line(text, 40)?;
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let fine = text.chars().all(|c| c.is_ascii_digit() || " +()-./".contains(c));
    if fine && digits >= 3 { Ok(text) } else { Err(Invalid::Phone) }
}

fn web_url(text: &str) -> Result<String, Invalid> {
    let text = line(text, 2_000)?;
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).ok_or(Invalid::Url)?;
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let fine =
        !host.is_empty() && !host.contains('@') && !text.chars().any(|c| c.is_whitespace() || "<>\"'`".contains(c));
    if fine { Ok(text) } else { Err(Invalid::Url) }
}

fn zone(text: &str) -> Result<String, Invalid> {
    let text = line(text, 64)?;
    let fine = text.chars().all(|c| c.is_ascii_alphanumeric() || "/_+-".contains(c));
    if fine { Ok(text) } else { Err(Invalid::Choice) }
}

fn language(text: &str) -> Result<String, Invalid> {
    let text = line(text, 35)?;
    let fine =
        text.split('-').all(|part| (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric()));
    if fine { Ok(text) } else { Err(Invalid::Choice) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_trimmed_bounded_and_normalised() {
        assert_eq!("  Zoë’s Café ".parse::<Name>().unwrap().as_str(), "Zoë’s Café");
        assert_eq!("e\u{301}".parse::<Name>().unwrap().as_str(), "é");
        assert_eq!(" \u{2003} ".parse::<Name>(), Err(Invalid::Empty));
        assert!("中".repeat(256).parse::<Name>().is_ok());
        assert_eq!("中".repeat(257).parse::<Name>(), Err(Invalid::TooLong));
    }

    #[test]
    fn text_that_hides_or_reorders_is_refused() {
        for text in ["a\nb", "a\u{0}", "\u{202E}gnp.exe", "a\u{2066}b", "a\u{200F}b", "a\u{FEFF}b"] {
            assert_eq!(text.parse::<Name>(), Err(Invalid::Character), "{text:?}");
        }
    }

    #[test]
    fn addresses() {
        assert_eq!("Fabrikam.OnMicrosoft.com".parse::<Domain>().unwrap().as_str(), "fabrikam.onmicrosoft.com");
        assert_eq!("fabrikam".parse::<Domain>(), Err(Invalid::Domain));
        assert!("support@fabrikam.example".parse::<Email>().is_ok());
        for text in ["support", "@fabrikam.example", "a b@c.de", "a@b", "a@b..de", "<a>@b.de"] {
            assert_eq!(text.parse::<Email>(), Err(Invalid::Email), "{text}");
        }
        assert!("+49 (30) 123-45".parse::<Phone>().is_ok());
        for text in ["12", "+49 callme", "tel:123"] {
            assert_eq!(text.parse::<Phone>(), Err(Invalid::Phone), "{text}");
        }
        assert!("https://fabrikam.example/help?x=1".parse::<WebUrl>().is_ok());
        for text in ["javascript:alert(1)", "fabrikam.example", "https://", "https://me:pw@evil.example", "https://a b"]
        {
            assert_eq!(text.parse::<WebUrl>(), Err(Invalid::Url), "{text}");
        }
    }
}
