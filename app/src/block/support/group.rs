//! One contact: how to reach it, and what it supports.

use super::card::heading;
use super::line::Line;
use crate::i18n::name::Name;
use crate::i18n::rich::bdi;
use crate::i18n::use_i18n;
use crate::rich;
use crate::t;
use crate::ui::badge::Badge;
use crate::ui::icon::Icon;
use crate::view;
use leptos::prelude::*;
use shared::api::support::{ProductView, SupportGroup};
use shared::subscription::Channel;
use shared::time::Timestamp;

#[component]
pub fn Group(group: SupportGroup, provider: String, at: Timestamp, level: u8) -> impl IntoView {
    let SupportGroup { contact, lines, fallback, products } = group;
    let name = contact.name;
    let title = name.clone();
    // A contact that can only be looked up on the web comes with the provider's lines too.
    let nobody = lines.is_empty() && fallback.is_empty();
    let rest = (!fallback.is_empty()).then(|| {
        view! {
            <p>{rich!(support.fallback; contact = bdi(name.clone()), provider = bdi(provider.clone()))}</p>
            <ul class="sc-lines">{items(fallback.clone(), at)}</ul>
        }
    });
    view! {
        <article class="sc-card sc-support__group">
            {heading(level, view! { <bdi translate="no">{title}</bdi> })}
            <div class="sc-support__products">
                <p class="sc-small sc-muted">{t!(support.products)}</p>
                <ul>{products.into_iter().map(product).collect_view()}</ul>
            </div>
            {(!lines.is_empty()).then(|| view! { <ul class="sc-lines">{items(lines, at)}</ul> })}
            {rest}
            {nobody.then(|| view! { <p>{t!(support.nobody)}</p> })}
        </article>
    }
}

fn items(lines: Vec<shared::api::support::LineView>, at: Timestamp) -> impl IntoView {
    lines.into_iter().map(|line| view! { <li><Line line at/></li> }).collect_view()
}

fn product(product: ProductView) -> impl IntoView {
    let i18n = use_i18n();
    let ProductView { product, nickname, channel, .. } = product;
    let elsewhere = (channel != Channel::Csp).then(|| {
        let text = t!(support.elsewhere, channel = i18n.text(&channel.name()));
        view! { " " <Badge icon=Icon::Info text/> }
    });
    view! {
        <li>
            <bdi translate="no">{product}</bdi>
            {nickname.map(|nickname| view! { <span class="sc-muted">" – "<bdi translate="no">{nickname}</bdi></span> })}
            {elsewhere}
        </li>
    }
}
