use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use shared::assignment::{Actor, decide_farewell};
use shared::contact::Provenance;
use shared::eligibility::{ended, standing};
use shared::fact::Source;
use shared::flags::{Flag, Flags, flags};
use shared::hours::{Local, Opening, Zones};
use shared::id::{CustomerId, SubscriptionId};
use shared::reason::{Code, Detail};
use shared::role::Role;
use shared::subscription::{Channel, Commerce, Status, Subscription};
use shared::text::{Note, ZoneName};
use shared::time::Date;
use shared::version::Version;

use super::people::{ALEX, DIEGO, MEGAN, OF_TREY};
use super::teller::Wish;
use super::*;
use crate::store::Put;
use crate::store::memory::MemoryStore;

fn now() -> Timestamp {
    "2026-11-20T10:00:00Z".parse().unwrap()
}

fn main_story() -> Teller {
    events::trey(now()).unwrap()
}

fn flags_of(teller: &Teller, subscription: &Subscription) -> Flags {
    let contact = teller.contacts[&subscription.id];
    let customer = &teller.customers[&subscription.customer];
    let current = teller.candidate(customer.id, contact.partner).unwrap();
    if ended(customer, subscription) { Flags::OK } else { flags(&teller.provider, &contact, &current, now()) }
}

/// The worklist of the story, as a reader can check it: the number in the table, whose, what, who supports it and why.
#[test]
fn the_worklist() {
    let teller = main_story();
    let mut list = String::new();
    for sold in &subscriptions::OF_TREY {
        let subscription = &teller.subscriptions[&subscriptions::id(sold.n)];
        let contact = teller.contacts[&subscription.id];
        let flags: Vec<_> = flags_of(&teller, subscription).iter().map(Flag::code).collect();
        let _ = writeln!(
            list,
            "{:>2} {} | {} | {} {} {} | {} ({}{}) | {}",
            sold.n,
            teller.customers[&subscription.customer].name,
            subscription.product,
            subscription.commerce,
            subscription.channel,
            subscription.status,
            teller.partners[&contact.partner].name,
            contact.provenance,
            if contact.follows { ", follows" } else { "" },
            flags.join(" "),
        );
    }
    insta::assert_snapshot!(list);
}

/// The activity log of the story, oldest first, without what the first import brought.
#[test]
fn the_activity_log() {
    let mut log = String::new();
    let name = |teller: &Teller, id| teller.partners[&id].name.to_string();
    let teller = main_story();
    for (_, commit) in main_story().finish() {
        for entry in commit.changes.iter().filter_map(|change| change.entry.as_ref()) {
            let first_import = entry.at < now().plus_days(-298) && entry.version.is_none_or(|v| v == Version::FIRST);
            if first_import || entry.before.is_none() && entry.at < now().plus_days(-298) {
                continue;
            }
            let who = OF_TREY.iter().find(|persona| persona.id == entry.actor).map_or("?", |persona| persona.name);
            let _ = write!(log, "{} {who}: {} ({})", entry.at, entry.action, entry.origin);
            if let Some(after) = entry.after {
                let before = entry.before.map_or_else(|| "-".into(), |before| name(&teller, before));
                let _ = write!(log, " {before} -> {}", name(&teller, after));
            }
            for word in [entry.refused.map(Code::code), entry.reason.as_ref().map(Note::as_str)] {
                let _ = word.map(|word| write!(log, " | {word}"));
            }
            log.push('\n');
        }
    }
    insta::assert_snapshot!(log);
}

#[test]
fn everything_is_shown() {
    let teller = main_story();
    let of = |what: &dyn Fn(&Subscription) -> String| -> BTreeSet<String> {
        teller.subscriptions.values().map(what).collect()
    };
    let all = |codes: &[&str]| -> BTreeSet<String> { codes.iter().map(ToString::to_string).collect() };
    assert_eq!(of(&|s| s.channel.to_string()), all(&Channel::ALL.map(Channel::code)));
    assert_eq!(of(&|s| s.commerce.to_string()), all(&Commerce::ALL.map(Commerce::code)));
    let statuses = Status::ALL.into_iter().filter(|status| !matches!(status, Status::None | Status::Unknown));
    assert_eq!(of(&|s| s.status.to_string()), statuses.map(|status| status.code().to_owned()).collect());
    let provenances = of(&|s| teller.contacts[&s.id].provenance.to_string());
    assert_eq!(provenances, all(&Provenance::ALL.map(Provenance::code)));
    let flags: BTreeSet<_> = teller.subscriptions.values().flat_map(|s| flags_of(&teller, s).iter()).collect();
    assert_eq!(flags, Flag::ALL.into());
    assert!(teller.subscriptions.values().any(|s| flags_of(&teller, s).is_ok() && !s.status.ended()));
    assert!(teller.contacts.values().any(|contact| contact.follows));
    let agrees = |agree: bool| teller.contacts.values().any(|c| c.seen.is_some() && c.differs() != agree);
    assert!(agrees(true) && agrees(false));
}

