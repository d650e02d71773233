//! What the list asks and sends.

use super::item::End;
use super::machine::{List, Phase, Send};
use crate::api::contact::request_id;
use crate::api::{Api, use_api};
use crate::block::assign::draft::partner as contact_partner;
use crate::dom::reactive::{effect, memo};
use crate::widget::events::{Assigned, Change, Done, Outcome, Plan, PlanRow, code, partner};
use crate::widget::told::{Told, use_told};
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::query::Place;

/// So many requests at once: quick for the person, gentle to the server.
const AT_ONCE: usize = 4;

/// The list, the server and the page. A copy is as good as the original.
#[derive(Clone, Copy)]
pub struct Sending {
    list: RwSignal<List>,
    api: Api,
    told: Told,
    asking: StoredValue<bool>,
}

impl Sending {
    /// For this list; the page is told what a person does with it.
    pub fn new(list: RwSignal<List>) -> Self {
        let sending = Self { list, api: use_api(), told: use_told(), asking: StoredValue::new(false) };
        let choice = memo(move || list.with(|list| list.entries.choice.clone()));
        effect(move || {
            if let Some(choice) = choice.get() {
                let ticked =
                    |list: &List| list.items.iter().filter(|item| item.ticked).map(|item| item.detail.row.id).collect();
                let subscription_ids = list.with_untracked(ticked);
                sending.told.tell("change", &Change { subscription_ids, contact: partner(&choice) });
            }
        });
        // Other customers may be ticked later.
        let unknown = memo(move || list.with(List::unknown));
        effect(move || {
            unknown.get();
            sending.learn();
        });
        sending
    }

    /// Asks how the chosen partner stands with customers that nobody has asked about.
    pub fn learn(self) {
        let (unknown, choice) = self.list.with_untracked(|list| (list.unknown(), list.entries.choice.clone()));
        let Some(choice) = choice else { return };
        for (customer, id) in unknown {
            self.list.update(|list| list.learned(customer, None));
            let question = self.api.candidates(id, Some(&choice.name), &Place::default(), None);
            let tenant = choice.tenant_id;
            spawn_local(async move {
                let answer = question.await;
                let stands = answer.ok().and_then(|page| page.items.into_iter().find(|one| one.tenant_id == tenant));
                self.list.try_update(|list| list.corrected(customer, tenant, stands));
            });
        }
    }

    /// Submit was pressed.
    pub fn submit(self) {
        let plan = self.list.try_update(|list| {
            let to = list.entries.choice.as_ref().map(partner);
            let rows = list.plan()?.into_iter().zip(std::iter::repeat(to)).filter_map(|(item, to)| {
                let from = contact_partner(&item.detail.support_contact);
                Some(PlanRow { subscription_id: item.detail.row.id, from, to: to? })
            });
            Some(Plan { rows: rows.collect() })
        });
        let Some(plan) = plan.flatten().filter(|_| !self.asking.get_value()) else { return };
        self.asking.set_value(true);
        spawn_local(async move {
            let may = self.told.ask("before-submit", &plan).await;
            if self.asking.try_set_value(false).is_none() && may {
                self.list.update(|list| list.submit(request_id));
                self.go();
            }
        });
    }

    /// What failed is sent again.
    pub fn retry(self) {
        self.list.update(|list| list.retry(request_id));
        self.go();
    }

    fn go(self) {
        for _ in 0..AT_ONCE {
            self.next();
        }
    }

    fn next(self) {
        let Some(send) = self.list.try_update(List::next).flatten() else { return };
        let Send { id, etag, put, request } = send;
        let answer = self.api.put_contact(id, &etag, &put, request);
        spawn_local(async move {
            let answer = answer.await;
            // The element may be gone; what was sent is done all the same.
            if self.list.try_update(|list| list.answered(id, answer)).is_none() {
                return;
            }
            if self.list.with_untracked(|list| list.phase == Phase::Done) {
                self.list.with_untracked(|list| self.told.tell("assigned", &Assigned { results: results(list) }));
            } else {
                self.next();
            }
        });
    }
}

/// What became of those that were sent last.
fn results(list: &List) -> Vec<Done> {
    let done = |id: &_| {
        let item = list.item(*id)?;
        let (outcome, code) = match item.end.as_ref()? {
            End::Stored(true) => (Outcome::Assigned, None),
            End::Stored(false) => (Outcome::Unchanged, None),
            End::Stale => (Outcome::Conflict, Some("stale".to_owned())),
            End::Failed(error) if error.problem().is_some() => (Outcome::Refused, Some(code(error))),
            End::Failed(error) => (Outcome::Failed, Some(code(error))),
        };
        Some(Done { subscription_id: *id, outcome, contact: Some(item.detail.support_contact.clone()), code })
    };
    list.sent.iter().filter_map(done).collect()
}
