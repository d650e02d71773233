//! One assignment: decide on a snapshot, and commit with guards on everything the decision looked at.
//!
//! The model of a use case that writes. A guard that fails means that a fact changed between the reading and the
//! writing: it is read and decided again, so that a right taken away in the middle cannot slip through.

use shared::assignment::{Decision, Facts, Intent, decide, follow};
use shared::audit::{Action, Entry};
use shared::contact::{Provenance, SupportContact};
use shared::eligibility::Candidate;
use shared::id::{CustomerId, MpnId, SubscriptionId, TenantId};
use shared::partner::Provider;
use shared::reason::{Code, Refusal};
use shared::role::Permission;
use shared::text::{Note, Ticket};
use shared::time::Timestamp;
use shared::version::Version;

use super::{Failure, attempts, part, repeat};
use crate::app::App;
use crate::ctx::{Ctx, Scope};
use crate::store::read::{ContactRead, FactRow, Row};
use crate::store::{Change, Commit, Guard, Outcome, Put, Store, Verdict};

/// How often a decision is made again because facts changed under it.
const TRIES: usize = 4;

/// What somebody asks for.
#[derive(Clone, Debug)]
pub struct Assign {
    /// The subscription.
    pub subscription: SubscriptionId,
    /// Whose it must be, where the address names the customer too.
    pub customer: Option<CustomerId>,
    /// The partner that is to be the contact.
    pub target: TenantId,
    /// Its partner number, where the caller names that too (D3).
    pub mpn: Option<MpnId>,
    /// The version that the caller looked at; none for last-write-wins (D8).
    pub expect: Option<Version>,
    /// "I have confirmed this with the reseller."
    pub confirm: bool,
    /// Why.
    pub reason: Option<Note>,
    /// The person's ticket.
    pub ticket: Option<Ticket>,
}

/// What became of it.
#[derive(Clone, Debug)]
pub struct Assigned {
    /// The contact as it was stored, or was already.
    pub stored: ContactRead,
    /// False when the contact already was this partner.
    pub changed: bool,
    /// How many add-ons followed.
    pub followed: u32,
}

/// Assigns, or refuses and records the attempt (D9). Ids that are unknown or somebody else's are not recorded.
pub async fn assign<S: Store>(app: &App<S>, ctx: &Ctx, ask: &Assign) -> Result<Assigned, Failure> {
    let scope = ctx.scope()?;
    for _ in 0..TRIES {
        let snapshot = part::facts(app, &scope, ask.subscription, Some(ask.target)).await?;
        let is_meant = |found: &&FactRow| ask.customer.is_none_or(|id| id == found.row.customer.id);
        let found = snapshot.rows.first().filter(is_meant).filter(|_| ctx.names(ask.subscription));
        let Some(found) = found else {
            // The role is looked at before the ids.
            ctx.actor.require(Permission::Assign, &snapshot.provider)?;
            return Err(Failure::not_found());
        };
        let now = app.now();
        let work = Work { app, ctx, ask, scope, provider: &snapshot.provider, found, now };
        match work.decide() {
            Ok(Decision::Unchanged) => return Ok(work.unchanged()),
            Ok(Decision::Assign { after, confirmed }) => {
                if let Some(done) = work.commit(after, confirmed).await? {
                    return Ok(done);
                }
            }
            Err(refusal) => {
                let late = matches!(refusal.code(), Code::Stale | Code::SubscriptionEnded);
                if late && repeat::made_by(app, &scope, ctx, ask, &found.row.contact).await? {
                    return Ok(work.unchanged());
                }
                work.record_refusal(&refusal).await?;
                return Err(refusal.into());
            }
        }
    }
    Err(Code::InFlight.into())
}

/// One try, on one snapshot.
struct Work<'a, S: Store> {
    app: &'a App<S>,
    ctx: &'a Ctx,
    ask: &'a Assign,
    scope: Scope,
    provider: &'a Provider,
    found: &'a FactRow,
    now: Timestamp,
}

