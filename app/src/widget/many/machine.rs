//! The assignment of one contact to several subscriptions as a pure machine. It knows no document and no server; the
//! component feeds it events and sends what it says. Each subscription is one request, with what was looked at.

use super::item::{Effect, End, Item};
use crate::api::error::ApiError;
use crate::block::assign::draft::optional;
use crate::block::assign::fault::Fault;
use crate::block::assign::step::can_be_set;
use shared::api::candidate::CandidateView;
use shared::api::contact::{PutContact, PutContactAnswer};
use shared::api::subscription::SubscriptionDetail;
use shared::eligibility::Class;
use shared::id::{CustomerId, RequestId, SubscriptionId, TenantId};

/// Where the whole stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Choosing, with the preview beside.
    Choose,
    /// Requests are on their way.
    Sending,
    /// All are answered.
    Done,
}

/// What is to be sent for one subscription.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Send {
    /// Which.
    pub id: SubscriptionId,
    /// For `If-Match`.
    pub etag: String,
    /// The assignment.
    pub put: PutContact,
    /// The request's name.
    pub request: RequestId,
}

/// The entries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entries {
    /// The partner that is to be the contact.
    pub choice: Option<CandidateView>,
    /// "I have confirmed this with the reseller."
    pub confirmed: bool,
    /// Why.
    pub reason: String,
    /// The ticket.
    pub ticket: String,
}

/// The list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// The subscriptions, in the order given.
    pub items: Vec<Item>,
    /// What was entered.
    pub entries: Entries,
    /// How the chosen partner stands with each customer that was asked about.
    known: Vec<(CustomerId, Option<CandidateView>)>,
    /// A partner that was picked and cannot be taken.
    pub declined: Option<CandidateView>,
    /// What is wrong with the entries.
    pub faults: Vec<Fault>,
    /// Nothing is ticked, or nothing would change.
    pub nothing: Option<Nothing>,
    /// Where it stands.
    pub phase: Phase,
    /// What is still to be sent.
    queue: Vec<Send>,
    /// What was sent together last.
    pub sent: Vec<SubscriptionId>,
    total: usize,
}

/// Why there is nothing to send.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nothing {
    /// No subscription is ticked.
    Ticked,
    /// None of those ticked would change.
    Changes,
}

impl List {
    /// Starts with subscriptions as they were read.
    pub fn new(details: Vec<SubscriptionDetail>) -> Self {
        Self {
            items: details.into_iter().map(Item::new).collect(),
            entries: Entries::default(),
            known: Vec::new(),
            declined: None,
            faults: Vec::new(),
            nothing: None,
            phase: Phase::Choose,
            queue: Vec::new(),
            sent: Vec::new(),
            total: 0,
        }
    }

    /// One subscription.
    pub fn item(&self, id: SubscriptionId) -> Option<&Item> {
        self.items.iter().find(|item| item.detail.row.id == id)
    }

    /// How many can be ticked, and how many are.
    pub fn ticked(&self) -> (usize, usize) {
        let open = self.items.iter().filter(|item| !item.detail.row.ended);
        (open.clone().count(), open.filter(|item| item.ticked).count())
    }

    /// Ticks one, or all for `None`; ended ones have no tick.
    pub fn tick(&mut self, id: Option<SubscriptionId>, yes: bool) {
        self.nothing = None;
        for item in &mut self.items {
            if !item.detail.row.ended && id.is_none_or(|id| item.detail.row.id == id) {
                item.ticked = yes;
            }
        }
    }

    /// A partner was picked. One that may not be the contact, or not by this person, sets nothing.
    pub fn choose(&mut self, candidate: CandidateView, customer: CustomerId, may_confirm: bool) {
        self.faults.clear();
        self.nothing = None;
        if can_be_set(&candidate, may_confirm) {
            self.known = vec![(customer, Some(candidate.clone()))];
            self.entries.confirmed = false;
            self.entries.choice = Some(candidate);
            self.declined = None;
            self.forget_requests();
        } else {
            self.declined = Some(candidate);
        }
    }

    /// Customers of ticked subscriptions for which nobody has asked yet how the chosen partner stands, each with one of
    /// its subscriptions.
    pub fn unknown(&self) -> Vec<(CustomerId, SubscriptionId)> {
        let mut unknown: Vec<(CustomerId, SubscriptionId)> = Vec::new();
        for row in self.items.iter().filter(|item| item.ticked).map(|item| &item.detail.row) {
            let customer = row.customer.id;
            let asked = self.known.iter().any(|(known, _)| *known == customer);
            if self.entries.choice.is_some() && !asked && unknown.iter().all(|(other, _)| *other != customer) {
                unknown.push((customer, row.id));
            }
        }
        unknown
    }

