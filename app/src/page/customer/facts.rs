//! What is known of a customer.

use crate::i18n::use_i18n;
use crate::page::customers::CountText;
use crate::t;
use crate::ui::description_list::{DescriptionList, Pair};
use crate::view;
use leptos::prelude::*;
use shared::api::customer::CustomerRow;

#[component]
pub fn Facts(row: CustomerRow) -> impl IntoView {
    let i18n = use_i18n();
    let CustomerRow { id, domain, country, references, subscriptions, .. } = row;
    let references = (!references.is_empty()).then(|| {
        let items = references.into_iter().map(|reference| {
            view! { <li><bdi translate="no">{reference.system.to_string()}" "{reference.value.to_string()}</bdi></li> }
        });
        view! { <Pair term=t!(customer.references)><ul class="sc-plain">{items.collect_view()}</ul></Pair> }
    });
    view! {
        <section class="sc-card" aria-label=t!(customer.facts)>
            <DescriptionList>
                {domain.map(|domain| view! { <Pair term=t!(customers.domain)><bdi translate="no">{domain}</bdi></Pair> })}
                {country.map(|country| view! {
                    <Pair term=t!(customers.country)>{move || i18n.country(country.as_str())}</Pair>
                })}
                <Pair term=t!(customers.subscriptions)><CountText count=subscriptions/></Pair>
                {references}
                <Pair term=t!(customer.tenant)><code translate="no">{id.to_string()}</code></Pair>
            </DescriptionList>
        </section>
    }
}
