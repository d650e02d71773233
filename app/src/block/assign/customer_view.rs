//! What the customer would see: the very view of its own page.

use crate::api::use_api;
use crate::block::remote::remote;
use crate::block::support::SupportCard;
use crate::state::query::use_query;
use crate::t;
use crate::view;
use leptos::prelude::*;
use shared::id::{SubscriptionId, TenantId};

/// The card of one subscription: as it would be with another contact, or as it is.
#[component]
pub fn CustomerView(
    /// The subscription.
    id: SubscriptionId,
    /// The contact that it might have; without one, what is seen now.
    #[prop(optional)]
    contact: Option<TenantId>,
) -> impl IntoView {
    let api = use_api();
    let source = use_query(move |signal| api.subscription_support(id, contact, signal));
    view! {
        <div class="sc-customer-view">
            <h4>{t!(terms.customer_view)}</h4>
            {remote(source, 3, move |view| view! { <SupportCard view level=4/> })}
        </div>
    }
}
