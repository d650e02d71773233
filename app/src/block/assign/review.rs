//! After Submit: the values as they are stored now, read again from the server.

use super::customer_view::CustomerView;
use super::step::Stored;
use super::visible::Visible;
use crate::dom::reactive::effect;
use crate::dom::{focus, root::Root};
use crate::i18n::intl::Moment;
use crate::i18n::name::Name;
use crate::i18n::reason::millis;
use crate::i18n::rich::bdi;
use crate::i18n::use_i18n;
use crate::ui::button::{Button, Look};
use crate::ui::description_list::{DescriptionList, Pair};
use crate::ui::icon::Icon;
use crate::view;
use crate::{msg, rich, t};
use leptos::html;
use leptos::prelude::*;
use shared::api::subscription::SubscriptionDetail;

/// The review. Its heading takes the focus; Close ends it.
#[component]
pub fn Review(
    /// The subscription.
    detail: SubscriptionDetail,
    /// What was done.
    stored: Stored,
    /// Ends the flow.
    #[prop(into)]
    on_close: Callback<()>,
    /// Back to the form.
    #[prop(into)]
    on_again: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let root = Root::here();
    let heading = NodeRef::<html::H3>::new();
    effect(move || {
        if let Some(heading) = heading.get() {
            focus::focus_heading(&heading);
            focus::reveal(root, "review-title");
        }
    });
    let Stored { before, answer } = stored;
    let (changed, followed, contact) = (answer.changed, answer.followed, answer.contact);
    let now = SubscriptionDetail { support_contact: contact.clone(), ..detail };
    let id = now.row.id;
    let (product, customer) = (now.row.product.clone(), now.row.customer.name.clone());
    let (provenance, since) = (contact.provenance, contact.since);
    let name = contact.name.clone();
    let lead = if changed {
        rich!(flow.done; contact = bdi(name.clone()), product = bdi(product.clone()), customer = bdi(customer.clone()))
    } else {
        rich!(flow.unchanged; contact = bdi(name.clone()))
    };
    let origin = move || {
        let (how, date) = (i18n.text(&provenance.name()), i18n.moment(Moment::DateTime, millis(since)));
        i18n.text(&msg!(worklist.origin, how = how, date = date))
    };
    view! {
        <section class="sc-stack" aria-labelledby="review-title">
            <h3 id="review-title" class="sc-review__title" node_ref=heading>{Icon::Check.view()}{t!(common.review)}</h3>
            <p>{lead}</p>
            <DescriptionList>
                <Pair term=t!(terms.designated_support_contact)>
                    <strong>{bdi(contact.name)}</strong>
                    {contact.mpn_id.map(|mpn| view! { <br/> <span class="sc-small sc-muted">{t!(flow.mpn, number = mpn.to_string())}</span> })}
                </Pair>
                <Pair term=t!(flow.before)>{bdi(before)}</Pair>
                <Pair term=t!(worklist.provenance)>{move || origin()}</Pair>
                {(followed > 0).then(|| view! {
                    <Pair term=t!(flow.addons)>{move || i18n.text(&msg!(flow.followed, count = followed))}</Pair>
                })}
            </DescriptionList>
            <Visible detail=now/>
            <CustomerView id/>
            <div class="sc-row sc-review__end">
                <Button look=Look::Primary on_press=on_close>{t!(common.close)}</Button>
                <Button look=Look::Subtle on_press=on_again>{t!(flow.again)}</Button>
            </div>
        </section>
    }
}
