//! One line to call or write to.

use super::hours::Hours;
use super::opening::OpeningText;
use crate::i18n::{intl, use_i18n};
use crate::t;
use crate::ui::icon::Icon;
use crate::view;
use leptos::prelude::*;
use shared::api::support::LineView;
use shared::time::Timestamp;

#[component]
pub fn Line(line: LineView, at: Timestamp) -> impl IntoView {
    let i18n = use_i18n();
    let LineView { label, telephone, email, website, languages, opening, hours, .. } = line;
    let of = label.clone();
    let spoken = (!languages.is_empty()).then(|| {
        let list = move || {
            let lang = i18n.lang();
            let names: Vec<_> = languages.iter().map(|tag| intl::language(lang, tag.as_str())).collect();
            i18n.list(&names)
        };
        view! { <p class="sc-small sc-muted">{t!(support.languages, list = list())}</p> }
    });
    view! {
        <div class="sc-line">
            <p class="sc-line__label"><bdi translate="no">{label}</bdi></p>
            <OpeningText opening at/>
            {telephone.map(telephone_link)}
            {email.map(email_link)}
            {website.map(website_link)}
            {spoken}
            {hours.map(|hours| view! { <Hours hours of/> })}
        </div>
    }
}

/// The number as it is written; the dialler gets its digits.
fn telephone_link(number: String) -> impl IntoView {
    let digits: String = number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    view! {
        <a class="sc-line__call" href=format!("tel:{digits}")>
            {Icon::Phone.view()}<bdi class="sc-number" translate="no">{number}</bdi>
        </a>
    }
}

fn email_link(address: String) -> impl IntoView {
    let href = format!("mailto:{address}");
    view! {
        <a class="sc-line__link" href=href>{Icon::Mail.view()}<bdi translate="no">{address}</bdi></a>
    }
}

/// The host and path; the rest of the address says nothing to a reader.
fn website_link(address: String) -> impl IntoView {
    let shown = address.split_once(':').map_or(address.as_str(), |(_, rest)| rest).trim_matches('/').to_owned();
    view! {
        <a class="sc-line__link" href=address rel="external noopener noreferrer">
            {Icon::Globe.view()}<bdi translate="no">{shown}</bdi>
        </a>
    }
}
