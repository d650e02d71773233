//! The flow in the page: feeds the machine, sends what it says, keeps the entries, and asks before they are left.

use super::contact_field::FIELD;
use super::draft::Draft;
use super::form::AssignForm;
use super::leave::LeaveDialog;
use super::review::Review;
use super::stale::Stale;
use super::step::{Flow, Send, Step};
use crate::api::contact::request_id;
use crate::api::use_api;
use crate::dom::announce::announce;
use crate::dom::json::from_text;
use crate::dom::reactive::{Memo, effect, memo};
use crate::dom::{focus, storage};
use crate::i18n::use_i18n;
use crate::msg;
use crate::state::me::use_me;
use crate::view;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::subscription::SubscriptionDetail;
use shared::id::SubscriptionId;

/// Which view the flow shows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    Form,
    Stale,
    Review,
}

/// The flow of one subscription.
#[component]
pub fn AssignFlow(
    /// The subscription, as it was read last.
    detail: Memo<SubscriptionDetail>,
    /// Whether the field takes the focus at once.
    autofocus: bool,
    /// Another contact is stored.
    #[prop(into)]
    on_stored: Callback<()>,
    /// Close was pressed after the review; `None` goes back to the form.
    on_close: Option<Callback<()>>,
) -> impl IntoView {
    let id = detail.with_untracked(|detail| detail.row.id);
    let key = key(id);
    let kept = storage::draft(&key).and_then(|text| from_text::<Draft>(&text));
    let flow = RwSignal::new(detail.with_untracked(|detail| Flow::new(&detail.support_contact, kept)));
    keep(flow, key);
    effect(move || detail.with(|detail| flow.update(|flow| flow.refreshed(&detail.support_contact))));
    let submit = sender(id, flow, on_stored);
    let again = move || {
        flow.update(Flow::begin_again);
        focus_field();
    };
    let close = move |()| {
        if let Some(close) = on_close {
            close.run(());
        } else {
            again();
        }
    };
    let theirs = move |()| {
        flow.update(Flow::keep_theirs);
        on_stored.run(());
        focus_field();
    };
    let mine = move |()| {
        flow.update(Flow::keep_mine);
        submit.run(());
    };
    if autofocus {
        focus_field();
    }
    let shown = memo(move || {
        flow.with(|flow| match flow.step() {
            Step::Choose | Step::Sending => Shown::Form,
            Step::Stale(_) => Shown::Stale,
            Step::Review(_) => Shown::Review,
        })
    });
    view! {
        {move || match shown.get() {
            Shown::Form => view! { <AssignForm detail flow on_submit=submit/> },
            Shown::Stale => stale(flow, theirs, mine),
            Shown::Review => review(flow, detail, close, again),
        }}
        <LeaveDialog flow id/>
    }
}

fn stale(
    flow: RwSignal<Flow>,
    theirs: impl Fn(()) + std::marker::Send + Sync + 'static,
    mine: impl Fn(()) + std::marker::Send + Sync + 'static,
) -> AnyView {
    flow.with_untracked(|flow| {
        let Step::Stale(stored) = flow.step() else { return ().into_any() };
        let own = flow.draft().choice.as_ref().map(|choice| choice.name.clone()).unwrap_or_default();
        let before = flow.draft().looked.partner.name.clone();
        view! { <Stale theirs=(**stored).clone() mine=own before on_theirs=theirs on_mine=mine/> }
    })
}

fn review(
    flow: RwSignal<Flow>,
    detail: Memo<SubscriptionDetail>,
    close: impl Fn(()) + std::marker::Send + Sync + 'static,
    again: impl Fn() + std::marker::Send + Sync + 'static,
) -> AnyView {
    flow.with_untracked(|flow| {
        let Step::Review(stored) = flow.step() else { return ().into_any() };
        let detail = detail.get_untracked();
        view! { <Review detail stored=(**stored).clone() on_close=close on_again=move |()| again()/> }
    })
}

/// Where the entries are kept: each person's own.
fn key(id: SubscriptionId) -> String {
    format!("switchboard.draft.{}.{id}", use_me().session().person.id)
}

/// The entries survive a reload, and what is sent or thrown away is forgotten.
fn keep(flow: RwSignal<Flow>, key: String) {
    let unsent = memo(move || flow.with(|flow| flow.unsent().cloned()));
    effect(move || {
        let text = unsent.with(|draft| draft.as_ref().and_then(|draft| serde_json::to_string(draft).ok()));
        storage::set_draft(&key, text.as_deref());
    });
}

/// What Submit does.
fn sender(id: SubscriptionId, flow: RwSignal<Flow>, on_stored: Callback<()>) -> Callback<()> {
    let (api, i18n) = (use_api(), use_i18n());
    Callback::new(move |()| {
        let Some(Send { etag, put, request }) = flow.try_update(|flow| flow.submit(request_id)).flatten() else {
            return;
        };
        spawn_local(async move {
            let answer = api.put_contact(id, &etag, &put, request).await;
            // The page may have been left meanwhile; what was sent is done all the same.
            if flow.try_update(|flow| flow.answered(answer)).is_none() {
                return;
            }
            let done = flow.with_untracked(|flow| match flow.step() {
                Step::Review(stored) => Some(stored.answer.contact.name.clone()),
                _ => None,
            });
            if let Some(contact) = done {
                announce(&i18n.text(&msg!(flow.saved, contact = contact)));
                on_stored.run(());
            }
        });
    })
}

/// Once the form is there.
fn focus_field() {
    request_animation_frame(|| focus::focus_id(FIELD));
}
