//! Filters that came with a link: one person, one customer, one subscription. Each can be taken away.

use super::Question;
use super::filters::FIRST;
use crate::api::error::ApiError;
use crate::dom::reactive::{Memo, memo};
use crate::dom::{focus, root::Root};
use crate::i18n::use_i18n;
use crate::state::remote::Source;
use crate::ui::icon::Icon;
use crate::view;
use crate::{i18n::message::Message, msg};
use leptos::prelude::*;
use shared::api::activity::EntryView;
use shared::api::query::ActivityQuery;
use shared::page::Page;

/// What is taken away.
#[derive(Clone, Copy, PartialEq)]
enum Filter {
    Person,
    Customer,
    Subscription,
}

impl Filter {
    const ALL: [Self; 3] = [Self::Person, Self::Customer, Self::Subscription];

    fn is_set(self, query: &ActivityQuery) -> bool {
        match self {
            Self::Person => query.actor.is_some(),
            Self::Customer => query.customer.is_some(),
            Self::Subscription => query.subscription.is_some(),
        }
    }

    fn clear(self, query: &mut ActivityQuery) {
        match self {
            Self::Person => query.actor = None,
            Self::Customer => query.customer = None,
            Self::Subscription => query.subscription = None,
        }
    }

    /// Its words; the name is found in the rows that it has left.
    fn words(self, row: Option<&EntryView>) -> Message {
        match self {
            Self::Person => match row.and_then(|row| row.actor.name.clone()) {
                Some(name) => msg!(activity.only_person, name = name),
                None => msg!(activity.only_this_person),
            },
            Self::Customer => match row.and_then(|row| row.customer.clone()) {
                Some(customer) => msg!(activity.only_customer, name = customer.name),
                None => msg!(activity.only_this_customer),
            },
            Self::Subscription => match row.and_then(|row| row.subscription.clone()) {
                Some(subscription) => msg!(activity.only_customer, name = subscription.product),
                None => msg!(activity.only_subscription),
            },
        }
    }
}

#[component]
pub fn Chips(question: Question, source: Source<Page<EntryView>, ApiError>) -> impl IntoView {
    let set = memo(move || {
        question
            .list
            .with(|list| Filter::ALL.into_iter().filter(|filter| filter.is_set(&list.query)).collect::<Vec<_>>())
    });
    let row = memo(move || source.with(|remote| remote.value().and_then(|page| page.items.first().cloned())));
    view! {
        {move || {
            let chips = set.get();
            (!chips.is_empty()).then(|| {
                let chip = |filter| view! { <li><Chip filter question row/></li> };
                view! { <ul class="sc-row sc-plain">{chips.into_iter().map(chip).collect_view()}</ul> }
            })
        }}
    }
}

#[component]
fn Chip(filter: Filter, question: Question, row: Memo<Option<EntryView>>) -> impl IntoView {
    let i18n = use_i18n();
    let words = Signal::derive(move || row.with(|row| i18n.text(&filter.words(row.as_ref()))));
    let remove = move |_| {
        question.change(|query| filter.clear(query));
        focus::focus_id(Root::page(), FIRST);
    };
    let label = move || i18n.text(&msg!(activity.remove, filter = words.get()));
    view! {
        <button
            type="button" class="sc-chip" aria-label=label
            on:click=remove
        >
            {move || words.get()}
            {Icon::Close.view()}
        </button>
    }
}
