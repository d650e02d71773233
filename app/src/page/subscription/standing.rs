//! Why the contact stands as it does: how it came to be, where the partner stands and from where that is known.

use crate::api::use_api;
use crate::block::problem::Reasons;
use crate::block::remote::remote;
use crate::i18n::intl::Moment;
use crate::i18n::name::Name;
use crate::i18n::reason::{millis, origin};
use crate::i18n::rich::bdi;
use crate::i18n::{I18n, use_i18n};
use crate::page::flag::ClassBadge;
use crate::state::me::use_me;
use crate::state::query::use_query;
use crate::ui::description_list::{DescriptionList, Pair};
use crate::view;
use crate::{msg, rich, t};
use leptos::prelude::*;
use shared::api::contact::{ContactView, SeenView};
use shared::api::customer::{CustomerDetail, ReachView};
use shared::id::{CustomerId, TenantId};
use shared::role::Side;

/// The contact's standing, with dates and sources, and what Partner Center was last seen to say.
#[component]
pub fn Standing(contact: ContactView, customer: CustomerId) -> impl IntoView {
    let i18n = use_i18n();
    let api = use_api();
    let ContactView {
        tenant_id,
        name,
        is_provider,
        provenance,
        since,
        reviewed,
        follows,
        class,
        reasons,
        ends,
        seen,
        ..
    } = contact;
    let day = move |at| Signal::derive(move || i18n.moment(Moment::Date, millis(at)));
    // The provider needs no facts; of a reseller the customer's page knows them.
    let ours = use_me().side() == Side::Provider;
    let reach = (ours && !is_provider).then(|| {
        let source = use_query(move |signal| api.customer(customer, signal));
        remote(source, 2, move |customer: CustomerDetail| reach(customer, tenant_id))
    });
    view! {
        <section class="sc-stack sc-stack--tight" aria-labelledby="standing-title">
            <h3 id="standing-title">{t!(subscription.why)}</h3>
            <DescriptionList>
                <Pair term=t!(terms.designated_support_contact)>
                    <span class="sc-row">{bdi(name)} <ClassBadge class/></span>
                </Pair>
                <Pair term=t!(worklist.provenance)>{move || i18n.text(&provenance.name())}</Pair>
                <Pair term=t!(subscription.since)>{day(since)}</Pair>
                <Pair term=t!(subscription.reviewed)>{day(reviewed)}</Pair>
                {ends.map(|at| view! { <Pair term=t!(subscription.admin_ends)>{day(at)}</Pair> })}
            </DescriptionList>
            {is_provider.then(|| view! { <p>{t!(subscription.provider_always)}</p> })}
            {follows.then(|| view! { <p>{t!(subscription.follows)}</p> })}
            {(!reasons.is_empty()).then(|| view! { <Reasons reasons/> })}
            {reach}
            {seen.map(|seen| view! { <Seen seen/> })}
        </section>
    }
}

/// What is known of the reseller's reach to the customer.
fn reach(customer: CustomerDetail, tenant: TenantId) -> AnyView {
    let i18n = use_i18n();
    let Some(found) = customer.reach.into_iter().find(|reach| reach.partner.tenant_id == tenant) else {
        return view! { <p class="sc-muted">{t!(subscription.reach_unknown)}</p> };
    };
    let relation = {
        let found = found.clone();
        move || relation(i18n, &found)
    };
    view! {
        <DescriptionList>
            <Pair term=t!(subscription.relation)>{relation}</Pair>
            <Pair term=t!(subscription.admin)>{move || admin(i18n, &found)}</Pair>
        </DescriptionList>
    }
}

fn relation(i18n: I18n, reach: &ReachView) -> String {
    reach.relation.as_ref().map_or_else(
        || i18n.text(&msg!(common.unknown)),
        |known| known_from(i18n, i18n.text(&known.value.name()), origin(i18n, known.evidence)),
    )
}

fn admin(i18n: I18n, reach: &ReachView) -> String {
    let Some(known) = &reach.delegated_admin else { return i18n.text(&msg!(common.unknown)) };
    let kind = i18n.text(&known.value.kind.name());
    let what = if known.value.kind == shared::customer::AdminKind::None {
        kind
    } else {
        i18n.text(&msg!(subscription.admin_state, kind = kind, status = i18n.text(&known.value.status.name())))
    };
    known_from(i18n, what, origin(i18n, known.evidence))
}

fn known_from(i18n: I18n, what: String, source: String) -> String {
    i18n.text(&msg!(subscription.known, what = what, source = source))
}

/// What Partner Center was last seen to say, and from where we know.
#[component]
fn Seen(seen: SeenView) -> impl IntoView {
    let i18n = use_i18n();
    let SeenView { partner, source, at, agrees } = seen;
    let name = partner.name;
    let from = move || {
        i18n.text(&msg!(
            reason.source,
            source = i18n.text(&source.name()),
            date = i18n.moment(Moment::DateTime, millis(at))
        ))
    };
    let sentence = if agrees {
        rich!(subscription.seen_agrees; name = bdi(name.clone()))
    } else {
        rich!(subscription.seen_differs; name = bdi(name.clone()))
    };
    view! { <p>{sentence}" "<span class="sc-small sc-muted">{move || from()}</span></p> }
}
