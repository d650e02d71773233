//! What happens between the reading and the writing of an assignment.

use std::sync::{Arc, Mutex};

use server::app::App;
use server::ctx::{Ctx, Scope};
use server::service::Failure;
use server::service::assign::{Assign, Assigned, assign};
use server::store::memory::MemoryStore;
use server::store::read::{Account, ContactRead, CustomerFind, CustomerRead, FacetCounts, Row, Session, Snapshot};
use server::store::{Change, Commit, EmbedToken, Outcome, Put, Read, Store};
use shared::api::query::{ActivityQuery, Place, WorklistQuery};
use shared::assignment::Actor;
use shared::audit::{Hash, Origin, Recorded};
use shared::contact::{Provenance, SupportContact};
use shared::customer::Reach;
use shared::eligibility::Candidate;
use shared::id::{CommitId, CustomerId, PersonId, PortalId, RequestId, SubscriptionId, TenantId};
use shared::page::Page;
use shared::partner::{Partner, Provider};
use shared::person::Person;
use shared::portal::{Portal, WebOrigin};
use shared::profile::SupportProfile;
use shared::reason::Code;
use shared::text::Email;
use shared::time::Timestamp;
use shared::version::Version;

use crate::app::{self, CountedIds, SetClock};
use crate::world::{AZURE, CONTOSO, FIRST_UP, OFFICE, TREY, VISIO, everything, reach_until};

/// A store in which somebody else is quicker: after the first reading of facts another commit is made.
#[derive(Clone)]
struct Raced {
    store: MemoryStore,
    other: Arc<Mutex<Option<Commit>>>,
}

/// Asks the store within.
macro_rules! as_within {
    ($(fn $name:ident(&self $(, $arg:ident: $kind:ty)*) -> $answer:ty;)+) => {
        $(async fn $name(&self $(, $arg: $kind)*) -> Read<$answer> {
            self.store.$name($($arg),*).await
        })+
    };
}

impl Store for Raced {
    async fn facts(&self, scope: &Scope, ids: &[SubscriptionId], target: Option<TenantId>) -> Read<Snapshot> {
        let snapshot = self.store.facts(scope, ids, target).await?;
        let other = self.other.lock().unwrap().take();
        if let Some(commit) = other {
            self.store.commit(scope, commit).await?;
        }
        Ok(snapshot)
    }

    as_within! {
        fn commit(&self, scope: &Scope, commit: Commit) -> Outcome;
        fn committed(&self, scope: &Scope, id: CommitId) -> bool;
        fn provider(&self, scope: &Scope) -> Option<Provider>;
        fn providers(&self) -> Vec<Provider>;
        fn contact(&self, scope: &Scope, id: SubscriptionId) -> Option<ContactRead>;
        fn find(&self, scope: &Scope, query: &WorklistQuery, place: &Place, now: Timestamp) -> Page<Row>;
        fn facets(&self, scope: &Scope, query: &WorklistQuery, now: Timestamp) -> FacetCounts;
        fn customers(&self, scope: &Scope, find: &CustomerFind, place: &Place) -> Page<CustomerRead>;
        fn customer(&self, scope: &Scope, id: CustomerId) -> Option<CustomerRead>;
        fn subscriptions_of(&self, scope: &Scope, id: CustomerId) -> Vec<Row>;
        fn candidates(&self, scope: &Scope, customer: CustomerId) -> Vec<Candidate>;
        fn reaches(&self, scope: &Scope, pairs: &[(CustomerId, TenantId)]) -> Vec<Reach>;
        fn partners(&self, scope: &Scope, ids: Option<&[TenantId]>) -> Vec<Partner>;
        fn profiles(&self, scope: &Scope, ids: &[TenantId]) -> Vec<SupportProfile>;
        fn changes(&self, scope: &Scope, query: &ActivityQuery, place: &Place) -> Page<Recorded>;
        fn people(&self, scope: &Scope, ids: Option<&[PersonId]>) -> Vec<Person>;
        fn providers_of_customer(&self, customer: CustomerId) -> Vec<TenantId>;
        fn providers_of_partner(&self, partner: TenantId) -> Vec<TenantId>;
        fn account(&self, email: &Email) -> Option<Account>;
        fn session(&self, token: Hash) -> Option<(Session, Person)>;
        fn portals(&self, scope: &Scope, ids: Option<&[PortalId]>) -> Vec<Portal>;
        fn portal(&self, id: PortalId) -> Option<Portal>;
        fn lists_origin(&self, origin: &WebOrigin, tenant: Option<TenantId>) -> bool;
        fn embed_token(&self, token: Hash) -> Option<(EmbedToken, Portal)>;
        fn personas(&self) -> Vec<Person>;
        fn ready(&self) -> ();
    }
}

