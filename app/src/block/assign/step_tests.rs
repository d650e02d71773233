//! The flow, step by step, as a person goes through it.

use super::*;
use shared::contact::Provenance;
use shared::problem::{FieldError, Problem};
use shared::read::{Json, Read};
use shared::reason::{Code, Reason};
use shared::text::Invalid;
use shared::time::Timestamp;
use shared::version::Version;

const PROVIDER: &str = "3b33e682-00c3-41ee-9dd2-a548adf56438";
const FABRIKAM: &str = "0f5e9d2a-6f0b-4a7c-8f53-2f6f3d1c9b84";
const RELECLOUD: &str = "b01b1487-b36e-4e6d-9b5e-0b58974c4b28";

fn contact(tenant: &str, version: u32) -> ContactView {
    ContactView {
        subscription_id: "501a860c-1698-442b-808c-4b612ccf35f2".parse().unwrap(),
        tenant_id: tenant.parse().unwrap(),
        mpn_id: None,
        name: tenant.to_owned(),
        is_provider: tenant == PROVIDER,
        provenance: Provenance::Manual,
        since: Timestamp::from_micros(0),
        reviewed: Timestamp::from_micros(0),
        follows: false,
        class: Class::Eligible,
        reasons: Vec::new(),
        ends: None,
        seen: None,
        version: Version::new(version),
        etag: format!("\"{version}\""),
    }
}

fn candidate(tenant: &str, class: Class) -> CandidateView {
    CandidateView {
        tenant_id: tenant.parse().unwrap(),
        mpn_id: None,
        name: tenant.to_owned(),
        country: None,
        is_provider: tenant == PROVIDER,
        is_current: false,
        class,
        reasons: Vec::new(),
        ends: None,
        reachable: true,
    }
}

fn id(number: u8) -> RequestId {
    RequestId::from_bytes([number; 16])
}

fn start() -> Flow {
    Flow::new(&contact(PROVIDER, 1), None)
}

/// Fabrikam is chosen and can be submitted.
fn chosen() -> Flow {
    let mut flow = start();
    flow.choose(candidate(FABRIKAM, Class::Eligible), false);
    flow
}

fn sent() -> Flow {
    let mut flow = chosen();
    flow.submit(|| id(1)).unwrap();
    flow
}

fn refused(code: Code, change: impl FnOnce(&mut Problem)) -> ApiError {
    let mut problem = Problem::new(code);
    change(&mut problem);
    ApiError::Refused { problem: Box::new(problem), retry_after: None }
}

fn stored(tenant: &str, version: u32) -> PutContactAnswer {
    PutContactAnswer { changed: true, contact: contact(tenant, version), followed: 2 }
}

#[test]
fn choose_submit_review_and_again() {
    let mut flow = chosen();
    assert_eq!(flow.preview().map(|choice| choice.name.as_str()), Some(FABRIKAM));
    flow.note("they asked", "T-1");
    let send = flow.submit(|| id(1)).unwrap();
    assert_eq!((send.etag.as_str(), send.request, send.put.confirm), ("\"1\"", id(1), false));
    assert_eq!(send.put.reason.map(|reason| reason.to_string()).as_deref(), Some("they asked"));
    assert_eq!(flow.submit(|| id(2)), None, "it is being sent");
    flow.answered(Ok(stored(FABRIKAM, 2)));
    let Step::Review(review) = flow.step() else { panic!("{:?}", flow.step()) };
    assert_eq!((review.before.as_str(), review.answer.contact.name.as_str()), (PROVIDER, FABRIKAM));
    assert_eq!(flow.unsent(), None);
    flow.begin_again();
    assert_eq!((flow.step(), flow.draft().looked.version), (&Step::Choose, Version::new(2)));
}

#[test]
fn who_may_not_be_the_contact_sets_nothing() {
    for (class, may_confirm, sets) in [
        (Class::Eligible, false, true),
        (Class::Unverified, true, true),
        (Class::Unverified, false, false),
        (Class::Ineligible, true, false),
    ] {
        let mut flow = chosen();
        flow.choose(candidate(RELECLOUD, class), may_confirm);
        let choice = flow.draft().choice.as_ref().map(|choice| choice.name.as_str());
        assert_eq!(choice == Some(RELECLOUD), sets, "{class}");
        assert_eq!(flow.declined().is_some(), !sets, "{class}");
        assert_eq!(choice == Some(FABRIKAM), !sets, "the choice before stays");
    }
}

#[test]
fn an_unverified_choice_needs_the_tick_each_time() {
    let mut flow = start();
    flow.choose(candidate(RELECLOUD, Class::Unverified), true);
    assert_eq!(flow.submit(|| id(1)), None);
    assert_eq!(flow.faults(), [Fault::Unconfirmed]);
    flow.confirm(true);
    assert!(flow.faults().is_empty());
    assert!(flow.submit(|| id(1)).unwrap().put.confirm);
    let mut other = start();
    other.choose(candidate(RELECLOUD, Class::Unverified), true);
    other.confirm(true);
    other.choose(candidate(FABRIKAM, Class::Unverified), true);
    assert!(!other.draft().confirmed, "the tick was about another partner");
}