/// Trying every partner for every subscription meets every reason and every detail that a reason can have.
#[test]
fn every_reason_is_met() {
    let mut teller = main_story();
    teller.scene(0, "09:59", &MEGAN, shared::audit::Origin::Web);
    let (mut codes, mut details, mut sources) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for (n, contact) in subscriptions::OF_TREY.iter().map(|sold| (sold.n, teller.contacts[&subscriptions::id(sold.n)]))
    {
        let strangers = [TenantId::from_bytes([9; 16])];
        for target in teller.partners.keys().copied().chain(strangers) {
            for who in [MEGAN, ALEX, DIEGO] {
                if let Err(refusal) = teller.decides(&who, Wish::manual(n, target, "", ""), &contact) {
                    codes.insert(refusal.code().code());
                    codes.extend(refusal.reasons().map(|reason| reason.code.code()));
                    details.extend(refusal.reasons().filter_map(|reason| reason.detail));
                }
            }
            let customer = teller.subscriptions[&contact.subscription].customer;
            let Some(candidate) = teller.candidate(customer, target) else { continue };
            let standing = standing(&teller.provider, &candidate, now());
            sources.extend(standing.findings().iter().filter_map(|finding| finding.evidence).map(|from| from.source));
        }
    }
    let expected = [
        Code::SubscriptionEnded,
        Code::ResellerUnknown,
        Code::PartnershipInactive,
        Code::RegionMismatch,
        Code::AgreementUnsigned,
        Code::RelationshipMissing,
        Code::DelegatedAdminMissing,
        Code::Unverified,
        Code::RoleTooSmall,
    ];
    assert_eq!(codes, expected.map(Code::code).into());
    assert_eq!(details.len(), Detail::ALL.len(), "{details:?}");
    assert_eq!(sources, Source::ALL.into());
    let actor = Actor { person: MEGAN.id, side: MEGAN.side, roles: MEGAN.roles(), app_only: false, embed: None };
    assert_eq!(decide_farewell(&actor, &teller.provider, 3), Err(Code::SubscriptionsActive.into()));
}

#[test]
fn it_is_as_large_as_a_person_can_take_in() {
    let tellers = tellers(now()).unwrap();
    let customers: BTreeSet<&CustomerId> = tellers.iter().flat_map(|teller| teller.customers.keys()).collect();
    let subscriptions: BTreeSet<&SubscriptionId> =
        tellers.iter().flat_map(|teller| teller.subscriptions.keys()).collect();
    assert_eq!((customers.len(), subscriptions.len()), (14, 40));
    let holders = |customer| tellers.iter().filter(|teller| teller.customers.contains_key(customer)).count();
    assert_eq!(customers.iter().filter(|customer| holders(customer) == 2).count(), 1);
    let names: Vec<_> = tellers.iter().flat_map(|teller| teller.customers.values()).map(|c| c.name.as_str()).collect();
    assert!(names.iter().any(|name| name.chars().count() == 60));
    assert!(names.iter().any(|name| name.contains('\'')) && names.iter().any(|name| name.contains('柏')));
}

/// Everything goes forward in time, nothing happens after now, and every commit finds what it expects.
#[test]
fn the_commits_follow_from_each_other() {
    for hour in ["2026-11-20T00:00:00Z", "2028-02-29T23:59:59Z", "2026-01-01T12:00:00Z"] {
        let now: Timestamp = hour.parse().unwrap();
        let mut rows: BTreeMap<String, Version> = BTreeMap::new();
        let (mut ids, mut last) = (BTreeSet::new(), BTreeMap::new());
        for (tenant, commit) in story(now).unwrap() {
            assert!(ids.insert(*commit.id.bytes()), "a commit's id twice");
            let mut touched = BTreeSet::new();
            for change in commit.changes {
                if let Some(entry) = &change.entry {
                    let before = last.insert(tenant, entry.at).unwrap_or(entry.at);
                    assert!(before <= entry.at && entry.at <= now, "{entry:?}");
                }
                let Some((key, version)) = key(tenant, &change.put) else { continue };
                assert!(touched.insert(key.clone()), "a row twice in one commit: {key}");
                assert_eq!(rows.insert(key, version).unwrap_or(Version::NONE), change.expect);
                assert_eq!(version, change.expect.next());
            }
        }
    }
}

