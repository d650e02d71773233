//! Support profiles: how to reach a partner (D2). Referred to by assignments, never copied.

use serde::{Deserialize, Serialize};

use crate::country::Country;
use crate::hours::Hours;
use crate::id::TenantId;
use crate::text::{Email, Invalid, Language, Name, Phone, WebUrl};
use crate::version::Version;

/// The most lines that a profile may have.
pub const MOST_LINES: usize = 6;

/// One partner's support profile, as one provider keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupportProfile {
    /// The partner.
    pub partner: TenantId,
    /// One to six lines.
    pub lines: Vec<SupportLine>,
    /// Counts the changes of this profile.
    pub version: Version,
}

/// One way to reach a partner, at its hours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SupportLine {
    /// What it is for, for example "Service desk".
    pub label: Name,
    /// Telephone number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub telephone: Option<Phone>,
    /// E-mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<Email>,
    /// A page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub website: Option<WebUrl>,
    /// When somebody answers; none where nobody said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<Hours>,
    /// Languages spoken.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<Language>,
    /// Only for customers of these countries; for all when empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub countries: Vec<Country>,
    /// Only for products whose name begins with one of these; for all when empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub families: Vec<Name>,
}

impl SupportLine {
    /// Does the line serve a customer of this country with this product?
    pub fn serves(&self, country: Option<Country>, product: &str) -> bool {
        let here = self.countries.is_empty() || country.is_some_and(|country| self.countries.contains(&country));
        let this = self.families.is_empty() || self.families.iter().any(|family| product.starts_with(family.as_str()));
        here && this
    }
}

impl SupportProfile {
    /// Checks the number of lines, and that each can be reached in one way at least.
    pub fn check(&self) -> Result<(), Invalid> {
        if self.lines.is_empty() {
            return Err(Invalid::Empty);
        }
        if self.lines.len() > MOST_LINES {
            return Err(Invalid::TooLong);
        }
        let mute = |line: &SupportLine| line.telephone.is_none() && line.email.is_none() && line.website.is_none();
        if self.lines.iter().any(mute) { Err(Invalid::Missing) } else { Ok(()) }
    }

    /// Has any line a telephone number or an e-mail address?
    pub fn reachable(&self) -> bool {
        self.lines.iter().any(|line| line.telephone.is_some() || line.email.is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(json: &str) -> SupportLine {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn a_line_serves_its_countries_and_products() {
        let all = line(r#"{"label":"Desk","telephone":"+49 30 1234"}"#);
        let azure_at = line(r#"{"label":"Azure","email":"a@b.example","countries":["AT"],"families":["Azure"]}"#);
        let austria = Some("AT".parse().unwrap());
        assert!(all.serves(None, "Visio"));
        assert!(azure_at.serves(austria, "Azure plan"));
        assert!(!azure_at.serves(austria, "Visio"));
        assert!(!azure_at.serves(None, "Azure plan"));
    }

    #[test]
    fn a_profile_has_lines_that_reach_somebody() {
        let profile = |lines| SupportProfile { partner: TenantId::from_bytes([1; 16]), lines, version: Version::FIRST };
        assert_eq!(profile(vec![]).check(), Err(Invalid::Empty));
        assert_eq!(profile(vec![line(r#"{"label":"Desk"}"#)]).check(), Err(Invalid::Missing));
        let web = line(r#"{"label":"Web","website":"https://a.example"}"#);
        assert_eq!(profile(vec![web.clone(); 7]).check(), Err(Invalid::TooLong));
        assert!(profile(vec![web.clone()]).check().is_ok() && !profile(vec![web]).reachable());
    }
}
