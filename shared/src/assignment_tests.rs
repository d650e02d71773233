//! The decision as a table, and the laws that hold whatever the facts.

use proptest::prelude::*;

use super::*;
use crate::customer::{AdminKind, AdminStatus, DelegatedAdmin, Relation};
use crate::eligibility::Standing;
use crate::fact::{Evidence, Fact, Known, Source};
use crate::partner::{MissingAdmin, PartnershipState, Settings};
use crate::role::{Role, RolePolicy};
use crate::sample;
use crate::subscription::Status;

const NOW: &str = "2026-06-01T12:00:00Z";

fn now() -> Timestamp {
    NOW.parse().unwrap()
}

fn actor(role: Role) -> Actor {
    Actor {
        person: "11111111-1111-4111-8111-111111111111".parse().unwrap(),
        side: Side::Provider,
        roles: Roles::NONE.with(role),
        app_only: false,
        embed: None,
    }
}

struct World {
    provider: Provider,
    customer: Customer,
    subscription: Subscription,
    contact: SupportContact,
    candidate: Option<Candidate>,
}

impl World {
    fn new() -> Self {
        Self {
            provider: sample::provider(),
            customer: sample::customer(),
            subscription: sample::subscription(),
            contact: sample::contact_of(&sample::provider_candidate(), Provenance::Default),
            candidate: Some(sample::reseller_until("2030-01-01")),
        }
    }

    fn decide(&self, intent: &Intent) -> Result<Decision, Refusal> {
        let facts = Facts {
            provider: &self.provider,
            customer: &self.customer,
            subscription: &self.subscription,
            contact: &self.contact,
            candidate: self.candidate.as_ref(),
        };
        decide(&facts, intent, now())
    }
}

fn intent(actor: &Actor) -> Intent<'_> {
    let target = sample::reseller_until("2030-01-01").partner.id;
    Intent { actor, target, mpn: None, confirm: false, expect: None, provenance: Provenance::Manual }
}

fn codes(result: Result<Decision, Refusal>) -> Vec<&'static str> {
    match result {
        Ok(Decision::Unchanged) => vec!["unchanged"],
        Ok(Decision::Assign { confirmed: false, .. }) => vec!["assign"],
        Ok(Decision::Assign { confirmed: true, .. }) => vec!["assign_confirmed"],
        Err(refusal) => refusal.reasons().map(|reason| reason.code.code()).collect(),
    }
}

#[test]
fn an_eligible_reseller_becomes_the_contact() {
    let world = World::new();
    let helpdesk = actor(Role::HelpdeskAgent);
    let Ok(Decision::Assign { after, confirmed: false }) = world.decide(&intent(&helpdesk)) else { panic!("refused") };
    assert_eq!(after.partner, world.candidate.unwrap().partner.id);
    assert_eq!((after.provenance, after.since, after.reviewed), (Provenance::Manual, now(), now()));
    assert_eq!(after.version, world.contact.version.next());
}

/// What is wrong with the world, and the codes in their order.
#[test]
fn refusals_come_in_the_order_of_the_table() {
    type Change = fn(&mut World, &mut Intent);
    let wrong: [(&str, Change, &[&str]); 9] = [
        ("nothing", |_, _| (), &["assign"]),
        ("no such partner", |world, _| world.candidate = None, &["reseller_unknown"]),
        ("another partner number", |_, intent| intent.mpn = Some("1".parse().unwrap()), &["reseller_unknown"]),
        ("deleted", |world, _| world.subscription.status = Status::Deleted, &["subscription_ended"]),
        ("archived", |world, _| world.customer.archived = Some(now()), &["subscription_ended"]),
        (
            "deleted and no such partner",
            |world, _| {
                world.subscription.status = Status::Deleted;
                world.candidate = None;
            },
            &["subscription_ended"],
        ),
        (
            "stale and deleted",
            |world, intent| {
                world.subscription.status = Status::Deleted;
                intent.expect = Some(Version::new(7));
            },
            &["stale"],
        ),
        ("the version looked at", |world, intent| intent.expect = Some(world.contact.version), &["assign"]),
        (
            "two facts failed, one unknown",
            |world, _| {
                let candidate = world.candidate.as_mut().unwrap();
                candidate.partner.country = Some("US".parse().unwrap());
                candidate.reach.relation = None;
                candidate.reach.admin = Some(Known::new(DelegatedAdmin::NONE, Source::Imported, sample::read()));
            },
            &["region_mismatch", "delegated_admin_missing"],
        ),
    ];
    for (what, change, expected) in wrong {
        let helpdesk = actor(Role::HelpdeskAgent);
        let (mut world, mut intent) = (World::new(), intent(&helpdesk));
        change(&mut world, &mut intent);
        assert_eq!(codes(world.decide(&intent)), expected, "{what}");
    }
}