/// The helpdesk gives a subscription to a partner while somebody else makes this change. Gives what became of it, and
/// the store afterwards.
async fn raced(
    (subscription, target): (SubscriptionId, TenantId),
    expect: Option<Version>,
    other: Change,
) -> (Result<Assigned, Failure>, MemoryStore) {
    let store = MemoryStore::new([7; 32]);
    for (tenant, puts) in everything() {
        let changes = puts.into_iter().map(crate::world::change).collect();
        let commit = Commit { id: CommitId::from_bytes(*tenant.bytes()), guards: Vec::new(), changes };
        store.commit(&Scope::system(tenant), commit).await.unwrap();
    }
    let other = Commit { id: CommitId::from_bytes([0xcc; 16]), guards: Vec::new(), changes: vec![other] };
    let raced = Raced { store: store.clone(), other: Arc::new(Mutex::new(Some(other))) };
    let app = App::new(raced, Arc::new(SetClock::new()), Arc::new(CountedIds::default()));
    let app::Actor { side, party, keeper, roles, app_only, .. } = app::helpdesk();
    let actor = Actor { person: app::helpdesk().person(), side, roles, app_only, embed: None };
    let ctx = Ctx { actor, party, keeper, request: RequestId::from_bytes([1; 16]), origin: Origin::Web, grant: None };
    let ask =
        Assign { subscription, customer: None, target, mpn: None, expect, confirm: false, reason: None, ticket: None };
    (assign(&app, &ctx, &ask).await, store)
}

async fn contact(store: &MemoryStore, id: SubscriptionId) -> SupportContact {
    store.contact(&Scope::system(TREY), id).await.unwrap().unwrap().contact
}

const TO_FIRST_UP: (SubscriptionId, TenantId) = (AZURE, FIRST_UP);

fn ended_reach() -> Change {
    Change { expect: Version::FIRST, put: Put::Reach(reach_until(CONTOSO, "2026-10-31T00:00:00Z")), entry: None }
}

/// Another version of the contact, of this partner.
fn other_contact(id: SubscriptionId, partner: TenantId) -> Change {
    let contact = SupportContact::default_of(id, partner, "2026-11-20T10:00:00Z".parse().unwrap());
    let contact = SupportContact { provenance: Provenance::Manual, ..contact };
    Change { expect: Version::FIRST, put: Put::Contact(contact), entry: None }
}

#[tokio::test]
async fn a_right_that_is_taken_away_in_the_middle_does_not_slip_through() {
    for expect in [None, Some(Version::FIRST)] {
        let (outcome, store) = raced(TO_FIRST_UP, expect, ended_reach()).await;
        assert_eq!(outcome.unwrap_err().code(), Code::DelegatedAdminMissing);
        let now = contact(&store, AZURE).await;
        assert_eq!((now.partner, now.version), (TREY, Version::FIRST));
    }
}

#[tokio::test]
async fn a_contact_that_changed_in_the_middle_is_stale_for_who_looked_at_it_and_that_is_recorded() {
    let (outcome, store) = raced(TO_FIRST_UP, Some(Version::FIRST), other_contact(AZURE, TREY)).await;
    assert_eq!(outcome.unwrap_err().code(), Code::Stale);
    let now = contact(&store, AZURE).await;
    assert_eq!((now.partner, now.provenance), (TREY, Provenance::Manual));
    let refused: Vec<_> =
        store.chain(TREY).iter().flat_map(|(_, entries)| entries).map(|it| it.entry.refused).collect();
    assert_eq!(refused, [Some(Code::Stale)]);
}

#[tokio::test]
async fn it_is_written_over_by_who_did_not_look() {
    let (outcome, store) = raced(TO_FIRST_UP, None, other_contact(AZURE, TREY)).await;
    assert!(outcome.unwrap().changed);
    let now = contact(&store, AZURE).await;
    assert_eq!((now.partner, now.version), (FIRST_UP, Version::new(3)));
}

#[tokio::test]
async fn two_who_want_the_same_do_not_conflict() {
    let (outcome, store) = raced(TO_FIRST_UP, Some(Version::FIRST), other_contact(AZURE, FIRST_UP)).await;
    let done = outcome.unwrap();
    assert_eq!((done.changed, done.followed, done.stored.contact.version), (false, 0, Version::new(2)));
    assert_eq!(contact(&store, AZURE).await.version, Version::new(2));
}

#[tokio::test]
async fn add_ons_stay_where_what_they_follow_stays() {
    let (outcome, store) = raced((OFFICE, TREY), Some(Version::FIRST), other_contact(OFFICE, FIRST_UP)).await;
    assert_eq!(outcome.unwrap_err().code(), Code::Stale);
    for id in [OFFICE, VISIO] {
        assert_eq!(contact(&store, id).await.partner, FIRST_UP);
    }
}
