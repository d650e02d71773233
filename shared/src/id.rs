//! Identifiers: parsed once at the edge, then carried as proof that they are well formed.
//!
//! Real data mixes upper and lower case and sometimes wraps GUIDs in braces (Partner Center's own
//! cmdlets accept them), so parsing is tolerant and printing is always lower case without braces.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use uuid::Uuid;

use crate::text::Invalid;

fn parse_guid(text: &str) -> Result<Uuid, Invalid> {
    let inner = text.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')).unwrap_or(text);
    if inner.len() != 36 {
        return Err(Invalid::Guid);
    }
    Uuid::try_parse(inner).map_err(|_| Invalid::Guid)
}

macro_rules! guid {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Uuid);

        impl $name {
            /// Wraps a GUID that is already known to be one.
            pub const fn new(guid: Uuid) -> Self {
                Self(guid)
            }

            /// The sixteen bytes, for a store's key.
            pub const fn bytes(&self) -> &[u8; 16] {
                self.0.as_bytes()
            }

            /// From a store's key.
            pub const fn from_bytes(bytes: [u8; 16]) -> Self {
                Self(Uuid::from_bytes(bytes))
            }
        }

        impl FromStr for $name {
            type Err = Invalid;

            fn from_str(text: &str) -> Result<Self, Invalid> {
                parse_guid(text).map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.as_hyphenated().fmt(f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }

        $crate::describe::text!($name, "uuid");

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        crate::read::read_text!($name);

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                crate::text::from_str(deserializer)
            }
        }
    };
}

guid!(
    /// A partner's tenant: the provider that owns the data, or a reseller. Microsoft's "tenant id", "Microsoft ID".
    TenantId
);
guid!(
    /// A customer. Equal to the customer's own tenant id.
    CustomerId
);
guid!(
    /// A subscription of a customer.
    SubscriptionId
);
guid!(
    /// A person or an application: the object id within its tenant. Names and e-mails stand elsewhere, erasable.
    PersonId
);
guid!(
    /// A portal that shows our elements; also the name of its credential.
    PortalId
);
guid!(
    /// One commit to the store; by it an answer that was lost is found again.
    CommitId
);
guid!(
    /// Many changes made as one: a bulk assignment, an import, an undo.
    OperationId
);
guid!(
    /// One request, as the caller or the server named it.
    RequestId
);

impl CustomerId {
    /// The same id seen as a tenant: a customer's tenant is its id.
    pub const fn tenant(self) -> TenantId {
        TenantId(self.0)
    }
}

/// Microsoft's partner number ("`PartnerID`", once "MPN ID"): decimal digits only, at most twelve.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MpnId(u64);

impl MpnId {
    /// The number itself, for a store's column.
    pub const fn number(self) -> u64 {
        self.0
    }
}

impl FromStr for MpnId {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        if text.is_empty() {
            return Err(Invalid::Empty);
        }
        if text.len() > 12 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(Invalid::Digits);
        }
        text.parse().map(Self).map_err(|_| Invalid::Digits)
    }
}

impl fmt::Display for MpnId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for MpnId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

crate::describe::text!(MpnId, "digits");

impl Serialize for MpnId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

crate::read::read_text!(MpnId);

impl<'de> Deserialize<'de> for MpnId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::text::from_str(deserializer)
    }
}

impl TryFrom<i64> for MpnId {
    type Error = Invalid;

    fn try_from(number: i64) -> Result<Self, Invalid> {
        match u64::try_from(number) {
            Ok(number) if number < 1_000_000_000_000 => Ok(Self(number)),
            _ => Err(Invalid::Digits),
        }
    }
}

/// Rejects with the code of the fault; the reader of the error turns it into a pointer and a sentence.
impl de::Expected for Invalid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guids_are_read_in_any_case_and_with_braces_and_written_in_one_form() {
        let plain: TenantId = "3b33e682-00c3-41ee-9dd2-a548adf56438".parse().unwrap();
        for text in ["3B33E682-00C3-41EE-9DD2-A548ADF56438", "{3b33e682-00c3-41ee-9dd2-a548adf56438}"] {
            assert_eq!(text.parse(), Ok(plain), "{text}");
        }
        assert_eq!(plain.to_string(), "3b33e682-00c3-41ee-9dd2-a548adf56438");
    }

    #[test]
    fn what_is_not_a_guid_is_refused() {
        for text in [
            "",
            "abc",
            "{3b33e682-00c3-41ee-9dd2-a548adf56438",
            "3b33e68200c341ee9dd2a548adf56438",
            "3b33e682-00c3-41ee-9dd2-a548adf5643g",
            " 3b33e682-00c3-41ee-9dd2-a548adf56438",
            "urn:uuid:3b33e682-00c3-41ee-9dd2-a548adf56438",
        ] {
            assert_eq!(text.parse::<TenantId>(), Err(Invalid::Guid), "{text}");
        }
    }

    #[test]
    fn partner_numbers_are_digits_only() {
        assert_eq!("4391507".parse::<MpnId>().unwrap().to_string(), "4391507");
        assert_eq!("".parse::<MpnId>(), Err(Invalid::Empty));
        for text in ["43915o7", "-1", "+1", "4391507 ", "1234567890123", "١٢٣"] {
            assert_eq!(text.parse::<MpnId>(), Err(Invalid::Digits), "{text}");
        }
    }
}
