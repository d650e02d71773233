//! The assigner for one subscription.

use super::events::{Assigned, Change, Done, Fault, Outcome, Plan, PlanRow, partner};
use super::found::{Found, What};
use super::handle::use_acts;
use super::told::{Told, use_told};
use crate::api::error::ApiError;
use crate::block::assign::flow::{Asked, AssignFlow};
use crate::block::assign::read_only::ReadOnly;
use crate::block::assign::step::{Flow, Step, Stored};
use crate::dom::reactive::{Memo, effect, memo};
use crate::i18n::rich::bdi;
use crate::rich;
use crate::state::me::use_me;
use crate::state::remote::Source;
use crate::t;
use crate::view;
use leptos::prelude::*;
use shared::api::subscription::SubscriptionDetail;
use shared::role::Permission;

/// The view of what was found, which is one subscription.
pub fn one(source: Source<Found, ApiError>) -> AnyView {
    let (acts, told, me) = (use_acts(), use_told(), use_me());
    told.ready();
    let detail = move || {
        source.with(|remote| match &remote.value()?.what {
            What::One(detail) => Some((**detail).clone()),
            What::Many(_) => None,
        })
    };
    let Some(first) = untrack(detail) else { return ().into_any() };
    let customer = first.row.customer.name.clone();
    let flow = RwSignal::new(Flow::new(&first.support_contact, None));
    let detail = memo(move || detail().unwrap_or_else(|| first.clone()));
    told.value(move || Some(detail.with(|detail| detail.support_contact.clone())));
    watch(told, flow, detail);
    let wished = memo(move || acts.options.with(|options| options.readonly));
    let may = me.may(Permission::Assign);
    let open = memo(move || may && !wished.get() && !detail.with(|detail| detail.row.ended));
    told.state("readonly", move || !open.get());
    Effect::new(move |before: Option<()>| {
        acts.reset.track();
        if before.is_some() {
            flow.update(Flow::discard);
        }
    });
    // A portal's person has no role here that could be named.
    let page_reads = me.session().roles.is_empty();
    let reason = t!(widget.readonly);
    view! {
        <p class="sc-muted">{rich!(subscription.of; customer = bdi(customer.clone()))}</p>
        {move || {
            if open.get() {
                let on_stored = move |()| source.refresh();
                let before_send = Some(Callback::new(move |()| ask(told, flow, detail)));
                view! { <AssignFlow detail flow autofocus=false on_stored on_close=None before_send/> }
            } else {
                let own = (wished.get() || page_reads).then_some(reason);
                view! { <ReadOnly detail reason=own/> }
            }
        }}
    }
}

/// Whether the page lets it be sent.
fn ask(told: Told, flow: RwSignal<Flow>, detail: Memo<SubscriptionDetail>) -> Asked {
    let id = detail.with_untracked(|detail| detail.row.id);
    let row = flow.with_untracked(|flow| {
        let to = partner(flow.draft().choice.as_ref()?);
        Some(PlanRow { subscription_id: id, from: flow.draft().looked.partner.clone(), to })
    });
    let plan = Plan { rows: row.into_iter().collect() };
    Box::pin(async move { told.ask("before-submit", &plan).await })
}

/// Tells the page what a person does, and what comes of it.
fn watch(told: Told, flow: RwSignal<Flow>, detail: Memo<SubscriptionDetail>) {
    let id = detail.with_untracked(|detail| detail.row.id);
    let choice = memo(move || flow.with(|flow| flow.draft().choice.clone()));
    effect(move || {
        if let Some(choice) = choice.get() {
            told.tell("change", &Change { subscription_ids: vec![id], contact: partner(&choice) });
        }
    });
    let stored = memo(move || {
        flow.with(|flow| if let Step::Review(stored) = flow.step() { Some((**stored).clone()) } else { None })
    });
    effect(move || {
        if let Some(Stored { answer, .. }) = stored.get() {
            let outcome = if answer.changed { Outcome::Assigned } else { Outcome::Unchanged };
            let done = Done { subscription_id: id, outcome, contact: Some(answer.contact), code: None };
            told.tell("assigned", &Assigned { results: vec![done] });
        }
    });
    told.faults(move || flow.with(|flow| flow.error().map(Fault::from)));
    told.faults(move || flow.with(|flow| matches!(flow.step(), Step::Stale(_)).then(|| Fault::own("stale", false))));
}
