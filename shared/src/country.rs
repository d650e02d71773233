//! Countries and the CSP regions they belong to.
//!
//! A provider and its resellers must be in the same region ("CSP regional markets and currencies" of
//! Microsoft's Partner Center documentation; D5). Fifteen regions; a country is in one of them or in none.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::text::Invalid;

/// A country or region as ISO 3166-1 alpha-2 writes it, in upper case.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country([u8; 2]);

impl Country {
    /// The two letters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The CSP region, or none where the program is not offered.
    pub fn region(self) -> Option<Region> {
        REGIONS
            .iter()
            .find(|(_, countries)| countries.split(' ').any(|country| country == self.as_str()))
            .map(|(region, _)| *region)
    }
}

impl FromStr for Country {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        match text.as_bytes() {
            [first, second] if first.is_ascii_alphabetic() && second.is_ascii_alphabetic() => {
                Ok(Self([first.to_ascii_uppercase(), second.to_ascii_uppercase()]))
            }
            _ => Err(Invalid::Country),
        }
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

crate::describe::text!(Country, "iso-3166-1-alpha-2");

impl Serialize for Country {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

crate::read::read_text!(Country);

impl<'de> Deserialize<'de> for Country {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::text::from_str(deserializer)
    }
}

/// A region within which a provider and its resellers may work together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Region {
    /// Europe.
    Europe,
    /// Middle East, Central Europe, and Eastern Europe.
    MiddleEastAndEasternEurope,
    /// Latin America and the Caribbean.
    LatinAmerica,
    /// Africa.
    Africa,
    /// United States.
    UnitedStates,
    /// Australia.
    Australia,
    /// Asia and Pacific.
    AsiaPacific,
    /// Brazil.
    Brazil,
    /// Canada.
    Canada,
    /// China.
    China,
    /// India.
    India,
    /// Japan.
    Japan,
    /// Korea, Republic of.
    Korea,
    /// New Zealand.
    NewZealand,
    /// Taiwan.
    Taiwan,
}

const REGIONS: [(Region, &str); 15] = [
    (
        Region::Europe,
        "AD AT AX BE BG BV CH CY CZ DE DK EE ES FI FO FR GB GG GI GL GR HR HU IE IM IS IT JE LI LT LU LV MC MT NL NO PL PT RO SE SI SJ SK SM VA",
    ),
    (
        Region::MiddleEastAndEasternEurope,
        "AE AF AL AM AZ BA BH DZ EG GE IL IO IQ JO KG KW KZ LB LS LY MA MD ME MK MN MR MZ OM PK PS QA RS SA SZ TJ TM TN TR UA UZ XK YE ZA ZW",
    ),
    (
        Region::LatinAmerica,
        "AG AI AQ AR AW BB BL BM BO BQ BS BZ CL CO CR CW DM DO EC FK GD GF GP GS GT GY HN HT JM KN KY LC MF MQ MS MX NI PA PE PR PY SR SV SX TC TT UY VC VE VG VI XE XS",
    ),
    (
        Region::Africa,
        "AO BF BI BJ BW CD CF CG CI CM CV DJ ER ET GA GH GM GN GQ GW KE KM LR MG ML MU MW NA NC NE NG PF RE RW SC SH SL SN SO SS ST TD TG TZ UG YT ZM",
    ),
    (Region::UnitedStates, "AS GU MP UM US"),
    (Region::Australia, "AU CC CK CX FJ FM HM KI MH NF NR NU PG PN PW SB TF TK TO TV WF"),
    (Region::AsiaPacific, "BD BN BT HK ID KH LA LK MM MO MV MY NP PH SG TH TL VN"),
    (Region::Brazil, "BR"),
    (Region::Canada, "CA PM"),
    (Region::China, "CN"),
    (Region::India, "IN"),
    (Region::Japan, "JP"),
    (Region::Korea, "KR"),
    (Region::NewZealand, "NZ VU WS"),
    (Region::Taiwan, "TW"),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn region(country: &str) -> Option<Region> {
        country.parse::<Country>().unwrap().region()
    }

    #[test]
    fn regions_decide_who_may_work_together() {
        assert_eq!(region("DE"), region("fr"));
        assert_ne!(region("US"), region("GB"));
        assert_ne!(region("DE"), region("TR"));
        assert_eq!(region("AQ"), Some(Region::LatinAmerica));
        assert_eq!(region("KP"), None);
    }

    #[test]
    fn a_country_is_in_one_region_at_most() {
        let mut all: Vec<_> = REGIONS.iter().flat_map(|(_, countries)| countries.split(' ')).collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
        assert!(all.iter().all(|country| country.parse::<Country>().is_ok()));
    }

    #[test]
    fn a_country_is_two_letters() {
        for text in ["", "D", "DEU", "D1", "ÄÖ"] {
            assert_eq!(text.parse::<Country>(), Err(Invalid::Country), "{text}");
        }
    }
}
