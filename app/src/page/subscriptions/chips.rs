//! What narrows the list down now, each to be taken away.

use super::field::{Field, narrowing};
use super::listing::Listing;
use super::wording::Wording;
use crate::dom::reactive::memo;
use crate::t;
use crate::ui::button::{Button, Look};
use crate::ui::each::each;
use crate::ui::icon::Icon;
use crate::view;
use leptos::prelude::*;
use shared::api::query::WorklistQuery;

/// The active filters; nothing where there is none.
#[component]
pub fn Chips(listing: Listing, wording: Wording) -> AnyView {
    let active = memo(move || listing.query.with(narrowing));
    let clear = move |()| {
        listing.ask(|query| *query = WorklistQuery { q: query.q.take(), sort: query.sort, ..WorklistQuery::default() });
    };
    let label = t!(worklist.active);
    let clear_all = t!(worklist.clear);
    view! {
        {move || {
            (!active.with(Vec::is_empty)).then(|| {
                view! {
                    <div class="sc-chips" role="group" aria-label=move || label.get()>
                        {each(move || active.get(), |(field, code)| format!("{} {code}", *field as u8), move |one| chip(one, listing, wording))}
                        <Button look=Look::Subtle on_press=clear>{move || clear_all.get()}</Button>
                    </div>
                }
            })
        }}
    }
}

fn chip((field, code): (Field, String), listing: Listing, wording: Wording) -> AnyView {
    let own = code.clone();
    let value = Signal::derive(move || wording.value(field, &own));
    let name = t!(worklist.remove, field = wording.heading(field), value = value.get());
    let text = t!(worklist.chip, field = wording.heading(field), value = value.get());
    view! {
        <button type="button" class="sc-chip" aria-label=name on:click=move |_| listing.ask(|query| field.toggle(query, &code))>
            <span>{text}</span>
            {Icon::Close.view()}
        </button>
    }
}
