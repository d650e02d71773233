//! "Who supports …?": the answer to a caller, from every page, readable aloud in ten seconds.

mod answer;

use super::apart::{apart, later};
use crate::api::use_api;
use crate::block::combobox_words::combobox_words;
use crate::i18n::use_i18n;
use crate::route::{Route, Worklist};
use crate::state::nav::use_nav;
use crate::state::query::use_query;
use crate::state::remote::Remote;
use crate::ui::combobox::options::Choice;
use crate::ui::combobox::{Combobox, ComboboxWords, Offer};
use crate::view;
use crate::{msg, t};
use answer::{Target, groups, target};
use leptos::prelude::*;
use shared::api::query::WorklistQuery;
use shared::api::who::WhoAnswer;
use shared::id::SubscriptionId;

apart! { who, fetch, fn field(_nothing: ()) -> AnyView { view! { <Field/> } } }

/// The search of the header. Its code comes right after the page's own.
#[component]
pub fn Who() -> impl IntoView {
    view! { <search class="sc-header__search">{later(fetch, 1, || field(()))}</search> }
}

/// Enter opens the first answer, or the one that is marked.
#[component]
fn Field() -> impl IntoView {
    let (api, i18n, nav) = (use_api(), use_i18n(), use_nav());
    let asked = RwSignal::new(String::new());
    let found = use_query(move |signal| {
        let q = asked.get();
        async move {
            if q.is_empty() {
                return Ok(WhoAnswer { customers: Vec::new(), resellers: Vec::new(), subscription: None });
            }
            api.who(&q, signal).await
        }
    });
    let offer = Signal::derive(move || {
        found.with(|remote| match remote {
            Remote::Ready(answer) => Offer::Ready { groups: groups(i18n, answer), more: false },
            Remote::Loading | Remote::Slow | Remote::Refreshing(_) => Offer::Loading,
            Remote::Failed { .. } => Offer::Ready { groups: Vec::new(), more: false },
        })
    });
    let common = combobox_words();
    let empty = Signal::derive(move || {
        let failed = found.with(|remote| remote.error().is_some());
        i18n.text(&match (failed, asked.with(String::is_empty)) {
            (true, _) => msg!(who.failed),
            (false, true) => msg!(who.begin),
            (false, false) => msg!(who.none),
        })
    });
    // The first answer is said with the number of results: whoever has a caller on the line needs no more.
    let first = move || found.answer(|answer| answer::first(i18n, answer)).flatten();
    let count = Callback::new(move |count: usize| match first() {
        Some(first) => i18n.text(&msg!(who.found, count = count, first = first)),
        None => common.count.run(count),
    });
    let words = ComboboxWords { empty, count, ..common };
    let search = move |text: String| {
        if asked.with_untracked(|asked| *asked != text) {
            asked.set(text);
        }
    };
    let open = move |choice: Choice| match target(&choice.id) {
        Some(Target::Customer(id)) => nav.go(Route::Customer(id)),
        Some(Target::Reseller(id)) => nav.go(narrowed(WorklistQuery { contact: vec![id], ..WorklistQuery::default() })),
        Some(Target::Subscription(id)) => nav.go(beside(id)),
        None => {}
    };
    view! {
        <Combobox
            id="who" label=t!(who.label) placeholder=t!(who.placeholder) words eager=true
            offer value=Signal::stored(None) on_search=search on_choose=open
        />
    }
}

fn narrowed(query: WorklistQuery) -> Route {
    Route::Subscriptions(Box::new(Worklist { query, ..Worklist::default() }))
}

/// Its customer is not known before it is read: it opens beside a list of itself.
fn beside(id: SubscriptionId) -> Route {
    let query = WorklistQuery { q: Some(id.to_string()), ..WorklistQuery::default() };
    Route::Subscriptions(Box::new(Worklist { query, open: Some(id), ..Worklist::default() }))
}
