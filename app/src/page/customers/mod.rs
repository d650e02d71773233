//! Customers, and who supports how many of their subscriptions.

mod row;

use super::pager::{Pager, Trail};
use super::search::SearchBox;
use super::title::PageTitle;
use crate::api::use_api;
use crate::block::remote::remote;
use crate::dom::reactive::{Memo, memo};
use crate::dom::{focus, root::Root};
use crate::i18n::use_i18n;
use crate::route::{CustomerList, Route};
use crate::state::nav::{Nav, use_nav};
use crate::state::query::use_query;
use crate::ui::button::Button;
use crate::ui::empty_state::EmptyState;
use crate::ui::icon::Icon;
use crate::ui::message_bar::MessageBar;
use crate::ui::table::{Column, Table};
use crate::ui::tone::Tone;
use crate::view;
use crate::{msg, t};
use leptos::prelude::*;
pub use row::CountText;
use row::CustomerLine;
use shared::api::customer::CustomerRow;
use shared::api::query::Place;
use shared::page::Page;
use shared::role::Permission;

/// The field to look for a customer.
const SEARCH: &str = "customer-search";

/// The page.
#[component]
pub fn CustomersPage() -> impl IntoView {
    let allowed = crate::state::me::use_me().may(Permission::Read);
    view! {
        <div class="sc-page">
            <div class="sc-page__header">
                <div>
                    <PageTitle text=t!(customers.title)/>
                    <p class="sc-page__lead">{t!(customers.lead)}</p>
                </div>
            </div>
            {if allowed {
                view! { <List/> }
            } else {
                view! { <MessageBar tone=Tone::Info>{t!(customers.provider_only)}</MessageBar> }
            }}
        </div>
    }
}

/// What the address asks for.
fn list(nav: Nav) -> Memo<CustomerList> {
    nav.part(|route| match route {
        Route::Customers(list) => Some(list.clone()),
        _ => None,
    })
}

#[component]
fn List() -> impl IntoView {
    let (api, nav) = (use_api(), use_nav());
    let list = list(nav);
    let trail = Trail::new(memo(move || list.get().place));
    let source = use_query(move |signal| {
        let CustomerList { q, place } = list.get();
        api.customers(q.as_deref(), &place, signal)
    });
    let q = memo(move || list.get().q);
    let search = move |q| nav.refine(Route::Customers(CustomerList { q, place: Place::default() }));
    view! {
        <SearchBox id=SEARCH label=t!(customers.search) hint=t!(customers.search_hint) q on_change=search/>
        <div class="sc-card sc-card--flush">
            {remote(source, 8, move |page| shown(page, list, trail, nav))}
        </div>
    }
}

fn shown(page: Page<CustomerRow>, list: Memo<CustomerList>, trail: Trail, nav: Nav) -> AnyView {
    let i18n = use_i18n();
    let Page { items, next } = page;
    if items.is_empty() && next.is_none() && trail.is_first() {
        return empty(list.get_untracked().q, nav);
    }
    let rows = items.len();
    let whole = next.is_none() && untrack(|| trail.is_first());
    let status = Signal::derive(move || {
        i18n.text(&if whole { msg!(customers.count, count = rows) } else { msg!(customers.page_count, count = rows) })
    });
    let columns = vec![
        Column::new(t!(customers.name)),
        Column::new(t!(customers.country)),
        Column::new(t!(customers.subscriptions)).numeric(),
        Column::new(t!(customers.contacts)),
    ];
    let to = move |place| Route::Customers(CustomerList { q: list.get().q, place });
    view! {
        <Table caption=t!(customers.title) columns>
            {items.into_iter().map(|row| view! { <CustomerLine row/> }).collect_view()}
        </Table>
        <Pager trail next status to/>
    }
}

fn empty(q: Option<String>, nav: Nav) -> AnyView {
    match q {
        None => view! { <EmptyState icon=Icon::Person title=t!(customers.none_title) text=t!(customers.none_text)/> },
        Some(text) => {
            let clear = move |()| {
                nav.refine(Route::customers());
                focus::focus_id(Root::page(), SEARCH);
            };
            view! {
                <EmptyState
                    icon=Icon::Search title=t!(customers.no_match_title)
                    text=t!(customers.no_match_text, text = text.clone())
                >
                    <Button on_press=clear>{t!(customers.clear)}</Button>
                </EmptyState>
            }
        }
    }
}