#[test]
fn nothing_is_sent_while_something_is_wrong() {
    let mut flow = start();
    assert_eq!(flow.submit(|| id(1)), None);
    assert_eq!(flow.faults(), [Fault::NoChoice]);
    flow.choose(candidate(PROVIDER, Class::Eligible), false);
    assert_eq!(flow.preview(), None);
    assert_eq!(flow.submit(|| id(1)), None);
    assert_eq!(flow.faults(), [Fault::Same]);
    flow.choose(candidate(FABRIKAM, Class::Eligible), false);
    flow.note("a\nb", &"x".repeat(65));
    assert_eq!(flow.submit(|| id(1)), None);
    assert_eq!(flow.faults(), [Fault::Reason(Invalid::Character), Fault::Ticket(Invalid::TooLong)]);
    assert_eq!(flow.step(), &Step::Choose);
}

#[test]
fn a_lost_answer_is_asked_for_by_the_same_request() {
    let mut flow = sent();
    flow.answered(Err(ApiError::Unreachable));
    assert_eq!((flow.step(), flow.error()), (&Step::Choose, Some(&ApiError::Unreachable)));
    assert!(flow.unsent().is_some());
    assert_eq!(flow.submit(|| id(2)).unwrap().request, id(1), "nothing was changed: the same request");
    flow.answered(Err(ApiError::Timeout));
    flow.note("now with a reason", "");
    assert_eq!(flow.submit(|| id(3)).unwrap().request, id(3), "other entries are another request");
}

#[test]
fn who_was_slower_sees_theirs_and_chooses() {
    let stale = || refused(Code::Stale, |problem| problem.current = Some(Box::new(contact(RELECLOUD, 2))));
    let mut flow = sent();
    flow.answered(Err(stale()));
    assert_eq!(flow.step(), &Step::Stale(Box::new(contact(RELECLOUD, 2))));
    assert_eq!(flow.draft().looked.partner.name, PROVIDER, "the value before is still known");
    assert!(flow.unsent().is_some());
    let mut mine = flow.clone();
    mine.keep_mine();
    let send = mine.submit(|| id(9)).unwrap();
    assert_eq!((send.etag.as_str(), send.request), ("\"2\"", id(9)));
    flow.keep_theirs();
    assert_eq!((flow.step(), flow.unsent()), (&Step::Choose, None));
    assert_eq!(flow.draft().looked.partner.name, RELECLOUD);
}

#[test]
fn a_refusal_stands_at_the_field_that_it_is_about() {
    let reason = Reason::plain(Code::RelationshipMissing);
    let mut flow = sent();
    flow.answered(Err(refused(Code::RelationshipMissing, |problem| problem.reasons = vec![reason])));
    assert_eq!((flow.faults(), flow.error()), (&[Fault::Refused(vec![reason])][..], None));
    let mut flow = sent();
    let error = FieldError { pointer: "/ticket".to_owned(), code: Invalid::Character };
    flow.answered(Err(refused(Code::Malformed, |problem| problem.errors = vec![error])));
    assert_eq!(flow.faults(), [Fault::Ticket(Invalid::Character)]);
    let mut flow = sent();
    let role = refused(Code::RoleTooSmall, |_| {});
    flow.answered(Err(role.clone()));
    assert_eq!((flow.faults().len(), flow.error()), (0, Some(&role)));
}

#[test]
fn what_was_entered_is_there_again_after_a_reload() {
    let kept = chosen().unsent().cloned();
    let again = Flow::new(&contact(PROVIDER, 1), kept.clone());
    assert_eq!(again.draft().choice, kept.as_ref().unwrap().choice);
    let json = serde_json::to_value(&kept).unwrap();
    assert_eq!(Option::<Draft>::read(&Json::from(&json)).unwrap(), kept);
    // Somebody changed the contact meanwhile: to another one, or to the same.
    let other = Flow::new(&contact(RELECLOUD, 2), kept.clone());
    assert_eq!(other.step(), &Step::Stale(Box::new(contact(RELECLOUD, 2))));
    let same = Flow::new(&contact(FABRIKAM, 2), kept);
    assert_eq!((same.step(), same.unsent()), (&Step::Choose, None));
    // It was sent from here, and its answer was lost.
    let lost = Flow::new(&contact(FABRIKAM, 2), Some(sent().draft().clone()));
    assert!(matches!(lost.step(), Step::Review(_)));
}

#[test]
fn fresher_values_never_move_the_ground_under_an_entry() {
    let mut idle = start();
    idle.refreshed(&contact(RELECLOUD, 2));
    assert_eq!(idle.draft().looked.version, Version::new(2));
    let mut busy = chosen();
    busy.refreshed(&contact(RELECLOUD, 2));
    assert_eq!(busy.draft().looked.version, Version::new(1));
}