impl<S: Store> Work<'_, S> {
    fn decide(&self) -> Result<Decision, Refusal> {
        let row = &self.found.row;
        let facts = Facts {
            provider: self.provider,
            customer: &row.customer,
            subscription: &row.subscription,
            contact: &row.contact,
            candidate: self.found.target.as_ref(),
        };
        let intent = Intent {
            actor: &self.ctx.actor,
            target: self.ask.target,
            mpn: self.ask.mpn,
            confirm: self.ask.confirm,
            expect: self.ask.expect,
            provenance: Provenance::Manual,
        };
        decide(&facts, &intent, self.now)
    }

    fn unchanged(&self) -> Assigned {
        let Row { customer, contact, current, .. } = &self.found.row;
        let stored = ContactRead { customer: customer.id, contact: *contact, partner: current.partner.clone() };
        Assigned { stored, changed: false, followed: 0 }
    }

    /// None when something changed under the decision, a fact or the contact itself: to be decided again, where a caller
    /// who named a version learns that it is stale, unless somebody else wanted the same.
    async fn commit(&self, after: SupportContact, confirmed: bool) -> Result<Option<Assigned>, Failure> {
        let Some(target) = &self.found.target else { return Ok(None) };
        let followers = &self.found.followers;
        let entry = Entry { confirmed, ..self.entry(Action::ContactAssigned, &self.found.row.contact, &after) };
        let mut changes = vec![change(&self.found.row.contact, after, entry)];
        changes.extend(followers.iter().map(|addon| {
            let moved = follow(addon, &after);
            change(addon, moved, self.entry(Action::ContactFollowed, addon, &moved))
        }));
        let commit = Commit { id: self.app.commit_id(), guards: self.guards(), changes };
        let Outcome::Done(verdicts) = self.app.store.commit(&self.scope, commit).await? else { return Ok(None) };
        let Some((Verdict::Put(_), rest)) = verdicts.split_first() else { return Ok(None) };
        let followed = rest.iter().filter(|verdict| matches!(verdict, Verdict::Put(_))).count();
        // The guards hold the partner to the version that was read, and the store counts from the one it expects.
        let contact = SupportContact { version: self.found.row.contact.version.next(), ..after };
        let stored = ContactRead { customer: self.found.row.customer.id, contact, partner: target.partner.clone() };
        Ok(Some(Assigned { stored, changed: true, followed: u32::try_from(followed).unwrap_or(u32::MAX) }))
    }

    /// Everything the decision looked at but the contact itself, which has its own expectation.
    fn guards(&self) -> Vec<Guard> {
        let row = &self.found.row;
        let own = &self.provider.partner;
        let mut guards = vec![
            Guard::Partner(own.id, own.version),
            Guard::Customer(row.customer.id, row.customer.version),
            Guard::Subscription(row.subscription.id, row.subscription.version),
        ];
        if let Some(Candidate { partner, reach }) = self.found.target.as_ref().filter(|it| it.partner.id != own.id) {
            guards.push(Guard::Partner(partner.id, partner.version));
            guards.push(Guard::Reach(reach.customer, reach.partner, reach.version));
        }
        if !self.found.followers.is_empty() {
            // Its own expectation would let the add-ons go where it does not go itself.
            guards.push(Guard::Contact(row.contact.subscription, row.contact.version));
        }
        guards
    }

    fn entry(&self, action: Action, before: &SupportContact, after: &SupportContact) -> Entry {
        Entry {
            customer: Some(self.found.row.customer.id),
            subscription: Some(after.subscription),
            before: Some(before.partner),
            after: Some(after.partner),
            version: Some(after.version),
            provenance: Some(after.provenance),
            reason: self.ask.reason.clone(),
            ticket: self.ask.ticket.clone(),
            blind: self.ask.expect.is_none(),
            ..self.ctx.entry(self.now, action)
        }
    }

    /// D9: what a signed-in person of the tenant tried and may not is part of the history.
    async fn record_refusal(&self, refusal: &Refusal) -> Result<(), Failure> {
        let contact = &self.found.row.contact;
        let entry = Entry {
            after: Some(self.ask.target),
            version: None,
            provenance: None,
            refused: Some(refusal.code()),
            ..self.entry(Action::ContactAssigned, contact, contact)
        };
        attempts::record(self.app, &self.scope, entry).await
    }
}

fn change(before: &SupportContact, after: SupportContact, entry: Entry) -> Change {
    Change { expect: before.version, put: Put::Contact(after), entry: Some(entry) }
}
