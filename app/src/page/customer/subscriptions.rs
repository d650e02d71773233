//! A customer's subscriptions, grouped by who supports them.

use crate::api::use_api;
use crate::block::remote::remote;
use crate::i18n::name::Name;
use crate::i18n::use_i18n;
use crate::page::flag::FlagBadges;
use crate::route::Route;
use crate::state::query::use_query;
use crate::t;
use crate::ui::empty_state::EmptyState;
use crate::ui::icon::Icon;
use crate::ui::id::unique;
use crate::ui::table::{Cell, Column, Row, Table};
use crate::view;
use leptos::prelude::*;
use shared::api::PartnerRef;
use shared::api::query::{Place, WorklistQuery};
use shared::api::subscription::SubscriptionRow;
use shared::id::CustomerId;
use shared::page::{Limit, Page};

#[component]
pub fn Subscriptions(id: CustomerId) -> impl IntoView {
    let api = use_api();
    let source = use_query(move |signal| {
        let query = WorklistQuery { customer: Some(id), ..WorklistQuery::default() };
        let place = Place { limit: Limit::new(Limit::MOST).unwrap_or_default(), cursor: None };
        api.worklist(&query, &place, signal)
    });
    let heading = unique("subscriptions");
    let labelledby = heading.clone();
    view! {
        <section class="sc-stack" aria-labelledby=labelledby>
            <div class="sc-row sc-row--between">
                <h2 id=heading>{t!(customer.subscriptions)}</h2>
                <a href=Route::worklist_of(id).href()>{t!(customer.all)}</a>
            </div>
            {remote(source, 4, shown)}
        </section>
    }
}

fn shown(page: Page<SubscriptionRow>) -> AnyView {
    if page.items.is_empty() {
        return view! {
            <div class="sc-card">
                <EmptyState
                    icon=Icon::Switchboard title=t!(customer.no_subscriptions_title)
                    text=t!(customer.no_subscriptions_text)
                />
            </div>
        };
    }
    let groups = grouped(page.items);
    groups.into_iter().map(|(contact, rows)| view! { <Group contact rows/> }).collect_view().into_any()
}

/// By contact, most subscriptions first; products keep their order.
fn grouped(rows: Vec<SubscriptionRow>) -> Vec<(PartnerRef, Vec<SubscriptionRow>)> {
    let mut groups: Vec<(PartnerRef, Vec<SubscriptionRow>)> = Vec::new();
    for row in rows {
        match groups.iter_mut().find(|(contact, _)| contact.tenant_id == row.contact.tenant_id) {
            Some((_, rows)) => rows.push(row),
            None => groups.push((row.contact.clone(), vec![row])),
        }
    }
    groups.sort_by_key(|(_, rows)| std::cmp::Reverse(rows.len()));
    groups
}

#[component]
fn Group(contact: PartnerRef, rows: Vec<SubscriptionRow>) -> impl IntoView {
    let count = rows.len();
    let name = contact.name;
    let columns = vec![
        Column::new(t!(customer.product)),
        Column::new(t!(customer.status)),
        Column::new(t!(customer.quantity)).numeric(),
        Column::new(t!(customer.attention)),
    ];
    let caption = name.clone();
    view! {
        <section class="sc-card sc-card--flush sc-grouped">
            <header class="sc-card__header">
                <h3><bdi translate="no">{name}</bdi></h3>
                <span class="sc-muted">{t!(customer.products, count = count)}</span>
            </header>
            <Table caption=Signal::stored(caption) columns>
                {rows.into_iter().map(|row| view! { <Line row/> }).collect_view()}
            </Table>
        </section>
    }
}

#[component]
fn Line(row: SubscriptionRow) -> impl IntoView {
    let i18n = use_i18n();
    let href = Route::Subscription(row.customer.id, row.id).href();
    let status = row.status;
    view! {
        <Row>
            <Cell label=t!(customer.product) head=true>
                <span class="sc-cell">
                    <a href=href><bdi translate="no">{row.product}</bdi></a>
                    {row.nickname.map(|name| view! { <bdi class="sc-small sc-muted" translate="no">{name}</bdi> })}
                </span>
            </Cell>
            <Cell label=t!(customer.status)>{move || i18n.text(&status.name())}</Cell>
            <Cell label=t!(customer.quantity) numeric=true>{move || i18n.number(row.quantity)}</Cell>
            <Cell label=t!(customer.attention)>
                {if row.flags.is_ok() {
                    view! { <span class="sc-muted">{t!(common.none)}</span> }
                } else {
                    view! { <FlagBadges flags=row.flags/> }
                }}
            </Cell>
        </Row>
    }
}
