//! What needs attention about a subscription's contact. Derived at the moment of reading from the facts and
//! one `now`, never stored (D5, D6, D18).

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::choice::choice;
use crate::contact::{Provenance, SupportContact};
use crate::eligibility::{Candidate, Class, Standing, standing};
use crate::partner::{Provider, Settings};
use crate::read::Read;
use crate::time::Timestamp;

choice! {
    /// Something that needs attention, from worst to mildest.
    pub enum Flag {
        /// The contact may no longer be one.
        Ineligible = "ineligible",
        /// Not every fact about the contact is known.
        Unverified = "unverified",
        /// The contact's delegated admin ends within the provider's number of days.
        Ending = "ending",
        /// The contact's profile has neither telephone nor e-mail.
        Unreachable = "unreachable",
        /// Chosen by somebody, and not looked at for the provider's number of months.
        Unreviewed = "unreviewed",
        /// Partner Center names another contact.
        Differs = "differs",
    }
}

/// A set of flags. Empty is `ok`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(value_type = Vec<Flag>))]
#[serde(from = "Vec<Flag>", into = "Vec<Flag>")]
pub struct Flags(u8);

impl Flags {
    /// Nothing needs attention.
    pub const OK: Self = Self(0);

    /// The set with this flag too.
    #[must_use]
    pub const fn with(self, flag: Flag) -> Self {
        Self(self.0 | 1 << flag as u8)
    }

    /// Is the flag in the set?
    pub const fn contains(self, flag: Flag) -> bool {
        self.0 & (1 << flag as u8) != 0
    }

    /// Is there none?
    pub const fn is_ok(self) -> bool {
        self.0 == 0
    }

    /// The flags, worst first.
    pub fn iter(self) -> impl Iterator<Item = Flag> {
        Flag::ALL.into_iter().filter(move |flag| self.contains(*flag))
    }
}

impl Read for Flags {
    fn read(json: &crate::read::Json) -> Option<Self> {
        Vec::<Flag>::read(json).map(Self::from)
    }
}

impl FromIterator<Flag> for Flags {
    fn from_iter<I: IntoIterator<Item = Flag>>(flags: I) -> Self {
        flags.into_iter().fold(Self::OK, Self::with)
    }
}

impl From<Vec<Flag>> for Flags {
    fn from(flags: Vec<Flag>) -> Self {
        flags.into_iter().collect()
    }
}

impl From<Flags> for Vec<Flag> {
    fn from(flags: Flags) -> Self {
        flags.iter().collect()
    }
}

impl fmt::Debug for Flags {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

/// The flags of a live subscription, given its contact and what is known of the partner that is the contact.
/// Not for ended subscriptions: those are outside every count.
pub fn flags(provider: &Provider, contact: &SupportContact, partner: &Candidate, now: Timestamp) -> Flags {
    let standing = standing(provider, partner, now);
    let holds = |flag| match flag {
        Flag::Ineligible => standing.class() == Class::Ineligible,
        Flag::Unverified => standing.class() == Class::Unverified,
        Flag::Ending => is_ending(&standing, provider.settings, now),
        Flag::Unreachable => !partner.partner.reachable,
        Flag::Unreviewed => is_unreviewed(contact, provider.settings, now),
        Flag::Differs => contact.differs(),
    };
    Flag::ALL.into_iter().filter(|flag| holds(*flag)).collect()
}

fn is_ending(standing: &Standing, settings: Settings, now: Timestamp) -> bool {
    standing.ends().is_some_and(|ends| ends <= now.plus_days(i64::from(settings.ending_days)))
}

fn is_unreviewed(contact: &SupportContact, settings: Settings, now: Timestamp) -> bool {
    let Some(months) = settings.review_months else { return false };
    contact.provenance != Provenance::Default && contact.reviewed.plus_months(i64::from(months)) <= now
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    fn found(contact: &SupportContact, settings: Settings, candidate: &Candidate, at: &str) -> Vec<&'static str> {
        let provider = Provider { settings, ..sample::provider() };
        flags(&provider, contact, candidate, at.parse().unwrap()).iter().map(Flag::code).collect()
    }

    #[test]
    fn a_contact_ends_becomes_unsure_and_is_never_dropped() {
        let candidate = sample::reseller_until("2026-12-31T00:00:00Z");
        let contact = sample::contact_of(&candidate, Provenance::Manual);
        let settings = Settings::default();
        for (at, expected) in [
            ("2026-10-01", vec![]),
            ("2026-10-02", vec!["ending"]),
            ("2026-12-30", vec!["ending"]),
            ("2026-12-31", vec!["unverified"]),
            ("2028-01-01", vec!["unverified"]),
        ] {
            assert_eq!(found(&contact, settings, &candidate, at), expected, "{at}");
        }
    }

    #[test]
    fn only_what_somebody_chose_grows_old() {
        let candidate = sample::reseller_until("2030-01-01T00:00:00Z");
        let settings = Settings { review_months: Some(12), ..Settings::default() };
        for provenance in Provenance::ALL {
            let contact = sample::contact_of(&candidate, provenance);
            let expected = if provenance == Provenance::Default { vec![] } else { vec!["unreviewed"] };
            assert_eq!(found(&contact, settings, &candidate, "2027-01-01"), expected, "{provenance}");
            assert!(found(&contact, Settings::default(), &candidate, "2027-01-01").is_empty());
            assert!(found(&contact, settings, &candidate, "2026-12-31T23:59:59Z").is_empty());
        }
    }

    #[test]
    fn nobody_to_reach_and_another_one_at_microsoft() {
        let mut candidate = sample::reseller_until("2030-01-01T00:00:00Z");
        candidate.partner.reachable = false;
        let mut contact = sample::contact_of(&candidate, Provenance::Manual);
        contact.seen = Some(sample::seen(sample::provider().tenant()));
        assert_eq!(found(&contact, Settings::default(), &candidate, "2026-06-01"), ["unreachable", "differs"]);
        contact.seen = Some(sample::seen(candidate.partner.id));
        assert_eq!(found(&contact, Settings::default(), &candidate, "2026-06-01"), ["unreachable"]);
    }
}