#[test]
fn an_unverified_reseller_needs_a_confirmation_by_somebody_who_may() {
    let mut world = World::new();
    world.candidate.as_mut().unwrap().partner.agreement = None;
    for (role, confirm, expected) in [
        (Role::AdminAgent, false, "unverified"),
        (Role::AdminAgent, true, "assign_confirmed"),
        (Role::GlobalAdmin, true, "assign_confirmed"),
        (Role::HelpdeskAgent, false, "unverified"),
        (Role::HelpdeskAgent, true, "role_too_small"),
    ] {
        let actor = actor(role);
        let intent = Intent { confirm, ..intent(&actor) };
        assert_eq!(codes(world.decide(&intent)), [expected], "{role} {confirm}");
    }
}

#[test]
fn the_role_is_looked_at_before_anything_else() {
    let mut world = World::new();
    world.subscription.status = Status::Deleted;
    for policy in RolePolicy::ALL {
        world.provider.settings.role_policy = policy;
        assert_eq!(codes(world.decide(&intent(&actor(Role::Auditor)))), ["role_too_small"], "{policy}");
    }
    let application = Actor { app_only: true, ..actor(Role::AdminAgent) };
    assert_eq!(codes(world.decide(&intent(&application))), ["app_only"]);
    let reseller = Actor { side: Side::Reseller, ..actor(Role::AdminAgent) };
    assert_eq!(codes(world.decide(&intent(&reseller))), ["role_too_small"]);
}

#[test]
fn the_same_partner_is_no_change_even_when_stale_or_no_longer_eligible() {
    let mut world = World::new();
    let target = world.candidate.as_ref().unwrap().partner.id;
    world.contact.partner = target;
    world.candidate.as_mut().unwrap().partner.partnership = None;
    let admin = actor(Role::AdminAgent);
    let stale = Intent { expect: Some(Version::new(9)), ..intent(&admin) };
    assert_eq!(codes(world.decide(&stale)), ["unchanged"]);
    world.subscription.status = Status::Expired;
    assert_eq!(codes(world.decide(&intent(&admin))), ["subscription_ended"]);
}

#[test]
fn back_to_the_provider_needs_no_facts() {
    let mut world = World::new();
    world.contact.partner = world.candidate.as_ref().unwrap().partner.id;
    world.candidate = Some(sample::provider_candidate());
    let admin = actor(Role::AdminAgent);
    let intent = Intent { target: world.provider.tenant(), ..intent(&admin) };
    assert_eq!(codes(world.decide(&intent)), ["assign"]);
}

#[test]
fn an_import_replaces_only_what_nobody_chose() {
    let reseller = sample::reseller_until("2030-01-01").partner.id;
    for provenance in Provenance::ALL {
        let contact = sample::contact_of(&sample::provider_candidate(), provenance);
        let replaced = matches!(observe(&contact, sample::seen(reseller)), Observed::Replaced(after)
            if after.partner == reseller && after.provenance == Provenance::Import && !after.differs());
        let noted = matches!(observe(&contact, sample::seen(reseller)), Observed::Noted(after)
            if after.partner == contact.partner && after.differs());
        assert_eq!((replaced, noted), (contact.yields_to_import(), !contact.yields_to_import()), "{provenance}");
    }
}

#[test]
fn a_second_or_an_older_sight_changes_nothing() {
    let contact = sample::contact_of(&sample::provider_candidate(), Provenance::Default);
    let seen = sample::seen(sample::reseller_until("2030-01-01").partner.id);
    let Observed::Replaced(after) = observe(&contact, seen) else { panic!("not replaced") };
    assert_eq!(observe(&after, seen), Observed::Unchanged);
    let evidence = Evidence { at: seen.evidence.at.plus_days(-1), ..seen.evidence };
    let older = Seen { partner: sample::provider().tenant(), evidence };
    assert_eq!(observe(&after, older), Observed::Unchanged);
}

#[test]
fn arrivals_inherit() {
    let reseller = sample::reseller_until("2030-01-01");
    let chosen = sample::contact_of(&reseller, Provenance::Manual);
    let id: SubscriptionId = "99999999-9999-4999-8999-999999999999".parse().unwrap();
    let provider = sample::provider().tenant();
    let replaced = first_contact(id, provider, Some(&chosen), None, now());
    assert_eq!((replaced.partner, replaced.provenance, replaced.follows), (chosen.partner, Provenance::Manual, false));
    let addon = first_contact(id, provider, None, Some(&chosen), now());
    assert!(addon.follows);
    let moved = follow(&addon, &sample::contact_of(&sample::provider_candidate(), Provenance::Manual));
    assert_eq!((moved.partner, moved.subscription, moved.follows), (provider, id, true));
    assert_eq!(first_contact(id, provider, None, None, now()).provenance, Provenance::Default);
}

