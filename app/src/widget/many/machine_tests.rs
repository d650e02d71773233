//! The list, as a person goes through it.

use super::*;
use shared::api::contact::ContactView;
use shared::api::subscription::SubscriptionRow;
use shared::api::{CustomerRef, PartnerRef};
use shared::contact::Provenance;
use shared::flags::Flags;
use shared::problem::Problem;
use shared::reason::Code;
use shared::subscription::{Channel, Commerce, Status};
use shared::time::Timestamp;

const PROVIDER: u8 = 1;
const FABRIKAM: u8 = 2;
const CONTOSO: u8 = 20;
const LITWARE: u8 = 21;

fn subscription(number: u8) -> SubscriptionId {
    SubscriptionId::from_bytes([number; 16])
}

fn customer(number: u8) -> CustomerId {
    CustomerId::from_bytes([number; 16])
}

fn tenant(number: u8) -> TenantId {
    TenantId::from_bytes([number; 16])
}

fn contact(number: u8, of: u8) -> ContactView {
    let at = Timestamp::from_micros(0);
    ContactView {
        subscription_id: subscription(number),
        tenant_id: tenant(of),
        mpn_id: None,
        name: format!("Partner {of}"),
        is_provider: of == PROVIDER,
        provenance: Provenance::Manual,
        since: at,
        reviewed: at,
        follows: false,
        class: Class::Eligible,
        reasons: Vec::new(),
        ends: None,
        seen: None,
        version: shared::version::Version::FIRST,
        etag: format!("\"{number}-{of}\""),
    }
}

fn detail(number: u8, of: u8, whose: u8) -> SubscriptionDetail {
    let support_contact = contact(number, of);
    let partner = PartnerRef { tenant_id: tenant(of), name: support_contact.name.clone(), is_provider: false };
    let row = SubscriptionRow {
        id: subscription(number),
        customer: CustomerRef { id: customer(whose), name: format!("Customer {whose}") },
        product: "Microsoft 365".into(),
        nickname: None,
        commerce: Commerce::NewCommerce,
        channel: Channel::Csp,
        status: Status::Active,
        quantity: 1,
        record: None,
        contact: partner,
        provenance: Provenance::Manual,
        since: Timestamp::from_micros(0),
        flags: Flags::default(),
        ended: false,
    };
    SubscriptionDetail {
        row,
        domain: None,
        country: None,
        offer: None,
        created: None,
        term_ends: None,
        parent: None,
        predecessor: None,
        followers: 0,
        support_contact,
    }
}

fn candidate(of: u8, class: Class) -> CandidateView {
    CandidateView {
        tenant_id: tenant(of),
        mpn_id: None,
        name: format!("Partner {of}"),
        country: None,
        is_provider: of == PROVIDER,
        is_current: false,
        class,
        reasons: Vec::new(),
        ends: None,
        reachable: true,
    }
}

/// Two of Contoso with the provider, one of Contoso with Fabrikam, one of Litware, one that has ended.
fn list() -> List {
    let mut ended = detail(5, PROVIDER, CONTOSO);
    ended.row.ended = true;
    List::new(vec![
        detail(1, PROVIDER, CONTOSO),
        detail(2, PROVIDER, CONTOSO),
        detail(3, FABRIKAM, CONTOSO),
        detail(4, PROVIDER, LITWARE),
        ended,
    ])
}

fn ids() -> impl Fn() -> RequestId {
    let next = std::cell::Cell::new(0_u8);
    move || {
        next.set(next.get() + 1);
        RequestId::from_bytes([next.get(); 16])
    }
}

fn effects(list: &List) -> Vec<Effect> {
    list.items.iter().map(|item| list.effect(item)).collect()
}

fn stored(number: u8, of: u8, changed: bool) -> PutContactAnswer {
    PutContactAnswer { changed, contact: contact(number, of), followed: 0 }
}