    /// How the chosen partner stands with a customer; `None` where that could not be had.
    pub fn learned(&mut self, customer: CustomerId, stands: Option<CandidateView>) {
        self.known.push((customer, stands));
    }

    /// The same, when the answer comes later; not for a partner that is no longer the choice.
    pub fn corrected(&mut self, customer: CustomerId, tenant: TenantId, stands: Option<CandidateView>) {
        let current = self.entries.choice.as_ref().is_some_and(|choice| choice.tenant_id == tenant);
        let known = self.known.iter_mut().find(|(known, _)| *known == customer);
        if let (true, Some((_, known))) = (current, known) {
            *known = stands;
        }
    }

    /// Whether the choice needs the person's confirmation somewhere.
    pub fn needs_confirmation(&self) -> Option<&CandidateView> {
        let changes = |customer: CustomerId| {
            self.items
                .iter()
                .any(|item| item.detail.row.customer.id == customer && self.effect(item) == Effect::Changes)
        };
        let unverified = |(customer, stands): &&(CustomerId, Option<CandidateView>)| {
            stands.as_ref().is_some_and(|stands| stands.class == Class::Unverified) && changes(*customer)
        };
        self.known.iter().find(unverified).and_then(|(_, stands)| stands.as_ref())
    }

    /// The tick that an unverified partner needs.
    pub fn confirm(&mut self, yes: bool) {
        self.entries.confirmed = yes;
        self.forget_requests();
        self.faults.retain(|fault| *fault != Fault::Unconfirmed);
    }

    /// Reason and ticket were written.
    pub fn note(&mut self, reason: &str, ticket: &str) {
        if (self.entries.reason.as_str(), self.entries.ticket.as_str()) != (reason, ticket) {
            reason.clone_into(&mut self.entries.reason);
            ticket.clone_into(&mut self.entries.ticket);
            self.forget_requests();
        }
    }

    fn forget_requests(&mut self) {
        self.items.iter_mut().for_each(|item| item.request = None);
    }

    /// What would become of one subscription.
    pub fn effect(&self, item: &Item) -> Effect {
        let row = &item.detail.row;
        let Some(choice) = self.entries.choice.as_ref().filter(|_| item.ticked) else {
            return if row.ended { Effect::Ended } else { Effect::Stays };
        };
        if item.detail.support_contact.tenant_id == choice.tenant_id {
            return Effect::IsSo;
        }
        match self.known.iter().find(|(customer, _)| *customer == row.customer.id) {
            Some((_, Some(stands))) if stands.class == Class::Ineligible => Effect::Cannot(stands.clone()),
            Some((_, Some(_))) => Effect::Changes,
            Some((_, None)) | None => Effect::NotTested,
        }
    }

    /// How many subscriptions would get another contact.
    pub fn changes(&self) -> usize {
        self.sendable().count()
    }

    fn sendable(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(|item| matches!(self.effect(item), Effect::Changes | Effect::NotTested))
    }

    /// What Submit would send, and for whom; or what is wrong.
    ///
    /// # Errors
    /// What is wrong with the entries is kept in the list.
    pub fn plan(&mut self) -> Option<Vec<&Item>> {
        if self.phase != Phase::Choose {
            return None;
        }
        self.faults.clear();
        self.nothing = None;
        if let Err(faults) = self.command() {
            self.faults = faults;
        } else if self.ticked().1 == 0 {
            self.nothing = Some(Nothing::Ticked);
        } else if self.changes() == 0 {
            self.nothing = Some(Nothing::Changes);
        }
        (self.faults.is_empty() && self.nothing.is_none()).then(|| self.sendable().collect())
    }

    fn command(&self) -> Result<PutContact, Vec<Fault>> {
        let mut faults = Vec::new();
        let confirm = self.needs_confirmation().is_some();
        if self.entries.choice.is_none() {
            faults.push(Fault::NoChoice);
        } else if confirm && !self.entries.confirmed {
            faults.push(Fault::Unconfirmed);
        }
        let reason = optional(&self.entries.reason).unwrap_or_else(|invalid| {
            faults.push(Fault::Reason(invalid));
            None
        });
        let ticket = optional(&self.entries.ticket).unwrap_or_else(|invalid| {
            faults.push(Fault::Ticket(invalid));
            None
        });
        match &self.entries.choice {
            Some(choice) if faults.is_empty() => {
                Ok(PutContact { tenant_id: choice.tenant_id, confirm, reason, ticket })
            }
            _ => Err(faults),
        }
    }