#[test]
fn a_customer_leaves_only_when_nothing_is_in_use() {
    let provider = sample::provider();
    let says = |role, in_use| decide_farewell(&actor(role), &provider, in_use).map_err(|refusal| refusal.code());
    assert_eq!(says(Role::GlobalAdmin, 0), Ok(()));
    assert_eq!(says(Role::GlobalAdmin, 1), Err(Code::SubscriptionsActive));
    assert_eq!(says(Role::AdminAgent, 0), Err(Code::RoleTooSmall));
}

fn any_fact<T: Clone + std::fmt::Debug + 'static>(values: Vec<T>) -> impl Strategy<Value = Fact<T>> {
    let known = (prop::sample::select(values), prop::sample::select(Source::ALL.to_vec()), -400..400_i64)
        .prop_map(|(value, source, days)| Known::new(value, source, now().plus_days(days)));
    prop::option::of(known)
}

fn any_admin() -> impl Strategy<Value = Fact<DelegatedAdmin>> {
    let values = AdminKind::ALL.iter().flat_map(|kind| {
        AdminStatus::ALL.iter().flat_map(move |status| {
            [None, Some(now().plus_days(-1)), Some(now()), Some(now().plus_days(1))].map(|ends| DelegatedAdmin {
                kind: *kind,
                status: *status,
                ends,
            })
        })
    });
    any_fact(values.collect())
}

fn any_candidate() -> impl Strategy<Value = Candidate> {
    (
        any_fact(PartnershipState::ALL.to_vec()),
        any_fact(vec![true, false]),
        any_fact(Relation::ALL.to_vec()),
        any_admin(),
        prop::option::of(prop::sample::select(vec!["DE", "AT", "US", "KP"])),
    )
        .prop_map(|(partnership, agreement, relation, admin, country)| {
            let mut candidate = sample::reseller_until("2030-01-01");
            candidate.partner.partnership = partnership;
            candidate.partner.agreement = agreement;
            candidate.partner.country = country.map(|country| country.parse().unwrap());
            candidate.reach.relation = relation;
            candidate.reach.admin = admin;
            candidate
        })
}

fn any_intent() -> impl Strategy<Value = (Actor, bool, Option<Version>)> {
    let roles = (0..64_u8).prop_map(Roles::from_bits);
    let version = prop::option::of((1..3_u32).prop_map(Version::new));
    (roles, prop::sample::select(Side::ALL.to_vec()), any::<bool>(), any::<bool>(), version).prop_map(
        |(roles, side, app_only, confirm, expect)| {
            let actor = Actor { side, roles, app_only, ..actor(Role::Auditor) };
            (actor, confirm, expect)
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn decide_never_grants_what_standing_refuses(
        candidate in any_candidate(),
        (actor, confirm, expect) in any_intent(),
        status in prop::sample::select(Status::ALL.to_vec()),
        warn in any::<bool>(),
        policy in prop::sample::select(RolePolicy::ALL.to_vec()),
    ) {
        let mut world = World::new();
        world.subscription.status = status;
        let missing_admin = if warn { MissingAdmin::Warn } else { MissingAdmin::Refuse };
        world.provider.settings = Settings { missing_admin, role_policy: policy, ..Settings::default() };
        let class = standing(&world.provider, &candidate, now()).class();
        world.candidate = Some(candidate);
        let intent = Intent { confirm, expect, ..intent(&actor) };
        if let Ok(Decision::Assign { after, confirmed }) = world.decide(&intent) {
            prop_assert_ne!(class, Class::Ineligible);
            prop_assert_eq!(confirmed, class == Class::Unverified);
            prop_assert!(!confirmed || confirm);
            prop_assert!(!status.ended());
            prop_assert!(expect.is_none_or(|version| version == world.contact.version));
            prop_assert!(may(actor.side, actor.roles, Permission::Assign, policy) && !actor.app_only);
            // Deciding again what was decided changes nothing.
            world.contact = after;
            prop_assert_eq!(world.decide(&intent), Ok(Decision::Unchanged));
        }
    }

    #[test]
    fn every_standing_but_eligible_has_reasons_and_eligible_has_none(candidate in any_candidate()) {
        let standing = standing(&sample::provider(), &candidate, now());
        prop_assert_eq!(standing.reasons().is_empty(), standing.class() == Class::Eligible);
        prop_assert!(matches!(standing, Standing::Other(_)));
    }
}
