//! Everything else that an entry says, below it.

use super::Question;
use crate::i18n::intl::Moment;
use crate::i18n::message::Message;
use crate::i18n::name::Name;
use crate::i18n::problem;
use crate::i18n::reason::millis;
use crate::i18n::use_i18n;
use crate::ui::description_list::{DescriptionList, Pair};
use crate::view;
use crate::{msg, t};
use leptos::prelude::*;
use shared::api::activity::EntryView;
use shared::api::query::ActivityQuery;

#[component]
pub fn Details(entry: EntryView) -> impl IntoView {
    let i18n = use_i18n();
    let (at, origin, seq) = (millis(entry.at), entry.origin, entry.seq);
    let roles = entry.roles.clone();
    let roles = move || {
        let names: Vec<_> = roles.iter().map(|role| i18n.text(&role.name())).collect();
        if names.is_empty() { i18n.text(&msg!(shell.no_roles)) } else { i18n.list(&names) }
    };
    let (links, request, provenance) = (links(&entry), entry.request.to_string(), entry.provenance);
    let (reason, ticket) = (entry.reason.clone(), entry.ticket.clone());
    let portal = entry.portal.clone().map(|portal| portal.name);
    let remarks = view! { <Remarks entry/> };
    view! {
        <details class="sc-details">
            <summary>{t!(activity.details)}</summary>
            <div class="sc-stack sc-stack--tight">
                {remarks}
                <DescriptionList>
                    {text(msg!(activity.reason), reason)}
                    {text(msg!(activity.ticket), ticket)}
                    {provenance.map(|provenance| view! {
                        <Pair term=t!(activity.provenance)>{move || i18n.text(&provenance.name())}</Pair>
                    })}
                    <Pair term=t!(activity.roles)>{move || roles()}</Pair>
                    <Pair term=t!(activity.through)>{move || i18n.text(&origin.name())}</Pair>
                    {text(msg!(activity.portal), portal)}
                    <Pair term=t!(activity.exact)>{move || i18n.moment(Moment::Exact, at)}</Pair>
                    <Pair term=t!(activity.entry)>{move || i18n.number(seq)}</Pair>
                    <Pair term=t!(activity.request)><code translate="no">{request}</code></Pair>
                </DescriptionList>
                {links}
            </div>
        </details>
    }
}

/// A person's own words, where there are any.
fn text(term: Message, words: Option<String>) -> impl IntoView {
    let i18n = use_i18n();
    words.map(|words| {
        let term = Signal::derive(move || i18n.text(&term));
        view! { <Pair term><bdi translate="no">{words}</bdi></Pair> }
    })
}

/// Why it was refused, and what was unusual about it.
#[component]
fn Remarks(entry: EntryView) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        {entry.refused.map(|code| view! { <p>{move || i18n.text(&problem::code(code))}</p> })}
        {entry.confirmed.then(|| view! { <p>{t!(activity.confirmed)}</p> })}
        {entry.blind.then(|| view! { <p>{t!(activity.blind)}</p> })}
    }
}

/// The log of the same person, and about the same customer.
fn links(entry: &EntryView) -> impl IntoView + use<> {
    let person = ActivityQuery { actor: Some(entry.actor.id), ..ActivityQuery::default() };
    let customer = entry.customer.as_ref().map(|customer| {
        let query = ActivityQuery { customer: Some(customer.id), ..ActivityQuery::default() };
        view! { <li><a href=Question::asking(query).href()>{t!(activity.show_customer)}</a></li> }
    });
    view! {
        <ul class="sc-plain">
            <li><a href=Question::asking(person).href()>{t!(activity.show_person)}</a></li>
            {customer}
        </ul>
    }
}
