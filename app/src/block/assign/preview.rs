//! Before Submit: what would change, and what the customer would see.

use super::contact_field::detail;
use super::customer_view::CustomerView;
use super::visible::Visible;
use crate::i18n::rich::bdi;
use crate::i18n::use_i18n;
use crate::view;
use crate::{msg, t};
use leptos::prelude::*;
use shared::api::candidate::CandidateView;
use shared::api::subscription::SubscriptionDetail;

/// Old and new, add-ons that follow, and the customer's card.
#[component]
pub fn Preview(
    /// The subscription.
    detail: SubscriptionDetail,
    /// The contact that was looked at.
    before: String,
    /// The partner that is chosen.
    choice: CandidateView,
) -> impl IntoView {
    let i18n = use_i18n();
    let followers = detail.followers;
    let follows = detail.support_contact.follows;
    let unreachable = !choice.reachable;
    let about = {
        let choice = choice.clone();
        move || self::detail(i18n, &choice)
    };
    let id = detail.row.id;
    let contact = choice.tenant_id;
    view! {
        <section class="sc-preview" aria-labelledby="preview-title">
            <h3 id="preview-title">{t!(flow.preview)}</h3>
            <dl class="sc-change">
                <div><dt>{t!(flow.now)}</dt><dd>{bdi(before)}</dd></div>
                <div>
                    <dt>{t!(flow.after)}</dt>
                    <dd><strong>{bdi(choice.name)}</strong>" "<span class="sc-small sc-muted">{about}</span></dd>
                </div>
            </dl>
            {(followers > 0).then(|| view! { <p>{move || i18n.text(&msg!(flow.followers, count = followers))}</p> })}
            {follows.then(|| view! { <p>{t!(flow.stops_following)}</p> })}
            {unreachable.then(|| view! { <p>{t!(flow.unreachable)}</p> })}
            <Visible detail/>
            <CustomerView id contact/>
        </section>
    }
}
