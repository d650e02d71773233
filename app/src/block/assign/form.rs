//! The form: the field, what it leads to, reason and ticket, Submit.

use super::contact_field::ContactField;
use super::declined::Declined;
use super::fault::Fault;
use super::preview::Preview;
use super::remarks::{Confirmation, Remarks, line, words};
use super::step::{Flow, Step};
use crate::block::problem::ProblemMessage;
use crate::dom::reactive::{Memo, memo};
use crate::i18n::use_i18n;
use crate::state::me::use_me;
use crate::t;
use crate::ui::button::{Button, Look};
use crate::ui::error_summary::ErrorSummary;
use crate::view;
use leptos::prelude::*;
use shared::api::subscription::SubscriptionDetail;
use shared::role::Permission;

/// The form of one assignment.
#[component]
pub fn AssignForm(
    /// The subscription.
    detail: Memo<SubscriptionDetail>,
    /// The flow.
    flow: RwSignal<Flow>,
    /// Submit was pressed.
    #[prop(into)]
    on_submit: Callback<()>,
) -> impl IntoView {
    let (i18n, me) = (use_i18n(), use_me());
    let may_confirm = me.may(Permission::Administer);
    let policy = me.session().role_policy;
    let id = detail.with_untracked(|detail| detail.row.id);
    let faults = memo(move || flow.with(|flow| flow.faults().to_vec()));
    let errors = Signal::derive(move || faults.get().iter().map(|fault| line(i18n, fault)).collect::<Vec<_>>());
    let at_field = Signal::derive(move || {
        let texts: Vec<_> =
            faults.get().iter().filter(|fault| is_at_field(fault)).map(|fault| words(i18n, fault)).collect();
        (!texts.is_empty()).then(|| texts.join(" "))
    });
    let value = memo(move || flow.with(|flow| Some(shown(flow))));
    let pick = move |candidate| flow.update(|flow| flow.choose(candidate, may_confirm));
    let declined = memo(move || flow.with(|flow| flow.declined().cloned()));
    let error = memo(move || flow.with(|flow| flow.error().cloned()));
    let chosen = memo(move || flow.with(|flow| flow.draft().choice.is_some()));
    let needed =
        memo(move || flow.with(|flow| flow.draft().choice.clone().filter(|_| flow.draft().needs_confirmation())));
    let confirmed = Signal::derive(move || flow.with(|flow| flow.draft().confirmed));
    let kept = memo(move || flow.with(|flow| (flow.draft().reason.clone(), flow.draft().ticket.clone())));
    let unsent = t!(flow.not_sent);
    view! {
        <form novalidate=true class="sc-stack" on:submit=move |event| {
            event.prevent_default();
            on_submit.run(());
        }>
            <ErrorSummary title=t!(errors.summary_title) errors/>
            <div class="sc-stack sc-stack--tight">
                <ContactField id value may_confirm on_pick=pick error=at_field/>
                {move || declined.get().map(|candidate| view! { <Declined candidate policy/> })}
            </div>
            <Confirmation needed confirmed faults on_change=move |yes| flow.update(|flow| flow.confirm(yes))/>
            <Change detail flow/>
            <div class="sc-stack" hidden=move || !chosen.get()>
                <Remarks kept faults on_note=move |(reason, ticket): (String, String)| {
                    flow.update(|flow| flow.note(&reason, &ticket));
                }/>
            </div>
            {move || error.get().map(|error| view! { <ProblemMessage error title=unsent/> })}
            <Submit flow/>
        </form>
    }
}

/// What the field shows: the choice, or the contact now.
fn shown(flow: &Flow) -> (String, String) {
    let looked = &flow.draft().looked.partner;
    flow.draft().choice.as_ref().map_or_else(
        || (looked.tenant_id.to_string(), looked.name.clone()),
        |choice| (choice.tenant_id.to_string(), choice.name.clone()),
    )
}

/// The preview, once the choice would change something.
#[component]
fn Change(detail: Memo<SubscriptionDetail>, flow: RwSignal<Flow>) -> impl IntoView {
    let choice = memo(move || flow.with(|flow| flow.preview().cloned()));
    let same = memo(move || flow.with(|flow| flow.draft().choice.is_some() && flow.preview().is_none()));
    let before = move || flow.with_untracked(|flow| flow.draft().looked.partner.name.clone());
    view! {
        {move || choice.get().map(|choice| view! { <Preview detail=detail.get() before=before() choice/> })}
        {move || same.get().then(|| view! { <p role="status">{t!(flow.same)}</p> })}
    }
}

/// Named by what it does, as soon as that is known.
#[component]
fn Submit(flow: RwSignal<Flow>) -> impl IntoView {
    let busy = Signal::derive(move || flow.with(|flow| *flow.step() == Step::Sending));
    let status = t!(flow.sending);
    view! {
        <div class="sc-row sc-form__end">
            <Button look=Look::Primary submit=true busy>{t!(common.submit)}</Button>
            <span class="sc-muted" role="status">{move || busy.get().then(|| status.get())}</span>
        </div>
    }
}

fn is_at_field(fault: &Fault) -> bool {
    matches!(fault, Fault::NoChoice | Fault::Same | Fault::Refused(_))
}
