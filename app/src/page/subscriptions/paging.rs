//! From page to page of the worklist, and what to say where there are no rows.

use super::field::is_narrowed;
use super::listing::Listing;
use crate::dom::reactive::{Memo, memo};
use crate::i18n::use_i18n;
use crate::msg;
use crate::page::pager::Pager;
use crate::t;
use crate::ui::button::{Button, Look};
use crate::ui::empty_state::EmptyState;
use crate::ui::icon::Icon;
use crate::view;
use leptos::prelude::*;
use shared::api::query::{Place, WorklistQuery};
use shared::api::subscription::SubscriptionRow;
use shared::page::Page;

type Rows = Memo<Option<Page<SubscriptionRow>>>;

/// Previous and next; without rows the reason for it.
#[component]
pub fn Paging(listing: Listing, page: Rows) -> impl IntoView {
    let i18n = use_i18n();
    let count = memo(move || page.with(|page| page.as_ref().map_or(0, |page| page.items.len())));
    let next = memo(move || page.with(|page| page.as_ref()?.next.clone()));
    let status = Signal::derive(move || i18n.text(&msg!(worklist.on_page, count = count.get())));
    view! {
        {move || (count.get() == 0).then(|| nothing(listing, next.get()))}
        {move || (count.get() > 0 || !listing.trail.is_first()).then(|| view! {
            <Pager trail=listing.trail next=next.get() status to=move |place| listing.at(place)/>
        })}
    }
}

/// Nothing so far, nothing that matches and nothing at all are three different things.
fn nothing(listing: Listing, next: Option<String>) -> AnyView {
    let narrowed = listing.query.with(is_narrowed);
    let clear = move |()| {
        listing.ask(|query| *query = WorklistQuery { sort: query.sort, ..WorklistQuery::default() });
    };
    if let Some(cursor) = next {
        let href = listing.at(Place { cursor: Some(cursor), ..listing.place.get() }).href();
        return view! {
            <EmptyState icon=Icon::Search title=t!(worklist.partial) text=t!(worklist.partial_text)>
                <a class="sc-button sc-button--primary" href=href>{t!(worklist.keep_searching)}</a>
            </EmptyState>
        };
    }
    if narrowed {
        return view! {
            <EmptyState icon=Icon::Search title=t!(worklist.no_match) text=t!(worklist.no_match_text)>
                <Button look=Look::Primary on_press=clear>{t!(worklist.show_all)}</Button>
            </EmptyState>
        };
    }
    view! { <EmptyState icon=Icon::Switchboard title=t!(worklist.empty) text=t!(worklist.empty_text)/> }
}
