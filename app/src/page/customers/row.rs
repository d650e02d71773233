//! One customer in the list.

use crate::i18n::use_i18n;
use crate::route::Route;
use crate::ui::badge::Badge;
use crate::ui::table::{Cell, Row};
use crate::view;
use crate::{msg, t};
use leptos::prelude::*;
use shared::api::Count;
use shared::api::customer::{ContactShare, CustomerRow};

/// More contacts than these are told by their number.
const SHOWN: usize = 3;

#[component]
pub fn CustomerLine(row: CustomerRow) -> impl IntoView {
    let i18n = use_i18n();
    let CustomerRow { id, name, domain, country, references, subscriptions, contacts, archived } = row;
    let country = country.map(|country| view! { {move || i18n.country(country.as_str())} });
    let references = references.into_iter().map(|reference| {
        view! { <bdi class="sc-small sc-muted" translate="no">{reference.system.to_string()}" "{reference.value.to_string()}</bdi> }
    });
    view! {
        <Row>
            <Cell label=t!(customers.name) head=true>
                <span class="sc-cell">
                    <a href=Route::Customer(id).href()><bdi translate="no">{name}</bdi></a>
                    {archived.map(|_| view! { " " <Badge text=t!(customers.archived)/> })}
                    {domain.map(|domain| view! { <bdi class="sc-small sc-muted sc-break" translate="no">{domain}</bdi> })}
                    {references.collect_view()}
                </span>
            </Cell>
            <Cell label=t!(customers.country)>{country}</Cell>
            <Cell label=t!(customers.subscriptions) numeric=true><CountText count=subscriptions/></Cell>
            <Cell label=t!(customers.contacts)><Shares contacts/></Cell>
        </Row>
    }
}

/// A count, as exact as it is known.
#[component]
pub fn CountText(count: Count) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        {move || if count.more { i18n.text(&msg!(customers.at_least, number = count.n)) } else { i18n.number(count.n) }}
    }
}

/// Who supports how many.
#[component]
fn Shares(contacts: Vec<ContactShare>) -> impl IntoView {
    let i18n = use_i18n();
    let rest = contacts.len().saturating_sub(SHOWN);
    let line = move |share: ContactShare| {
        let (name, number) = (share.partner.name, share.subscriptions);
        view! { <li translate="no">{move || i18n.text(&msg!(customers.share, name = name.clone(), number = number))}</li> }
    };
    view! {
        <ul class="sc-plain">
            {contacts.into_iter().take(SHOWN).map(line).collect_view()}
            {(rest > 0).then(|| view! { <li class="sc-muted">{t!(customers.more, count = rest)}</li> })}
        </ul>
    }
}