fn refused(code: Code, current: Option<ContactView>) -> Result<PutContactAnswer, ApiError> {
    let problem = Problem { current: current.map(Box::new), ..Problem::new(code) };
    Err(ApiError::Refused { problem: Box::new(problem), retry_after: None })
}

/// All ticked, Fabrikam chosen, which may not support Litware.
fn chosen() -> List {
    let mut list = list();
    list.tick(None, true);
    list.choose(candidate(FABRIKAM, Class::Eligible), customer(CONTOSO), false);
    for (customer, _) in list.unknown() {
        list.learned(customer, Some(candidate(FABRIKAM, Class::Ineligible)));
    }
    list
}

fn sent(list: &mut List) -> Vec<Send> {
    std::iter::from_fn(|| list.next()).collect()
}

#[test]
fn what_has_ended_cannot_be_ticked() {
    let mut list = list();
    assert_eq!(list.ticked(), (4, 0));
    list.tick(Some(subscription(5)), true);
    list.tick(Some(subscription(1)), true);
    assert_eq!(list.ticked(), (4, 1));
    list.tick(None, true);
    assert_eq!(list.ticked(), (4, 4));
    list.tick(None, false);
    assert_eq!(list.ticked(), (4, 0));
}

#[test]
fn the_preview_says_of_each_what_would_become_of_it() {
    let mut list = list();
    assert_eq!(effects(&list)[0], Effect::Stays);
    list.tick(None, true);
    list.choose(candidate(FABRIKAM, Class::Eligible), customer(CONTOSO), false);
    assert_eq!(effects(&list), [Effect::Changes, Effect::Changes, Effect::IsSo, Effect::NotTested, Effect::Ended]);
    assert_eq!(list.unknown(), [(customer(LITWARE), subscription(4))]);
    list.learned(customer(LITWARE), Some(candidate(FABRIKAM, Class::Ineligible)));
    assert_eq!(effects(&list)[3], Effect::Cannot(candidate(FABRIKAM, Class::Ineligible)));
    assert_eq!((list.changes(), list.unknown()), (2, vec![]));
    list.tick(Some(subscription(1)), false);
    assert_eq!((effects(&list)[0].clone(), list.changes()), (Effect::Stays, 1));
}

#[test]
fn a_late_answer_about_an_older_choice_is_dropped() {
    let mut list = list();
    list.tick(None, true);
    list.choose(candidate(FABRIKAM, Class::Eligible), customer(CONTOSO), false);
    list.learned(customer(LITWARE), None);
    list.corrected(customer(LITWARE), tenant(9), Some(candidate(9, Class::Ineligible)));
    assert_eq!(effects(&list)[3], Effect::NotTested);
    list.corrected(customer(LITWARE), tenant(FABRIKAM), Some(candidate(FABRIKAM, Class::Eligible)));
    assert_eq!(effects(&list)[3], Effect::Changes);
}

#[test]
fn a_partner_that_cannot_be_taken_sets_nothing() {
    let mut list = list();
    list.choose(candidate(FABRIKAM, Class::Ineligible), customer(CONTOSO), true);
    list.choose(candidate(9, Class::Unverified), customer(CONTOSO), false);
    assert_eq!((list.entries.choice.is_none(), list.declined.map(|one| one.tenant_id)), (true, Some(tenant(9))));
}

#[test]
fn submit_says_what_is_missing() {
    let mut empty = list();
    assert!(empty.plan().is_none());
    assert_eq!((empty.faults, empty.nothing), (vec![Fault::NoChoice], None));
    let mut unticked = list();
    unticked.choose(candidate(FABRIKAM, Class::Eligible), customer(CONTOSO), false);
    assert!(unticked.plan().is_none());
    assert_eq!((unticked.faults, unticked.nothing), (vec![], Some(Nothing::Ticked)));
    let mut same = list();
    same.tick(Some(subscription(3)), true);
    same.choose(candidate(FABRIKAM, Class::Eligible), customer(CONTOSO), false);
    assert!(same.plan().is_none());
    assert_eq!(same.nothing, Some(Nothing::Changes));
}

