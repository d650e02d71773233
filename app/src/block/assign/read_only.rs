//! In the place of the form for whoever may not assign, and for what has ended: the value, and why it is so.

use super::declined::roles;
use crate::dom::reactive::Memo;
use crate::i18n::name::Name;
use crate::i18n::use_i18n;
use crate::state::me::use_me;
use crate::ui::button::{Button, Look};
use crate::ui::description_list::{DescriptionList, Pair};
use crate::ui::message_bar::MessageBar;
use crate::view;
use crate::{msg, t};
use leptos::prelude::*;
use shared::api::subscription::SubscriptionDetail;
use shared::role::{Permission, Side};

/// The contact, a button that says why it cannot be pressed, and the same in a sentence.
#[component]
pub fn ReadOnly(
    /// The subscription.
    detail: Memo<SubscriptionDetail>,
    /// Why, where it is not the person's role.
    reason: Option<Signal<String>>,
) -> impl IntoView {
    let (i18n, me) = (use_i18n(), use_me());
    let ended = detail.with_untracked(|detail| detail.row.ended);
    let side = me.side();
    let session = me.session().clone();
    let reason = Signal::derive(move || {
        if let Some(reason) = reason.filter(|_| !ended) {
            return reason.get();
        }
        if ended {
            return i18n.text(&msg!(problem.subscription_ended));
        }
        if side != Side::Provider {
            return i18n.text(&msg!(flow.not_provider));
        }
        let own: Vec<_> = session.roles.iter().map(|role| i18n.text(&role.name())).collect();
        let may = roles(i18n, Permission::Assign, session.role_policy);
        if own.is_empty() {
            i18n.text(&msg!(flow.may_not_none, may = may))
        } else {
            i18n.text(&msg!(flow.may_not, own = i18n.list(&own), may = may))
        }
    });
    let name = move || detail.with(|detail| detail.support_contact.name.clone());
    let number = move || {
        detail
            .with(|detail| detail.support_contact.mpn_id)
            .map(|mpn| i18n.text(&msg!(flow.mpn, number = mpn.to_string())))
    };
    view! {
        <div class="sc-stack">
            <DescriptionList>
                <Pair term=t!(terms.designated_support_contact)>
                    <strong><bdi translate="no">{move || name()}</bdi></strong>" "<span class="sc-small sc-muted">{move || number()}</span>
                </Pair>
            </DescriptionList>
            <MessageBar>{move || reason.get()}</MessageBar>
            <div class="sc-row">
                <Button look=Look::Primary disabled_reason=reason>{t!(common.submit)}</Button>
            </div>
        </div>
    }
}
