//! How partners are found by what somebody types: one rule for the server, and for a list that is here whole already.

use crate::country::Country;
use crate::fold::terms_of;
use crate::id::{MpnId, TenantId};

/// What a partner is found by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    id: TenantId,
    names: Vec<String>,
    number: Option<String>,
    country: Option<String>,
}

impl Known {
    /// Of a partner with this name, folded ([`crate::fold`]).
    pub fn new(id: TenantId, name: &str, number: Option<MpnId>, country: Option<Country>) -> Self {
        Self {
            id,
            names: terms_of(name),
            number: number.map(|number| number.to_string()),
            country: country.map(|country| country.as_str().to_ascii_lowercase()),
        }
    }
}

/// What somebody typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sought {
    id: Option<TenantId>,
    words: Vec<String>,
}

impl Sought {
    /// This text, and the same folded ([`crate::fold`]).
    pub fn new(text: &str, folded: &str) -> Self {
        Self { id: text.trim().parse().ok(), words: terms_of(folded) }
    }

    /// Does every word begin a word of the name or the partner's number, or is it its country; or is the text its tenant?
    pub fn finds(&self, partner: &Known) -> bool {
        let is = |word: &String| {
            partner.names.iter().any(|name| name.starts_with(word.as_str()))
                || partner.number.as_deref().is_some_and(|number| number.starts_with(word.as_str()))
                || partner.country.as_ref() == Some(word)
        };
        self.id == Some(partner.id) || self.words.iter().all(is)
    }
}

#[cfg(all(test, feature = "normalize"))]
mod tests {
    use super::*;
    use crate::fold::fold;

    #[test]
    fn a_partner_is_found_by_words_number_country_and_tenant() {
        let id = TenantId::from_bytes([7; 16]);
        let (number, country) = ("4567123".parse().ok(), "DE".parse().ok());
        let partner = Known::new(id, &fold("Müller & Söhne IT"), number, country);
        for (text, found) in [
            ("", true),
            ("mül", true),
            ("SOHNE mull", true),
            ("ohne", false),
            ("456", true),
            ("4567123 it", true),
            ("567", false),
            ("de", true),
            ("d", false),
            ("müller hu", false),
            (&*id.to_string(), true),
            (&*format!(" {id} "), true),
        ] {
            assert_eq!(Sought::new(text, &fold(text)).finds(&partner), found, "{text}");
        }
    }
}