fn key(tenant: TenantId, put: &Put) -> Option<(String, Version)> {
    let (key, version) = match put {
        Put::Provider(provider) => (format!("partner {}", provider.tenant()), provider.partner.version),
        Put::Partner(partner) => (format!("partner {}", partner.id), partner.version),
        Put::Customer(customer) => (format!("customer {}", customer.id), customer.version),
        Put::Subscription(subscription) => (format!("subscription {}", subscription.id), subscription.version),
        Put::Contact(contact) => (format!("contact {}", contact.subscription), contact.version),
        Put::Reach(reach) => (format!("reach {} {}", reach.customer, reach.partner), reach.version),
        Put::Profile(profile) => (format!("profile {}", profile.partner), profile.version),
        Put::Person(person) => (format!("person {}", person.id), person.version),
        _ => return None,
    };
    Some((format!("{tenant} {key}"), version))
}

#[tokio::test]
async fn a_store_takes_it_whole_and_only_once() {
    let store = MemoryStore::new([7; 32]);
    tell(&store, now()).await.unwrap();
    let scope = Scope::system(MAIN_PROVIDER);
    let told = main_story();
    for teller in tellers(now()).unwrap() {
        for id in teller.contacts.keys() {
            let read = store.contact(&Scope::system(teller.provider.tenant()), *id).await.unwrap().unwrap();
            assert_eq!(read.contact, teller.contacts[id]);
            assert_eq!(read.partner, teller.partners[&read.contact.partner]);
        }
    }
    assert_eq!(store.provider(&scope).await.unwrap(), Some(told.provider));
    assert_eq!(store.personas().await.unwrap().len(), 8);
}

#[test]
fn it_is_the_same_every_time() {
    assert_eq!(format!("{:?}", story(now()).unwrap()), format!("{:?}", story(now()).unwrap()));
}

#[test]
fn everybody_who_can_sign_in() {
    let everybody = story(now()).unwrap().into_iter().flat_map(|(tenant, commit)| {
        let people = commit.changes.into_iter().filter_map(|change| match change.put {
            Put::Person(person) => Some(person),
            _ => None,
        });
        people.map(move |person| (tenant, person)).collect::<Vec<_>>()
    });
    let mut list = String::new();
    for (tenant, person) in everybody {
        assert!(person.persona && person.tenant == tenant && person.party == tenant);
        let roles: Vec<_> = person.roles.iter().map(Role::code).collect();
        let _ = writeln!(list, "{}: {} {}", person.name.unwrap(), person.side, roles.join(" "));
    }
    insta::assert_snapshot!(list);
}

/// The zones of the story at fixed offsets: enough for a test.
struct Fixed;

impl Fixed {
    fn minutes(zone: &ZoneName) -> i64 {
        match zone.as_str() {
            "America/Sao_Paulo" => -180,
            "Asia/Shanghai" => 480,
            _ => 60,
        }
    }
}

impl Zones for Fixed {
    fn local(&self, zone: &ZoneName, at: Timestamp) -> Option<Local> {
        let minutes = at.micros().div_euclid(60_000_000) + Self::minutes(zone);
        let minute = u16::try_from(minutes.rem_euclid(1_440)).ok()?;
        Some(Local { date: Date::from_days(minutes.div_euclid(1_440)), minute })
    }

    fn instant(&self, zone: &ZoneName, local: Local) -> Option<Timestamp> {
        let minutes = local.date.days() * 1_440 + i64::from(local.minute) - Self::minutes(zone);
        Some(Timestamp::from_micros(minutes * 60_000_000))
    }
}

#[test]
fn somebody_answers_at_every_hour_and_some_lines_rest() {
    let lines = partners::lines(partners::FIRST_UP, now()).unwrap();
    for hour in 0..24 * 60 {
        let at = now().plus_seconds(hour * 3_600);
        let open = |line: &shared::profile::SupportLine| {
            matches!(line.hours.as_ref().map(|hours| hours.at(&Fixed, at)), Some(Opening::Open(_)))
        };
        assert!(lines.iter().any(open), "nobody at {at}");
        assert!(!lines.iter().all(open), "never a line at rest: {at}");
    }
    let teller = main_story();
    assert!(teller.profiles.values().all(|profile| profile.check().is_ok()));
    let zones: BTreeSet<_> = teller
        .profiles
        .values()
        .flat_map(|p| &p.lines)
        .filter_map(|l| l.hours.as_ref())
        .collect::<Vec<_>>()
        .into_iter()
        .map(|hours| hours.zone.as_str())
        .collect();
    assert!(zones.len() >= 3, "{zones:?}");
}
