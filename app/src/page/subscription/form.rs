//! The form: the field, what it leads to, reason and ticket, Submit.

use super::contact_field::{ContactField, FIELD};
use super::declined::Declined;
use super::fault::Fault;
use super::preview::Preview;
use super::step::{Flow, Step};
use crate::dom::reactive::{Memo, effect, memo};
use crate::i18n::message::Message;
use crate::i18n::{I18n, problem, reason, use_i18n};
use crate::page::problem::ProblemMessage;
use crate::state::me::use_me;
use crate::ui::button::{Button, Look};
use crate::ui::checkbox::Checkbox;
use crate::ui::error_summary::{ErrorSummary, FieldError};
use crate::ui::text_field::TextField;
use crate::view;
use crate::{msg, t};
use leptos::prelude::*;
use shared::api::subscription::SubscriptionDetail;
use shared::role::Permission;

const REASON: &str = "assign-reason";
const TICKET: &str = "assign-ticket";
const CONFIRM: &str = "assign-confirm";

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
            <Confirmation flow faults/>
            <Change detail flow/>
            <div class="sc-stack" hidden=move || !chosen.get()>
                <Remarks flow faults/>
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

/// The tick that an unverified partner needs.
#[component]
fn Confirmation(flow: RwSignal<Flow>, faults: Memo<Vec<Fault>>) -> impl IntoView {
    let needed =
        memo(move || flow.with(|flow| flow.draft().choice.clone().filter(|_| flow.draft().needs_confirmation())));
    let missing = memo(move || faults.with(|faults| faults.contains(&Fault::Unconfirmed)));
    let confirmed = Signal::derive(move || flow.with(|flow| flow.draft().confirmed));
    view! {
        {move || {
            needed.get().map(|candidate| {
                view! {
                    <div class="sc-confirm" data-invalid=move || missing.get().then_some("")>
                        <p class="sc-strong">{t!(flow.unverified)}</p>
                        <crate::page::problem::Reasons reasons=candidate.reasons/>
                        <Checkbox
                            id=CONFIRM label=t!(flow.confirm) hint=t!(flow.confirm_hint) checked=confirmed
                            on_change=move |yes| flow.update(|flow| flow.confirm(yes))
                        />
                    </div>
                }
            })
        }}
    }
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

/// Reason and ticket.
#[component]
fn Remarks(flow: RwSignal<Flow>, faults: Memo<Vec<Fault>>) -> impl IntoView {
    let i18n = use_i18n();
    let (reason, ticket) = flow.with_untracked(|flow| (flow.draft().reason.clone(), flow.draft().ticket.clone()));
    let (reason, ticket) = (RwSignal::new(reason), RwSignal::new(ticket));
    Effect::new(move |before: Option<()>| {
        let (reason, ticket) = (reason.get(), ticket.get());
        if before.is_some() {
            flow.update(|flow| flow.note(&reason, &ticket));
        }
    });
    // A draft that was thrown away empties the fields.
    let kept = memo(move || flow.with(|flow| (flow.draft().reason.clone(), flow.draft().ticket.clone())));
    effect(move || {
        let (was_reason, was_ticket) = kept.get();
        if reason.with_untracked(|now| *now != was_reason) {
            reason.set(was_reason);
        }
        if ticket.with_untracked(|now| *now != was_ticket) {
            ticket.set(was_ticket);
        }
    });
    let error = move |wanted: fn(&Fault) -> bool| {
        Signal::derive(move || {
            faults.with(|faults| faults.iter().find(|fault| wanted(fault)).map(|fault| words(i18n, fault)))
        })
    };
    view! {
        <TextField id=REASON label=t!(terms.reason) mark=t!(common.optional) value=reason maxlength=500
            error=error(|fault| matches!(fault, Fault::Reason(_)))/>
        <TextField id=TICKET label=t!(terms.ticket_reference) mark=t!(common.optional) value=ticket maxlength=64
            error=error(|fault| matches!(fault, Fault::Ticket(_)))/>
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

fn line(i18n: I18n, fault: &Fault) -> FieldError {
    let field = match fault {
        Fault::Unconfirmed => CONFIRM,
        Fault::Reason(_) => REASON,
        Fault::Ticket(_) => TICKET,
        Fault::NoChoice | Fault::Same | Fault::Refused(_) => FIELD,
    };
    FieldError { field: field.to_owned(), text: words(i18n, fault) }
}

fn is_at_field(fault: &Fault) -> bool {
    matches!(fault, Fault::NoChoice | Fault::Same | Fault::Refused(_))
}

/// What is wrong and what to do. Tracked: it changes with the language.
fn words(i18n: I18n, fault: &Fault) -> String {
    let message: Message = match fault {
        Fault::NoChoice => msg!(flow.no_choice),
        Fault::Same => msg!(flow.same),
        Fault::Unconfirmed => msg!(flow.unconfirmed),
        Fault::Reason(invalid) | Fault::Ticket(invalid) => problem::invalid(*invalid),
        Fault::Refused(reasons) => {
            let sentences: Vec<_> = reasons.iter().map(|one| reason::sentence(i18n, one)).collect();
            return sentences.join(" ");
        }
    };
    i18n.text(&message)
}
