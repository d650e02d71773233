//! Where a contact can be seen, said honestly (D1).

use crate::i18n::intl::Moment;
use crate::i18n::reason::millis;
use crate::i18n::rich::bdi;
use crate::i18n::use_i18n;
use crate::view;
use crate::{rich, t};
use leptos::prelude::*;
use shared::api::subscription::SubscriptionDetail;
use shared::subscription::{Channel, Commerce};

/// What Partner Center shows of it: for legacy subscriptions what it was last seen to say, for all others nothing.
#[component]
pub fn Visible(detail: SubscriptionDetail) -> impl IntoView {
    let i18n = use_i18n();
    let legacy = detail.row.commerce == Commerce::Legacy && detail.row.channel == Channel::Csp;
    let text = match detail.support_contact.seen {
        _ if !legacy => t!(flow.hidden).into_any(),
        None => t!(flow.never_read).into_any(),
        Some(seen) => {
            let name = seen.partner.name;
            let date = i18n.moment(Moment::Date, millis(seen.at));
            rich!(flow.still_shows, date = date.clone(); name = bdi(name.clone()))
        }
    };
    view! { <p class="sc-small sc-muted">{text}</p> }
}
