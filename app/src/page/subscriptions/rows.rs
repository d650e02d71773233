//! The rows of the worklist.

use super::listing::Listing;
use crate::dom::reactive::{Memo, memo};
use crate::i18n::intl::Moment;
use crate::i18n::name::Name;
use crate::i18n::reason::millis;
use crate::i18n::use_i18n;
use crate::page::flag::FlagBadges;
use crate::route::Route;
use crate::state::me::use_me;
use crate::ui::each::each;
use crate::ui::table::{Cell, Column, Order, Row, Table};
use crate::view;
use crate::{msg, t};
use leptos::prelude::*;
use shared::api::CustomerRef;
use shared::api::query::Sort;
use shared::api::subscription::SubscriptionRow;
use shared::flags::Flag;
use shared::id::SubscriptionId;
use shared::page::Page;
use shared::role::Side;
use shared::subscription::{Channel, Commerce};

/// The id of the button that opens a row's panel; the focus returns to it.
pub fn action_id(id: SubscriptionId) -> String {
    format!("assign-{id}")
}

/// The table. A row is made anew only when something in it changed.
#[component]
pub fn Rows(
    listing: Listing,
    page: Memo<Option<Page<SubscriptionRow>>>,
    #[prop(into)] busy: Signal<bool>,
) -> impl IntoView {
    let columns = vec![
        sorted(Column::new(t!(worklist.customer)), listing, Sort::Customer, Sort::CustomerDesc),
        sorted(Column::new(t!(worklist.product)), listing, Sort::Product, Sort::ProductDesc),
        Column::new(t!(worklist.status)),
        Column::new(t!(worklist.contact)),
        Column::new(t!(worklist.attention)),
        Column::new(t!(worklist.action)).silent(),
    ];
    let rows = move || page.with(|page| page.as_ref().map(|page| page.items.clone()).unwrap_or_default());
    let none = memo(move || page.with(|page| page.as_ref().is_none_or(|page| page.items.is_empty())));
    view! {
        <div class="sc-worklist" hidden=move || none.get()>
            <Table caption=t!(nav.subscriptions) columns busy>
                {each(rows, changing, move |row| one(row, listing))}
            </Table>
        </div>
    }
}

/// A press on the heading sorts by it; another press turns the order round.
fn sorted(column: Column, listing: Listing, up: Sort, down: Sort) -> Column {
    let now = move || listing.query.with(|query| query.sort.unwrap_or(Sort::Customer));
    let order = Signal::derive(move || match now() {
        sort if sort == up => Some(Order::Ascending),
        sort if sort == down => Some(Order::Descending),
        _ => None,
    });
    let press = Callback::new(move |()| {
        let sort = if untrack(now) == up { down } else { up };
        listing.ask(|query| query.sort = (sort != Sort::Customer).then_some(sort));
    });
    column.sorted(order, press)
}

/// All of a row that may change while it is shown.
fn changing(row: &SubscriptionRow) -> String {
    let SubscriptionRow { id, customer, product, status, contact, since, flags, .. } = row;
    let flags: Vec<_> = flags.iter().map(Flag::code).collect();
    let (tenant, flags) = (contact.tenant_id, flags.join(" "));
    format!("{id}\t{}\t{product}\t{status}\t{tenant}\t{}\t{since}\t{flags}", customer.name, contact.name)
}

fn one(row: SubscriptionRow, listing: Listing) -> AnyView {
    let SubscriptionRow {
        id,
        customer,
        product,
        nickname,
        commerce,
        channel,
        status,
        contact,
        provenance,
        since,
        flags,
        ..
    } = row;
    let i18n = use_i18n();
    let selected = Signal::derive(move || listing.open.get() == Some(id));
    let page = Route::Subscription(customer.id, id).href();
    let subject = (product.clone(), customer.name.clone());
    let origin = move || {
        let (how, date) = (i18n.text(&provenance.name()), i18n.moment(Moment::Date, millis(since)));
        i18n.text(&msg!(worklist.origin, how = how, date = date))
    };
    view! {
        <Row selected>
            <Cell label=t!(worklist.customer) head=true>
                {owner(customer)}
            </Cell>
            <Cell label=t!(worklist.product)>
                <div class="sc-cell">
                    <a href=page><bdi translate="no">{product}</bdi></a>
                    {nickname.map(|nickname| view! { <bdi class="sc-muted">{nickname}</bdi> })}
                    <span class="sc-small sc-muted">{move || sold(i18n, commerce, channel)}</span>
                </div>
            </Cell>
            <Cell label=t!(worklist.status)>{move || i18n.text(&status.name())}</Cell>
            <Cell label=t!(worklist.contact)>
                <div class="sc-cell">
                    <bdi translate="no">{contact.name}</bdi>
                    <span class="sc-small sc-muted">{move || origin()}</span>
                </div>
            </Cell>
            <Cell label=t!(worklist.attention)>
                {if flags.is_ok() { view! { <span class="sc-muted">"–"</span> } } else { view! { <FlagBadges flags/> } }}
            </Cell>
            <Cell>{action(id, subject, listing)}</Cell>
        </Row>
    }
}

/// A reseller has no page of the customer.
fn owner(customer: CustomerRef) -> AnyView {
    let href = Route::Customer(customer.id).href();
    let name = view! { <bdi translate="no">{customer.name}</bdi> };
    if use_me().side() == Side::Provider {
        view! { <a href=href>{name}</a> }
    } else {
        name
    }
}

/// How it was sold, and where when that was not with us.
fn sold(i18n: crate::i18n::I18n, commerce: Commerce, channel: Channel) -> String {
    let mut parts = vec![i18n.text(&commerce.name())];
    if channel != Channel::Csp {
        parts.push(i18n.text(&channel.name()));
    }
    parts.join(" · ")
}

fn action(id: SubscriptionId, (product, customer): (String, String), listing: Listing) -> impl IntoView {
    let i18n = use_i18n();
    // The visible words come first in the name, so that it can be said to a voice control (WCAG 2.5.3).
    let name = move || i18n.text(&msg!(worklist.assign_name, product = product.clone(), customer = customer.clone()));
    view! {
        <button
            type="button" class="sc-button sc-button--subtle" id=action_id(id) aria-label=name
            aria-expanded=move || if listing.open.get() == Some(id) { "true" } else { "false" }
            on:click=move |_| listing.open(Some(id))
        >
            {t!(worklist.assign)}
        </button>
    }
}
