//! The activity log: every change and every refused attempt.

mod chips;
mod details;
mod entry;
mod filters;

use super::pager::{Pager, Trail};
use super::title::PageTitle;
use crate::api::use_api;
use crate::block::remote::remote;
use crate::dom::reactive::{Memo, memo};
use crate::dom::{focus, root::Root};
use crate::i18n::name::Name;
use crate::i18n::use_i18n;
use crate::route::{Activity, Route};
use crate::state::me::use_me;
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
use chips::Chips;
use entry::EntryLine;
pub use entry::PersonName;
use filters::Filters;
use leptos::prelude::*;
use shared::api::activity::EntryView;
use shared::api::query::{ActivityQuery, Place};
use shared::page::Page;
use shared::role::{Permission, Side, holders};

/// The question that the address asks, and how to ask another.
#[derive(Clone, Copy)]
struct Question {
    nav: Nav,
    list: Memo<Activity>,
}

impl Question {
    fn new(nav: Nav) -> Self {
        let list = nav.part(|route| match route {
            Route::Activity(list) => Some((**list).clone()),
            _ => None,
        });
        Self { nav, list }
    }

    /// What is asked. Tracked.
    fn query(self) -> ActivityQuery {
        self.list.with(|list| list.query.clone())
    }

    /// The same list, asked something else, from its beginning.
    fn asking(query: ActivityQuery) -> Route {
        Route::Activity(Box::new(Activity { query, place: Place::default() }))
    }

    /// Asks something else.
    fn change(self, change: impl FnOnce(&mut ActivityQuery)) {
        let mut query = untrack(|| self.query());
        change(&mut query);
        self.nav.refine(Self::asking(query));
    }
}

/// The page.
#[component]
pub fn ActivityPage() -> impl IntoView {
    let allowed = use_me().may(Permission::ReadActivity);
    view! {
        <div class="sc-page">
            <div class="sc-page__header">
                <div>
                    <PageTitle text=t!(activity.title)/>
                    <p class="sc-page__lead">{t!(activity.lead)}</p>
                </div>
            </div>
            {if allowed { view! { <Log/> } } else { view! { <NotShown/> } }}
        </div>
    }
}

/// Why there is nothing here for this person, and who may see it.
#[component]
fn NotShown() -> impl IntoView {
    let (me, i18n) = (use_me(), use_i18n());
    if me.side() != Side::Provider {
        return view! { <MessageBar tone=Tone::Info>{t!(activity.not_side)}</MessageBar> };
    }
    let policy = me.session().role_policy;
    let roles = move || {
        let roles = holders(Permission::ReadActivity, policy);
        i18n.list(&roles.iter().map(|role| i18n.text(&role.name())).collect::<Vec<_>>())
    };
    view! {
        <MessageBar tone=Tone::Info title=t!(activity.not_allowed_title)>{t!(activity.not_allowed, roles = roles())}</MessageBar>
    }
}

#[component]
fn Log() -> impl IntoView {
    let api = use_api();
    let question = Question::new(use_nav());
    let trail = Trail::new(memo(move || question.list.with(|list| list.place.clone())));
    let source = use_query(move |signal| {
        let Activity { query, place } = question.list.get();
        api.activity(&query, &place, signal)
    });
    view! {
        <Filters question/>
        <Chips question source/>
        <div class="sc-card sc-card--flush sc-log">
            {remote(source, 10, move |page| shown(page, question, trail))}
        </div>
    }
}

fn shown(page: Page<EntryView>, question: Question, trail: Trail) -> AnyView {
    let i18n = use_i18n();
    let Page { items, next } = page;
    if items.is_empty() && next.is_none() && untrack(|| trail.is_first()) {
        return empty(question);
    }
    let rows = items.len();
    let whole = next.is_none() && untrack(|| trail.is_first());
    let status = Signal::derive(move || {
        i18n.text(&if whole { msg!(activity.count, count = rows) } else { msg!(activity.page_count, count = rows) })
    });
    let columns = vec![
        Column::new(t!(activity.when)),
        Column::new(t!(activity.who)),
        Column::new(t!(activity.what)),
        Column::new(t!(activity.about)),
        Column::new(t!(activity.change)),
    ];
    let to = move |place| Route::Activity(Box::new(Activity { query: question.query(), place }));
    view! {
        <Table caption=t!(activity.title) columns>
            {items.into_iter().map(|entry| view! { <EntryLine entry/> }).collect_view()}
        </Table>
        <Pager trail next status to/>
    }
}

fn empty(question: Question) -> AnyView {
    if untrack(|| question.query()) == ActivityQuery::default() {
        return view! { <EmptyState icon=Icon::Clock title=t!(activity.none_title) text=t!(activity.none_text)/> };
    }
    let clear = move |()| {
        question.nav.refine(Route::activity());
        focus::focus_id(Root::page(), filters::FIRST);
    };
    view! {
        <EmptyState icon=Icon::Filter title=t!(activity.no_match_title) text=t!(activity.no_match_text)>
            <Button on_press=clear>{t!(activity.clear)}</Button>
        </EmptyState>
    }
}
