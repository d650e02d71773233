//! Portals: other people's pages that show our elements, each with a credential of its own.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::audit::Hash;
use crate::id::{PersonId, PortalId, TenantId};
use crate::text::{Invalid, Name};
use crate::time::Timestamp;
use crate::version::Version;

/// A portal of a provider: it asks for tokens of its own people, and its pages may show our elements.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Portal {
    /// The provider.
    pub tenant: TenantId,
    /// Its id, which is also the name of its credential.
    pub id: PortalId,
    /// What people call it.
    pub name: Name,
    /// Where its pages come from.
    pub origins: Origins,
    /// The SHA-256 of its secret; the secret itself is kept nowhere.
    pub secret: Hash,
    /// Since when.
    pub created: Timestamp,
    /// Who made it.
    pub creator: PersonId,
    /// Since when its credential is no good; none while it is.
    pub revoked: Option<Timestamp>,
    /// Counts the changes of this record.
    pub version: Version,
}

impl Portal {
    /// Do its pages come from there?
    pub fn lists(&self, origin: &WebOrigin) -> bool {
        self.revoked.is_none() && self.origins.0.contains(origin)
    }
}

/// Where a page comes from, as browsers name it in `Origin` (RFC 6454, 6.2): `https://portal.example`, with its port
/// where it is not the usual one. `http` only within one computer, for development.
///
/// Normalised: lower case, without the usual port and without a closing slash. At most 280 characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WebOrigin(Box<str>);

impl WebOrigin {
    /// The origin as browsers write it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for WebOrigin {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Invalid::Empty);
        }
        if text.len() > 280 {
            return Err(Invalid::TooLong);
        }
        let text = text.to_ascii_lowercase();
        let (scheme, rest) = text.split_once("://").ok_or(Invalid::Origin)?;
        let rest = rest.strip_suffix('/').unwrap_or(rest);
        let (host, port) = parted(rest).ok_or(Invalid::Origin)?;
        let usual = match scheme {
            "https" if is_host(host) => 443,
            "http" if matches!(host, "localhost" | "127.0.0.1" | "[::1]") => 80,
            _ => return Err(Invalid::Origin),
        };
        let port = port.filter(|port| *port != usual).map(|port| format!(":{port}")).unwrap_or_default();
        Ok(Self(format!("{scheme}://{host}{port}").into_boxed_str()))
    }
}

/// Host and port; none when the port is no port.
fn parted(text: &str) -> Option<(&str, Option<u16>)> {
    let end = text.find(']').map_or(0, |at| at + 1);
    let Some(colon) = text.get(end..)?.find(':') else { return Some((text, None)) };
    let (host, port) = text.split_at_checked(end + colon)?;
    let port = port.strip_prefix(':')?;
    let number = port.parse::<u16>().ok().filter(|number| *number > 0 && !port.starts_with(['+', '0']))?;
    Some((host, Some(number)))
}

/// A DNS name or an address. A name of other letters is written as browsers send it (`xn--…`).
fn is_host(host: &str) -> bool {
    if let Some(inside) = host.strip_prefix('[') {
        let inside = inside.strip_suffix(']').unwrap_or_default();
        return inside.parse::<core::net::Ipv6Addr>().is_ok_and(|address| address.to_string() == inside);
    }
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
    };
    let numeric = |label: &str| label.bytes().all(|byte| byte.is_ascii_digit());
    // A name whose last label is a number is read as an address by browsers.
    let fine = host.len() <= 253 && host.split('.').all(label);
    let address = host.rsplit('.').next().is_some_and(numeric);
    fine && (!address || host.parse::<core::net::Ipv4Addr>().is_ok())
}

impl fmt::Display for WebOrigin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

crate::describe::text!(WebOrigin, "uri");

impl Serialize for WebOrigin {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

crate::read::read_text!(WebOrigin);

impl<'de> Deserialize<'de> for WebOrigin {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::text::from_str(deserializer)
    }
}

