//! Versions, and the entity tags that carry them (D8).

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

use crate::id::SubscriptionId;

/// Counts the changes of one row, from 1. Version 0 stands for a row that is not there yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct Version(u32);

impl crate::read::Read for Version {
    fn read(json: &crate::read::Json) -> Option<Self> {
        crate::read::Read::read(json).map(Self)
    }
}

impl Version {
    /// No row yet.
    pub const NONE: Self = Self(0);
    /// A row just made.
    pub const FIRST: Self = Self(1);

    /// The version with this number.
    pub const fn new(number: u32) -> Self {
        Self(number)
    }

    /// The number.
    pub const fn number(self) -> u32 {
        self.0
    }

    /// The version after this one.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The entity tag of a contact: the subscription, the contact's version, and the version of the partner's
/// record, whose name is part of the answer. As Partner Center's own, base64 of a small JSON object.
///
/// `If-Match` compares the id and the contact's version only: a partner that was renamed does not make
/// an assignment stale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactTag {
    /// The subscription.
    pub id: SubscriptionId,
    /// The contact's version.
    pub version: Version,
    /// The version of the contact's partner record.
    #[serde(default)]
    pub partner: Version,
}

impl ContactTag {
    /// The tag in double quotes, as `ETag` and `If-Match` carry it (RFC 9110, 8.8.3).
    pub fn quoted(&self) -> String {
        let json = format!(r#"{{"id":"{}","version":{},"partner":{}}}"#, self.id, self.version, self.partner);
        format!("\"{}\"", STANDARD.encode(json))
    }

    /// The same with a digest of the answer that carries it, for an answer that says more than the contact.
    pub fn quoted_with(&self, digest: u32) -> String {
        let Self { id, version, partner } = self;
        let json = format!(r#"{{"id":"{id}","version":{version},"partner":{partner},"digest":{digest}}}"#);
        format!("\"{}\"", STANDARD.encode(json))
    }

    /// Reads a tag, quoted or bare, strong or weak. None for anything that was not made here.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let text = text.strip_prefix("W/").unwrap_or(text);
        let bare = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(text);
        serde_json::from_slice(&STANDARD.decode(bare).ok()?).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_says_id_and_versions_and_is_read_again() {
        let tag = ContactTag {
            id: "501a860c-1698-442b-808c-4b612ccf35f2".parse().unwrap(),
            version: Version::FIRST,
            partner: Version::new(4),
        };
        assert_eq!(
            String::from_utf8(STANDARD.decode(tag.quoted().trim_matches('"')).unwrap()).unwrap(),
            r#"{"id":"501a860c-1698-442b-808c-4b612ccf35f2","version":1,"partner":4}"#
        );
        assert_eq!(ContactTag::parse(&tag.quoted()), Some(tag));
        assert_eq!(ContactTag::parse(&format!("W/{}", tag.quoted())), Some(tag));
        assert_eq!(ContactTag::parse(&tag.quoted_with(7)), Some(tag));
        assert_ne!(tag.quoted_with(7), tag.quoted());
        assert_eq!(ContactTag::parse("*"), None);
        assert_eq!(ContactTag::parse("\"abc\""), None);
    }
}