    /// Submit: everything that would change is to be sent.
    pub fn submit(&mut self, new_id: impl Fn() -> RequestId) {
        if self.plan().is_some() {
            self.enqueue(new_id, |list, item| matches!(list.effect(item), Effect::Changes | Effect::NotTested));
        }
    }

    /// What failed is to be sent again: the same request where no answer came, another where the server said no.
    pub fn retry(&mut self, new_id: impl Fn() -> RequestId) {
        if self.phase == Phase::Done {
            self.enqueue(new_id, |_, item| matches!(item.end, Some(End::Failed(_))));
        }
    }

    fn enqueue(&mut self, new_id: impl Fn() -> RequestId, wanted: impl Fn(&Self, &Item) -> bool) {
        let Ok(put) = self.command() else { return };
        let unverified = |stands: &CandidateView| stands.class == Class::Unverified;
        let unverified: Vec<_> =
            self.known.iter().filter(|(_, stands)| stands.as_ref().is_some_and(unverified)).collect();
        let unverified: Vec<CustomerId> = unverified.into_iter().map(|(customer, _)| *customer).collect();
        let wanted: Vec<bool> = self.items.iter().map(|item| wanted(self, item)).collect();
        for (item, _) in self.items.iter_mut().zip(wanted).filter(|(_, wanted)| *wanted) {
            item.end = None;
            let request = *item.request.get_or_insert_with(&new_id);
            let etag = item.detail.support_contact.etag.clone();
            let confirm = put.confirm && unverified.contains(&item.detail.row.customer.id);
            self.queue.push(Send { id: item.detail.row.id, etag, put: PutContact { confirm, ..put.clone() }, request });
        }
        self.sent = self.queue.iter().map(|send| send.id).collect();
        self.total = self.queue.len();
        self.queue.reverse();
        self.phase = if self.total > 0 { Phase::Sending } else { self.phase };
    }

    /// The next to send; `None` when all are on their way.
    pub fn next(&mut self) -> Option<Send> {
        self.queue.pop()
    }

    /// How many of those sent now are answered, of how many.
    pub fn progress(&self) -> (usize, usize) {
        let open = self.items.iter().filter(|item| item.request.is_some() && item.end.is_none()).count();
        (self.total.saturating_sub(open), self.total)
    }

    /// An answer came. When it was the last, the whole is done.
    pub fn answered(&mut self, id: SubscriptionId, answer: Result<PutContactAnswer, ApiError>) {
        if let Some(item) = self.items.iter_mut().find(|item| item.detail.row.id == id) {
            item.answered(answer);
        }
        let (done, total) = self.progress();
        if done == total {
            self.phase = Phase::Done;
        }
    }

    /// How many were assigned, had the contact already, and were not assigned.
    pub fn counts(&self) -> [usize; 3] {
        let count =
            |wanted: fn(&End) -> bool| self.items.iter().filter(|item| item.end.as_ref().is_some_and(wanted)).count();
        [
            count(|end| *end == End::Stored(true)),
            count(|end| *end == End::Stored(false)),
            count(|end| matches!(end, End::Stale | End::Failed(_))),
        ]
    }

    /// How many can be sent again.
    pub fn failed(&self) -> usize {
        self.items.iter().filter(|item| matches!(item.end, Some(End::Failed(_)))).count()
    }

    /// Back to the beginning: what was not assigned stays ticked.
    pub fn close(&mut self) {
        let mut fresh = Self::new(Vec::new());
        fresh.items = std::mem::take(&mut self.items);
        for item in &mut fresh.items {
            item.ticked = item.ticked && matches!(item.end, Some(End::Stale | End::Failed(_)));
            (item.end, item.request) = (None, None);
        }
        *self = fresh;
    }

    /// Everything entered is thrown away, unless it is being sent.
    pub fn discard(&mut self) {
        if self.phase != Phase::Sending {
            let details = std::mem::take(&mut self.items).into_iter().map(|item| item.detail).collect();
            *self = Self::new(details);
        }
    }

    /// The subscriptions were read again. What is entered stays, and so does what was looked at while it is judged.
    pub fn refreshed(&mut self, details: Vec<SubscriptionDetail>) {
        if self.phase != Phase::Choose {
            return;
        }
        let before = std::mem::take(&mut self.items);
        let ticked = |id| before.iter().any(|item| item.detail.row.id == id && item.ticked);
        let item = |detail: SubscriptionDetail| {
            let ticked = !detail.row.ended && ticked(detail.row.id);
            Item { ticked, ..Item::new(detail) }
        };
        self.items = details.into_iter().map(item).collect();
    }
}

#[cfg(test)]
#[path = "machine_tests.rs"]
mod tests;
