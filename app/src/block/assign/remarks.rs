//! What goes with a choice: the tick that an unverified partner needs, why, and the ticket.

use super::contact_field::FIELD;
use super::fault::Fault;
use crate::block::problem::Reasons;
use crate::dom::reactive::{Memo, effect, memo};
use crate::i18n::message::Message;
use crate::i18n::{I18n, problem, reason, use_i18n};
use crate::ui::checkbox::Checkbox;
use crate::ui::error_summary::FieldError;
use crate::ui::text_field::TextField;
use crate::view;
use crate::{msg, t};
use leptos::prelude::*;
use shared::api::candidate::CandidateView;

/// The id of the reason's control.
pub const REASON: &str = "assign-reason";
/// The id of the ticket's control.
pub const TICKET: &str = "assign-ticket";
/// The id of the tick.
pub const CONFIRM: &str = "assign-confirm";

/// The tick that an unverified partner needs.
#[component]
pub fn Confirmation(
    /// The partner that needs it, if it does.
    needed: Memo<Option<CandidateView>>,
    /// Whether it is set.
    #[prop(into)]
    confirmed: Signal<bool>,
    /// It was set or taken away.
    #[prop(into)]
    on_change: Callback<bool>,
    /// What is wrong with the entries.
    faults: Memo<Vec<Fault>>,
) -> impl IntoView {
    let missing = memo(move || faults.with(|faults| faults.contains(&Fault::Unconfirmed)));
    view! {
        {move || {
            needed.get().map(|candidate| {
                view! {
                    <div class="sc-confirm" data-invalid=move || missing.get().then_some("")>
                        <p class="sc-strong">{t!(flow.unverified)}</p>
                        <Reasons reasons=candidate.reasons/>
                        <Checkbox
                            id=CONFIRM label=t!(flow.confirm) hint=t!(flow.confirm_hint) checked=confirmed on_change
                        />
                    </div>
                }
            })
        }}
    }
}

/// Reason and ticket.
#[component]
pub fn Remarks(
    /// Both as they are kept: when they are thrown away, the fields are emptied.
    kept: Memo<(String, String)>,
    /// Something was written; it is given both.
    #[prop(into)]
    on_note: Callback<(String, String)>,
    /// What is wrong with the entries.
    faults: Memo<Vec<Fault>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let (reason, ticket) = kept.get_untracked();
    let (reason, ticket) = (RwSignal::new(reason), RwSignal::new(ticket));
    Effect::new(move |before: Option<()>| {
        let both = (reason.get(), ticket.get());
        if before.is_some() {
            on_note.run(both);
        }
    });
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

/// A line of the error summary: what is wrong, and the field where it is put right.
pub fn line(i18n: I18n, fault: &Fault) -> FieldError {
    let field = match fault {
        Fault::Unconfirmed => CONFIRM,
        Fault::Reason(_) => REASON,
        Fault::Ticket(_) => TICKET,
        Fault::NoChoice | Fault::Same | Fault::Refused(_) => FIELD,
    };
    FieldError { field: field.to_owned(), text: words(i18n, fault) }
}

/// What is wrong and what to do. Tracked: it changes with the language.
pub fn words(i18n: I18n, fault: &Fault) -> String {
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