/// The origins of one portal, each once, in order; at most [`Origins::MOST`]. None: its pages are not shown here, but
/// its server may ask for tokens.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<WebOrigin>", into = "Vec<WebOrigin>")]
pub struct Origins(Vec<WebOrigin>);

impl Origins {
    /// So many a portal.
    pub const MOST: usize = 20;

    /// The origins.
    pub fn as_slice(&self) -> &[WebOrigin] {
        &self.0
    }
}

impl TryFrom<Vec<WebOrigin>> for Origins {
    type Error = Invalid;

    fn try_from(mut origins: Vec<WebOrigin>) -> Result<Self, Invalid> {
        origins.sort();
        origins.dedup();
        if origins.len() > Self::MOST { Err(Invalid::Range) } else { Ok(Self(origins)) }
    }
}

impl From<Origins> for Vec<WebOrigin> {
    fn from(origins: Origins) -> Self {
        origins.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<String, Invalid> {
        text.parse::<WebOrigin>().map(|origin| origin.to_string())
    }

    #[test]
    fn one_form_for_one_origin() {
        for (typed, kept) in [
            ("https://portal.example", "https://portal.example"),
            (" HTTPS://Portal.Example:443/ ", "https://portal.example"),
            ("https://portal.example:8443", "https://portal.example:8443"),
            ("https://intranet", "https://intranet"),
            ("https://xn--mnchen-3ya.example", "https://xn--mnchen-3ya.example"),
            ("https://192.0.2.1", "https://192.0.2.1"),
            ("https://[2001:db8::1]:8443", "https://[2001:db8::1]:8443"),
            ("http://localhost:3000", "http://localhost:3000"),
            ("http://localhost:80", "http://localhost"),
            ("http://127.0.0.1:5173/", "http://127.0.0.1:5173"),
            ("http://[::1]:5173", "http://[::1]:5173"),
        ] {
            assert_eq!(read(typed).as_deref(), Ok(kept), "{typed}");
            assert_eq!(read(kept).as_deref(), Ok(kept), "read again");
        }
    }

    #[test]
    fn what_is_no_origin_is_refused() {
        assert_eq!(read("  "), Err(Invalid::Empty));
        assert_eq!(read(&format!("https://{}.example", "a.".repeat(200))), Err(Invalid::TooLong));
        for text in [
            "portal.example",
            "https://",
            "https:///",
            "https://portal.example/path",
            "https://portal.example?x",
            "https://portal.example#x",
            "https://me@portal.example",
            "https://*.portal.example",
            "*",
            "null",
            "https://portal.example:0",
            "https://portal.example:+80",
            "https://portal.example:080",
            "https://portal.example:99999",
            "https://portal.example:",
            "https://portal..example",
            "https://-portal.example",
            "https://münchen.example",
            "https://999.0.2.1",
            "https://[::1",
            "https://[2001:DB8:0::1]",
            "https://portal.example; script-src *",
            "http://portal.example",
            "http://localhost.portal.example",
            "http://127.0.0.2",
            "ftp://portal.example",
            "javascript://portal.example",
        ] {
            assert_eq!(read(text), Err(Invalid::Origin), "{text}");
        }
    }

    #[test]
    fn origins_are_kept_once_and_bounded() {
        let list = |count: usize| (0..count).map(|n| format!("https://p{n}.example").parse().unwrap()).collect();
        let twice: Vec<WebOrigin> = ["https://b.example", "https://a.example", "https://B.example:443"]
            .map(|text| text.parse().unwrap())
            .into();
        let origins = Origins::try_from(twice).unwrap();
        assert_eq!(
            origins.as_slice().iter().map(WebOrigin::as_str).collect::<Vec<_>>(),
            ["https://a.example", "https://b.example"]
        );
        let most: Vec<WebOrigin> = list(Origins::MOST);
        assert!(Origins::try_from(most).is_ok());
        let more: Vec<WebOrigin> = list(Origins::MOST + 1);
        assert_eq!(Origins::try_from(more), Err(Invalid::Range));
    }
}
