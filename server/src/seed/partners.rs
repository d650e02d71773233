//! A provider with its people, and its resellers.

use shared::audit::{Action, Entry, Origin};
use shared::fact::{Fact, Known, Source};
use shared::id::{PersonId, RequestId, TenantId};
use shared::partner::{Partner, PartnershipState, Provider, ProviderKind, Settings};
use shared::person::Person;
use shared::profile::{SupportLine, SupportProfile};
use shared::role::{Role, Roles, Side};
use shared::text::Invalid;
use shared::time::Timestamp;
use shared::version::Version;

use super::random::Random;
use super::{Ground, Part, names};
use crate::store::{Change, Put};

/// How many people work at a provider.
pub(super) const PEOPLE: u64 = 8;

/// Countries of the provider's region, as often as they come.
const HOME: [&str; 16] =
    ["DE", "DE", "DE", "DE", "AT", "CH", "FR", "FR", "IT", "NL", "ES", "PT", "CZ", "HU", "PL", "SE"];

const ABROAD: [&str; 6] = ["US", "BR", "CN", "AE", "AU", "TR"];

/// The provider, its own profile, and the people who work there.
pub(super) fn beginning(ground: &Ground) -> Result<Vec<Change>, Invalid> {
    let mut random = ground.random(Part::Partner, u64::MAX);
    let partner = Partner {
        id: ground.tenant,
        mpn: Some(format!("{}", 4_000_000 + u64::from(ground.index)).parse()?),
        name: format!("{} Distribution", names::firm(&mut random)).parse()?,
        country: Some("DE".parse()?),
        partnership: None,
        agreement: None,
        reachable: false,
        version: Version::FIRST,
    };
    let settings = Settings { review_months: Some(18), ..Settings::default() };
    let provider = Provider { kind: ProviderKind::IndirectProvider, partner, settings };
    let mut changes = vec![put(Put::Provider(provider), Some(entry(ground, Action::PartnerAdded, ground.tenant)))];
    changes.push(profile(ground.tenant, &mut random, 0)?);
    for number in 0..PEOPLE {
        changes.push(put(Put::Person(person(ground, number)?), None));
    }
    Ok(changes)
}

/// The id of somebody who works at the provider.
pub(super) fn person_id(ground: &Ground, number: u64) -> PersonId {
    PersonId::from_bytes(ground.random(Part::Person, number % PEOPLE).guid())
}

fn person(ground: &Ground, number: u64) -> Result<Person, Invalid> {
    let mut random = ground.random(Part::Person, number);
    let id = PersonId::from_bytes(random.guid());
    let roles = match number {
        0 => Roles::NONE.with(Role::AdminAgent).with(Role::GlobalAdmin),
        1 | 2 => Roles::NONE.with(Role::AdminAgent),
        _ => Roles::NONE.with(Role::HelpdeskAgent),
    };
    Ok(Person {
        tenant: ground.tenant,
        id,
        side: Side::Provider,
        party: ground.tenant,
        verified: false,
        roles,
        name: Some(names::person(&mut random).parse()?),
        email: Some(format!("person{number}@provider{}.example", ground.index).parse()?),
        persona: false,
        version: Version::FIRST,
    })
}

/// The id of a reseller.
pub(super) fn reseller_id(ground: &Ground, number: u64) -> TenantId {
    TenantId::from_bytes(ground.random(Part::Partner, number).guid())
}

/// A reseller's partner number.
pub(super) fn reseller_mpn(number: u64) -> String {
    (5_000_000 + number).to_string()
}

/// A reseller with its profile.
pub(super) fn reseller(ground: &Ground, number: u64) -> Result<Vec<Change>, Invalid> {
    let mut random = ground.random(Part::Partner, number);
    let id = TenantId::from_bytes(random.guid());
    let country = match random.below(100) {
        0..=94 => Some(random.word(&HOME)),
        95..=97 => Some(random.word(&ABROAD)),
        _ => None,
    };
    let at = ground.now.plus_days(-random.days(1, 30));
    let partnership = match random.below(100) {
        0..=95 => known(PartnershipState::Active, at),
        96..=97 => known(PartnershipState::Ended, at),
        _ => None,
    };
    let agreement = match random.below(100) {
        0..=92 => known(true, at),
        93..=95 => known(false, at),
        _ => None,
    };
    let partner = Partner {
        id,
        mpn: Some(reseller_mpn(number).parse()?),
        name: format!("{} {}", names::firm(&mut random), number + 1).parse()?,
        country: country.map(str::parse).transpose()?,
        partnership,
        agreement,
        reachable: false,
        version: Version::FIRST,
    };
    let mut changes = vec![put(Put::Partner(partner), Some(entry(ground, Action::PartnerAdded, id)))];
    if random.percent(97) {
        changes.push(profile(id, &mut random, number)?);
    }
    Ok(changes)
}

/// Known from an import.
#[expect(clippy::unnecessary_wraps, reason = "what is made here is a fact, known or not")]
pub(super) fn known<T>(value: T, at: Timestamp) -> Fact<T> {
    Some(Known::new(value, Source::Imported, at))
}

fn profile(partner: TenantId, random: &mut Random, number: u64) -> Result<Change, Invalid> {
    // One in twenty has a page only.
    let reachable = number % 20 != 7;
    let (telephone, email) = (reachable && random.percent(90), reachable);
    let line = SupportLine {
        label: random.word(&["Support", "Service desk", "Helpdesk", "Kundendienst", "Ügyfélszolgálat"]).parse()?,
        telephone: telephone.then(|| format!("+49 30 23125 {:03}", number % 1_000).parse()).transpose()?,
        email: email.then(|| format!("help@partner{number}.example").parse()).transpose()?,
        website: Some(format!("https://partner{number}.example/support").parse()?),
        hours: None,
        languages: Vec::new(),
        countries: Vec::new(),
        families: Vec::new(),
    };
    let profile = SupportProfile { partner, lines: vec![line], version: Version::FIRST };
    Ok(put(Put::Profile(profile), None))
}

/// A row that is not there yet.
pub(super) fn put(put: Put, entry: Option<Entry>) -> Change {
    Change { expect: Version::NONE, put, entry }
}

/// An entry of the import that brought a row.
pub(super) fn entry(ground: &Ground, action: Action, partner: TenantId) -> Entry {
    let request = RequestId::from_bytes(ground.random(Part::Tenant, 1).guid());
    Entry {
        partner: Some(partner),
        ..Entry::new(
            ground.now.plus_days(-30),
            person_id(ground, 0),
            Roles::NONE.with(Role::AdminAgent).with(Role::GlobalAdmin),
            Origin::Import,
            action,
            request,
        )
    }
}
