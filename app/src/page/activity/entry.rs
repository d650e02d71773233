//! One entry of the log.

use super::details::Details;
use crate::dom;
use crate::i18n::intl::Moment;
use crate::i18n::name::Name;
use crate::i18n::reason::millis;
use crate::i18n::rich::bdi;
use crate::i18n::use_i18n;
use crate::route::Route;
use crate::ui::badge::Badge;
use crate::ui::table::{Cell, Row};
use crate::ui::tone::Tone;
use crate::view;
use crate::{rich, t};
use leptos::prelude::*;
use shared::api::PartnerRef;
use shared::api::activity::EntryView;
use shared::audit::Origin;

#[component]
pub fn EntryLine(entry: EntryView) -> impl IntoView {
    let i18n = use_i18n();
    let at = millis(entry.at);
    let action = entry.action;
    let refused = entry.refused.map(|_| {
        view! { <Badge tone=Tone::Danger text=t!(activity.refused)/> }
    });
    let times = entry.times.filter(|times| *times > 1).map(|times| {
        view! { <span class="sc-small sc-muted">{t!(activity.times, count = times)}</span> }
    });
    let name = entry.actor.name.clone();
    // Done in a portal, or by somebody here about one.
    let portal = entry.portal.clone().filter(|_| entry.origin == Origin::Portal).map(|portal| portal.name);
    let about = entry.clone();
    let (before, after, stamp) = (entry.before.clone(), entry.after.clone(), entry.at.to_string());
    view! {
        <Row>
            <Cell label=t!(activity.when)>
                <span class="sc-cell">
                    <time datetime=stamp>{move || i18n.moment(Moment::DateTime, at)}</time>
                    <span class="sc-small sc-muted">{move || i18n.relative(at, dom::document::now())}</span>
                </span>
            </Cell>
            <Cell label=t!(activity.who)><PersonIn name portal/></Cell>
            <Cell label=t!(activity.what) head=true>
                <span class="sc-cell">{move || i18n.text(&action.name())}{refused}{times}</span>
            </Cell>
            <Cell label=t!(activity.about)><About entry=about/></Cell>
            <Cell label=t!(activity.change)>
                <span class="sc-cell">
                    <Change before after/>
                    <Details entry/>
                </span>
            </Cell>
        </Row>
    }
}

/// A person's name, which may have been erased.
#[component]
pub fn PersonName(name: Option<String>) -> impl IntoView {
    match name {
        Some(name) => view! { <bdi translate="no">{name}</bdi> },
        None => view! { <span class="sc-muted">{t!(shell.erased)}</span> },
    }
}

/// Who did it, and in which portal.
#[component]
fn PersonIn(name: Option<String>, portal: Option<String>) -> impl IntoView {
    match portal {
        None => view! { <PersonName name/> },
        Some(portal) => {
            rich!(activity.in_portal;
                person = view! { <PersonName name=name.clone()/> }, portal = bdi(portal.clone()))
        }
    }
}

/// The customer and subscription of the entry, each a link to its page.
#[component]
fn About(entry: EntryView) -> impl IntoView {
    let customer = entry.customer.map(|customer| (Route::Customer(customer.id), customer));
    let product = entry.subscription.map(|subscription| {
        let route = customer.as_ref().map(|(_, customer)| Route::Subscription(customer.id, subscription.id));
        match route {
            Some(route) => {
                view! { <a href=route.href()><bdi translate="no">{subscription.product}</bdi></a> }
            }
            None => view! { <bdi translate="no">{subscription.product}</bdi> },
        }
    });
    let portal = entry.portal.filter(|_| entry.origin != Origin::Portal);
    let portal = portal.map(|portal| view! { <bdi translate="no">{portal.name}</bdi> });
    let partner = entry.partner.map(|partner| view! { <bdi translate="no">{partner.name}</bdi> });
    view! {
        <span class="sc-cell">
            {customer.map(|(route, customer)| view! { <a href=route.href()><bdi translate="no">{customer.name}</bdi></a> })}
            {product}
            {partner}
            {portal}
        </span>
    }
}

/// From whom to whom the contact went, or was to go.
#[component]
fn Change(before: Option<PartnerRef>, after: Option<PartnerRef>) -> impl IntoView {
    let before = before.map(|partner| {
        let name = partner.name;
        view! { <span class="sc-muted">{rich!(activity.before; name = bdi(name.clone()))}</span> }
    });
    let after = after.map(|partner| {
        let name = partner.name;
        view! { <span>{rich!(activity.after; name = bdi(name.clone()))}</span> }
    });
    view! { {before}{after} }
}
