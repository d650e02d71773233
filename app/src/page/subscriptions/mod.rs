//! The worklist: every subscription with its contact, to be searched, narrowed down and worked through.

mod chips;
mod facets;
mod field;
mod listing;
mod paging;
mod rows;
mod wording;

use super::search::SearchBox;
use super::subscription::SubscriptionPanel;
use super::title::PageTitle;
use crate::api::error::ApiError;
use crate::api::use_api;
use crate::block::problem::ProblemMessage;
use crate::dom::reactive::{Memo, memo};
use crate::i18n::use_i18n;
use crate::state::query::use_query;
use crate::state::remote::{Remote, Source};
use crate::ui::progress::{RefreshBar, Skeleton};
use crate::view;
use crate::{msg, t};
use chips::Chips;
use facets::FacetList;
use leptos::prelude::*;
use listing::Listing;
use paging::Paging;
use rows::Rows;
use shared::api::query::WorklistQuery;
use shared::api::subscription::{Facets, SubscriptionRow};
use shared::page::Page;
use wording::Wording;

type RowSource = Source<Page<SubscriptionRow>, ApiError>;

/// The worklist with its filters, and beside it the panel of one row.
#[component]
pub fn SubscriptionsPage() -> impl IntoView {
    let api = use_api();
    let listing = Listing::new();
    let rows = use_query(move |signal| {
        let (query, place) = (listing.query.get(), listing.place.get());
        api.worklist(&query, &place, signal)
    });
    // The order of the rows changes no count.
    let unordered = memo(move || WorklistQuery { sort: None, ..listing.query.get() });
    let facets = use_query(move |signal| {
        let query = unordered.get();
        api.facets(&query, signal)
    });
    let counts = memo(move || facets.with(|remote| remote.value().cloned()));
    let page = memo(move || rows.with(|remote| remote.value().cloned()));
    let wording = Wording::new(counts, page);
    let words = memo(move || listing.query.with(|query| query.q.clone()));
    let stored = move || {
        rows.refresh();
        facets.refresh();
    };
    view! {
        <div class="sc-page">
            <div class="sc-page__header">
                <div>
                    <PageTitle text=t!(nav.subscriptions)/>
                    <Total counts/>
                </div>
                <SearchBox id="worklist-search" label=t!(worklist.search) hint=t!(worklist.search_hint) q=words on_change=move |words| listing.look_for(words)/>
            </div>
            <div class="sc-split">
                <div class="sc-filtered">
                    <FacetList listing counts wording/>
                    <div class="sc-stack">
                        <Chips listing wording/>
                        <Shown listing rows page/>
                    </div>
                </div>
                {move || listing.open.get().map(|id| view! {
                    <SubscriptionPanel id opener=rows::action_id(id) on_stored=move |()| stored() on_close=move |()| listing.open(None)/>
                })}
            </div>
        </div>
    }
}

/// How many there are. Read out when another question has another answer.
#[component]
fn Total(counts: Memo<Option<Facets>>) -> impl IntoView {
    let i18n = use_i18n();
    let total = memo(move || counts.with(|facets| facets.as_ref().map(|facets| facets.total)));
    let text = move || {
        total.get().map(|total| {
            let plus = if total.more { "+" } else { "" };
            i18n.text(&msg!(worklist.total, count = total.n, plus = plus))
        })
    };
    view! { <p class="sc-page__lead" role="status">{move || text()}</p> }
}

/// The rows, or what stands in their place.
#[component]
fn Shown(listing: Listing, rows: RowSource, page: Memo<Option<Page<SubscriptionRow>>>) -> impl IntoView {
    let busy = memo(move || rows.with(|remote| matches!(remote, Remote::Refreshing(_))));
    let slow = memo(move || rows.with(|remote| matches!(remote, Remote::Slow)));
    let failed = memo(move || rows.with(|remote| remote.error().cloned()));
    let old = t!(problem.old_title);
    let new = t!(problem.load_title);
    let has_rows = memo(move || page.with(Option::is_some));
    view! {
        {move || failed.get().map(|error| {
            let title = if has_rows.get() { old } else { new };
            view! { <ProblemMessage error title=title retry=move |()| rows.refresh()/> }
        })}
        {move || slow.get().then(|| view! { <Skeleton lines=8 label=t!(common.loading)/> })}
        {move || has_rows.get().then(|| view! {
            <div class="sc-card sc-card--flush">
                <RefreshBar active=busy/>
                <Rows listing page busy/>
                <Paging listing page/>
            </div>
        })}
    }
}
