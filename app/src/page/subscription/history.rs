//! What became of the subscription's contact over time: who, when, from, to, why.

use crate::api::use_api;
use crate::block::remote::remote;
use crate::i18n::intl::Moment;
use crate::i18n::name::Name;
use crate::i18n::reason::millis;
use crate::i18n::rich::bdi;
use crate::i18n::{problem, use_i18n};
use crate::state::query::use_query;
use crate::ui::badge::Badge;
use crate::ui::button::{Button, Look};
use crate::ui::tone::Tone;
use crate::view;
use crate::{msg, rich, t};
use leptos::prelude::*;
use shared::api::activity::EntryView;
use shared::api::query::Place;
use shared::id::SubscriptionId;
use shared::page::{Limit, Page};

/// Entries at first, and after "Show more". Later ones are in the activity log.
const STEPS: [u16; 3] = [5, 50, Limit::MOST];

/// The history, newest first. It is read again when `again` changes.
#[component]
pub fn History(id: SubscriptionId, again: Trigger) -> impl IntoView {
    let api = use_api();
    let step = RwSignal::new(0_usize);
    let source = use_query(move |signal| {
        again.track();
        let rows = STEPS.get(step.get()).copied().unwrap_or(Limit::MOST);
        let place = Place { limit: Limit::new(rows).unwrap_or_default(), cursor: None };
        api.history(id, &place, signal)
    });
    let more = t!(subscription.more);
    let list = move |page: Page<EntryView>| {
        let further = page.next.is_some() && step.get_untracked() + 1 < STEPS.len();
        view! {
            <ol class="sc-history">{page.items.into_iter().map(|entry| view! { <Entry entry/> }).collect_view()}</ol>
            {further.then(|| view! {
                <Button look=Look::Subtle on_press=move |()| step.update(|step| *step += 1)>{move || more.get()}</Button>
            })}
        }
    };
    view! {
        <section class="sc-stack sc-stack--tight" aria-labelledby="history-title">
            <h3 id="history-title">{t!(terms.history)}</h3>
            {remote(source, 3, list)}
        </section>
    }
}

#[component]
fn Entry(entry: EntryView) -> impl IntoView {
    let i18n = use_i18n();
    let EntryView {
        at, actor, origin, action, before, after, reason, ticket, confirmed, refused, times, portal, ..
    } = entry;
    let erased = t!(shell.erased);
    let who = move || actor.name.clone().unwrap_or_else(|| erased.get());
    let door = move || match &portal {
        Some(portal) => i18n.text(&msg!(activity.in_portal, person = who(), portal = portal.name.clone())),
        None => i18n.text(&msg!(subscription.by, name = who(), origin = i18n.text(&origin.name()))),
    };
    let change = match (before.filter(|_| refused.is_none()), after) {
        (Some(before), Some(after)) if before.tenant_id != after.tenant_id => {
            let (from, to) = (before.name, after.name);
            Some(rich!(subscription.from_to; from = bdi(from.clone()), to = bdi(to.clone())))
        }
        (_, Some(after)) => Some(bdi(after.name)),
        _ => None,
    };
    let many = times.filter(|times| *times > 1);
    view! {
        <li class="sc-history__entry">
            <p class="sc-row">
                <span class="sc-strong">{move || i18n.text(&action.name())}</span>
                {refused.map(|_| view! { <Badge tone=Tone::Danger text=t!(subscription.refused)/> })}
                {many.map(|times| view! { <span class="sc-muted">{move || i18n.text(&msg!(subscription.times, count = times))}</span> })}
            </p>
            {change.map(|change| view! { <p>{change}</p> })}
            {refused.map(|code| view! { <p class="sc-small">{move || i18n.text(&problem::code(code))}</p> })}
            {reason.map(|reason| view! { <p class="sc-break">"“"<bdi>{reason}</bdi>"”"</p> })}
            {ticket.map(|ticket| view! { <p class="sc-small">{t!(subscription.ticket, ticket = ticket.clone())}</p> })}
            {confirmed.then(|| view! { <p class="sc-small">{t!(subscription.confirmed)}</p> })}
            <p class="sc-small sc-muted">{move || i18n.moment(Moment::DateTime, millis(at))}" · "{move || door()}</p>
        </li>
    }
}
