//! The flow on the screen: feeds the machine and sends what it says.

use super::contact_field::FIELD;
use super::form::AssignForm;
use super::review::Review;
use super::stale::Stale;
use super::step::{Flow, Send, Step};
use crate::api::contact::request_id;
use crate::api::use_api;
use crate::dom::announce::announce;
use crate::dom::reactive::{Memo, effect, memo};
use crate::dom::{focus, root::Root};
use crate::i18n::use_i18n;
use crate::msg;
use crate::view;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::subscription::SubscriptionDetail;
use shared::id::SubscriptionId;
use std::pin::Pin;

/// Whether something may be sent; the answer may take a while.
pub type Asked = Pin<Box<dyn Future<Output = bool>>>;

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
    /// Where the flow stands.
    flow: RwSignal<Flow>,
    /// Whether the field takes the focus at once.
    autofocus: bool,
    /// Another contact is stored.
    #[prop(into)]
    on_stored: Callback<()>,
    /// Close was pressed after the review; `None` goes back to the form.
    on_close: Option<Callback<()>>,
    /// Asked before anything is sent; false keeps it from being sent.
    before_send: Option<Callback<(), Asked>>,
) -> impl IntoView {
    let id = detail.with_untracked(|detail| detail.row.id);
    let root = Root::here();
    effect(move || detail.with(|detail| flow.update(|flow| flow.refreshed(&detail.support_contact))));
    let submit = sender(id, flow, on_stored, before_send);
    let again = move || {
        flow.update(Flow::begin_again);
        focus_field(root);
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
        focus_field(root);
    };
    let mine = move |()| {
        flow.update(Flow::keep_mine);
        submit.run(());
    };
    if autofocus {
        focus_field(root);
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

/// What Submit does.
fn sender(
    id: SubscriptionId,
    flow: RwSignal<Flow>,
    on_stored: Callback<()>,
    before_send: Option<Callback<(), Asked>>,
) -> Callback<()> {
    let (api, i18n, root) = (use_api(), use_i18n(), Root::here());
    let send = move || {
        let Some(Send { etag, put, request }) = flow.try_update(|flow| flow.submit(request_id)).flatten() else {
            return;
        };
        let answer = api.put_contact(id, &etag, &put, request);
        spawn_local(async move {
            let answer = answer.await;
            // The page may have been left meanwhile; what was sent is done all the same.
            if flow.try_update(|flow| flow.answered(answer)).is_none() {
                return;
            }
            let done = flow.with_untracked(|flow| match flow.step() {
                Step::Review(stored) => Some(stored.answer.contact.name.clone()),
                _ => None,
            });
            if let Some(contact) = done {
                announce(root, &i18n.text(&msg!(flow.saved, contact = contact)));
                on_stored.run(());
            }
        });
    };
    let asking = StoredValue::new(false);
    Callback::new(move |()| match before_send.filter(|_| flow.with_untracked(Flow::is_ready)) {
        None => send(),
        Some(_) if asking.get_value() => {}
        Some(ask) => {
            asking.set_value(true);
            let answer = ask.run(());
            spawn_local(async move {
                let may = answer.await;
                // The element may have ended meanwhile.
                if asking.try_set_value(false).is_none() && may {
                    send();
                }
            });
        }
    })
}

/// Once the form is there.
fn focus_field(root: Root) {
    request_animation_frame(move || focus::focus_id(root, FIELD));
}