#[test]
fn an_unverified_partner_needs_the_tick_and_only_its_subscriptions_are_confirmed() {
    let mut list = list();
    list.tick(None, true);
    list.choose(candidate(FABRIKAM, Class::Unverified), customer(CONTOSO), true);
    list.learned(customer(LITWARE), Some(candidate(FABRIKAM, Class::Eligible)));
    assert!(list.plan().is_none());
    assert_eq!(list.faults, [Fault::Unconfirmed]);
    list.confirm(true);
    list.submit(ids());
    let confirmed: Vec<bool> = sent(&mut list).iter().map(|send| send.put.confirm).collect();
    assert_eq!(confirmed, [true, true, false]);
}

#[test]
fn each_is_sent_with_what_was_looked_at_and_told_by_its_end() {
    let mut list = chosen();
    list.submit(ids());
    let sends = sent(&mut list);
    let tags: Vec<_> = sends.iter().map(|send| (send.id, send.etag.as_str())).collect();
    assert_eq!(tags, [(subscription(1), "\"1-1\""), (subscription(2), "\"2-1\"")]);
    assert_eq!((list.phase, list.progress()), (Phase::Sending, (0, 2)));
    list.answered(subscription(1), Ok(stored(1, FABRIKAM, true)));
    assert_eq!((list.phase, list.progress()), (Phase::Sending, (1, 2)));
    list.answered(subscription(2), refused(Code::Stale, Some(contact(2, 7))));
    assert_eq!((list.phase, list.counts(), list.failed()), (Phase::Done, [1, 0, 1], 0));
    assert_eq!(list.item(subscription(2)).unwrap().detail.support_contact.name, "Partner 7");
    list.close();
    assert_eq!((list.phase, list.ticked(), list.entries.choice.is_none()), (Phase::Choose, (4, 1), true));
}

#[test]
fn retry_sends_only_what_failed_and_names_a_lost_request_the_same() {
    let mut list = chosen();
    let new_id = ids();
    list.submit(&new_id);
    let first = sent(&mut list);
    list.answered(subscription(1), Err(ApiError::Timeout));
    list.answered(subscription(2), refused(Code::RelationshipMissing, None));
    assert_eq!((list.phase, list.failed()), (Phase::Done, 2));
    list.retry(&new_id);
    let again = sent(&mut list);
    assert_eq!((list.phase, list.progress()), (Phase::Sending, (0, 2)));
    assert_eq!(again[0].request, first[0].request, "perhaps it was done");
    assert_ne!(again[1].request, first[1].request, "the server said no to the first");
    list.answered(subscription(1), Ok(stored(1, FABRIKAM, false)));
    list.answered(subscription(2), Ok(stored(2, FABRIKAM, true)));
    assert_eq!((list.phase, list.counts()), (Phase::Done, [1, 1, 0]));
}

#[test]
fn what_is_written_makes_it_another_request() {
    let mut list = chosen();
    list.note("because", "T-1");
    list.submit(ids());
    let send = list.next().unwrap();
    let words = (send.put.reason.map(|reason| reason.to_string()), send.put.ticket.map(|ticket| ticket.to_string()));
    assert_eq!(words, (Some("because".into()), Some("T-1".into())));
    list.close();
    list.note(&"x".repeat(501), "");
    assert!(list.plan().is_none());
    assert!(list.faults.contains(&Fault::Reason(shared::text::Invalid::TooLong)), "{:?}", list.faults);
}

#[test]
fn reading_again_keeps_ticks_and_entries_and_nothing_moves_while_it_is_sent() {
    let mut list = chosen();
    list.refreshed(vec![detail(1, 7, CONTOSO), detail(6, PROVIDER, CONTOSO)]);
    let ticks: Vec<bool> = list.items.iter().map(|item| item.ticked).collect();
    assert_eq!((ticks, list.entries.choice.is_some()), (vec![true, false], true));
    list.submit(ids());
    let before = list.clone();
    list.refreshed(Vec::new());
    list.discard();
    assert_eq!(list, before);
}
