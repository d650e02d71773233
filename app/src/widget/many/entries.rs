//! The form below the list: one contact for all that are ticked.

use super::machine::{List, Nothing};
use super::sending::Sending;
use super::view::ALL;
use crate::block::assign::contact_field::ContactField;
use crate::block::assign::declined::Declined;
use crate::block::assign::fault::Fault;
use crate::block::assign::remarks::{Confirmation, Remarks, line, words};
use crate::dom::reactive::{Memo, memo};
use crate::i18n::{I18n, use_i18n};
use crate::state::me::use_me;
use crate::ui::button::{Button, Look};
use crate::ui::error_summary::{ErrorSummary, FieldError};
use crate::view;
use crate::{msg, t};
use leptos::prelude::*;
use shared::api::candidate::CandidateView;
use shared::role::Permission;

/// The form. Candidates are those of the first subscription that has not ended; how a partner stands with the customers
/// of others is asked for when it is chosen.
pub fn entries(list: RwSignal<List>, sending: Sending) -> AnyView {
    let first = list.with_untracked(|list| {
        let open = list.items.iter().map(|item| &item.detail.row).find(|row| !row.ended);
        open.map(|row| (row.id, row.customer.id))
    });
    let Some((id, customer)) = first else { return ().into_any() };
    let (i18n, me) = (use_i18n(), use_me());
    let may_confirm = me.may(Permission::Administer);
    let policy = me.session().role_policy;
    let faults = memo(move || list.with(|list| list.faults.clone()));
    let nothing = memo(move || list.with(|list| list.nothing));
    let errors = Signal::derive(move || lines(i18n, &faults.get(), nothing.get()));
    let at_field = Signal::derive(move || {
        faults.with(|faults| faults.contains(&Fault::NoChoice).then(|| words(i18n, &Fault::NoChoice)))
    });
    let value =
        memo(move || list.with(|list| chosen(list).map(|choice| (choice.tenant_id.to_string(), choice.name.clone()))));
    let pick = move |candidate| {
        list.update(|list| list.choose(candidate, customer, may_confirm));
        sending.learn();
    };
    let declined = memo(move || list.with(|list| list.declined.clone()));
    let needed = memo(move || list.with(|list| list.needs_confirmation().cloned()));
    let confirmed = Signal::derive(move || list.with(|list| list.entries.confirmed));
    let kept = memo(move || list.with(|list| (list.entries.reason.clone(), list.entries.ticket.clone())));
    view! {
        <form novalidate=true class="sc-stack" on:submit=move |event| {
            event.prevent_default();
            sending.submit();
        }>
            <ErrorSummary title=t!(errors.summary_title) errors/>
            <div class="sc-stack sc-stack--tight">
                <ContactField id value may_confirm on_pick=pick error=at_field/>
                {move || declined.get().map(|candidate| view! { <Declined candidate policy/> })}
            </div>
            <Confirmation needed confirmed faults on_change=move |yes| list.update(|list| list.confirm(yes))/>
            <div class="sc-stack" hidden=move || value.with(Option::is_none)>
                <Remarks kept faults on_note=move |(reason, ticket): (String, String)| {
                    list.update(|list| list.note(&reason, &ticket));
                }/>
            </div>
            {submit(list, value)}
        </form>
    }
}

fn chosen(list: &List) -> Option<&CandidateView> {
    list.entries.choice.as_ref()
}

/// Submit, named by its result as soon as that is known.
fn submit(list: RwSignal<List>, value: Memo<Option<(String, String)>>) -> AnyView {
    let i18n = use_i18n();
    let changes = memo(move || list.with(List::changes));
    let plain = t!(common.submit);
    let name = move || match (value.get(), changes.get()) {
        (Some((_, name)), count) if count > 0 => i18n.text(&msg!(widget.assign, name = name, count = count)),
        _ => plain.get(),
    };
    view! {
        <div class="sc-row sc-form__end">
            <Button look=Look::Primary submit=true>{move || name()}</Button>
        </div>
    }
}

fn lines(i18n: I18n, faults: &[Fault], nothing: Option<Nothing>) -> Vec<FieldError> {
    let nothing = nothing.map(|nothing| {
        let message = match nothing {
            Nothing::Ticked => msg!(widget.no_rows),
            Nothing::Changes => msg!(widget.no_change),
        };
        FieldError { field: ALL.to_owned(), text: i18n.text(&message) }
    });
    nothing.into_iter().chain(faults.iter().map(|fault| line(i18n, fault))).collect()
}
