//! What the customer sees: the very view of its own page.

use crate::api::use_api;
use crate::block::remote::remote;
use crate::block::support::SupportCard;
use crate::state::query::use_query;
use crate::t;
use crate::ui::empty_state::EmptyState;
use crate::ui::icon::Icon;
use crate::ui::id::unique;
use crate::view;
use leptos::prelude::*;
use shared::api::support::SupportView;
use shared::id::CustomerId;

#[component]
pub fn CustomerSees(id: CustomerId) -> impl IntoView {
    let api = use_api();
    let source = use_query(move |signal| api.customer_support(id, signal));
    let heading = unique("sees");
    let labelledby = heading.clone();
    view! {
        <section class="sc-stack" aria-labelledby=labelledby>
            <div>
                <h2 id=heading>{t!(customer.sees)}</h2>
                <p class="sc-muted">{t!(customer.sees_text)}</p>
            </div>
            {remote(source, 4, shown)}
        </section>
    }
}

fn shown(view: SupportView) -> AnyView {
    if view.providers.iter().all(|part| part.groups.is_empty()) {
        return view! {
            <div class="sc-card">
                <EmptyState icon=Icon::Phone title=t!(support.none_title) text=t!(support.none_text)/>
            </div>
        };
    }
    view! { <SupportCard view level=3/> }
}
