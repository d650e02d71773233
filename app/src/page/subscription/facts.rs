//! What is known of the subscription itself.

use crate::i18n::intl::Moment;
use crate::i18n::name::Name;
use crate::i18n::reason::millis;
use crate::i18n::use_i18n;
use crate::page::flag::FlagBadges;
use crate::route::Route;
use crate::t;
use crate::ui::description_list::{DescriptionList, Pair};
use crate::view;
use leptos::prelude::*;
use shared::api::subscription::SubscriptionDetail;
use shared::time::Timestamp;

/// The facts in pairs; what nobody said is left out.
#[component]
pub fn Facts(detail: SubscriptionDetail) -> impl IntoView {
    let i18n = use_i18n();
    let SubscriptionDetail { row, domain, country, offer, created, term_ends, parent, predecessor, followers, .. } =
        detail;
    let customer = row.customer;
    let owner = customer.id;
    let day = move |at: Timestamp| Signal::derive(move || i18n.moment(Moment::Date, millis(at)));
    let other = move |id| view! { <a href=Route::Subscription(owner, id).href()>{t!(subscription.show)}</a> };
    view! {
        <section class="sc-stack sc-stack--tight" aria-labelledby="facts-title">
            <h3 id="facts-title">{t!(subscription.facts)}</h3>
            <DescriptionList>
                <Pair term=t!(worklist.customer)>
                    <a href=Route::Customer(owner).href()><bdi translate="no">{customer.name}</bdi></a>
                    {domain.map(|domain| view! { <br/> <span class="sc-small sc-muted sc-break">{domain}</span> })}
                    {country.map(|country| view! { <br/> <span class="sc-small sc-muted">{move || i18n.country(country.as_str())}</span> })}
                </Pair>
                <Pair term=t!(worklist.status)>{move || i18n.text(&row.status.name())}</Pair>
                {(!row.flags.is_ok()).then(|| view! { <Pair term=t!(worklist.attention)><FlagBadges flags=row.flags/></Pair> })}
                <Pair term=t!(worklist.commerce)>{move || i18n.text(&row.commerce.name())}</Pair>
                <Pair term=t!(worklist.channel)>{move || i18n.text(&row.channel.name())}</Pair>
                <Pair term=t!(subscription.quantity)>{move || i18n.number(row.quantity)}</Pair>
                {row.record.map(|mpn| view! { <Pair term=t!(terms.reseller_of_record)>{t!(flow.mpn, number = mpn.to_string())}</Pair> })}
                {offer.map(|offer| view! { <Pair term=t!(subscription.offer)><span class="sc-break">{offer}</span></Pair> })}
                {created.map(|at| view! { <Pair term=t!(subscription.created)>{day(at)}</Pair> })}
                {term_ends.map(|at| view! { <Pair term=t!(subscription.term_ends)>{day(at)}</Pair> })}
                {parent.map(|id| view! { <Pair term=t!(subscription.parent)>{other(id)}</Pair> })}
                {predecessor.map(|id| view! { <Pair term=t!(subscription.predecessor)>{other(id)}</Pair> })}
                {(followers > 0).then(|| view! { <Pair term=t!(subscription.followers)>{move || i18n.number(followers)}</Pair> })}
                <Pair term=t!(subscription.id)><code class="sc-small sc-break">{row.id.to_string()}</code></Pair>
            </DescriptionList>
        </section>
    }
}
