//! Support: whom the signed-in customer calls.

use super::title::PageTitle;
use crate::api::use_api;
use crate::block::remote::remote;
use crate::block::support::{SupportCard, keep_true};
use crate::dom::document;
use crate::state::query::use_query;
use crate::t;
use crate::ui::button::Button;
use crate::ui::empty_state::EmptyState;
use crate::ui::icon::Icon;
use crate::view;
use leptos::prelude::*;
use shared::api::support::SupportView;

/// The customer's own page. It is asked for anew when a line opens or closes.
#[component]
pub fn SupportPage() -> impl IntoView {
    let api = use_api();
    let source = use_query(move |signal| api.support(signal));
    keep_true(source, |view| view);
    view! {
        <div class="sc-page sc-support-page">
            <div class="sc-page__header">
                <PageTitle text=t!(support.title)/>
                <Button on_press=move |()| document::print()>{t!(support.print)}</Button>
            </div>
            {remote(source, 6, shown)}
        </div>
    }
}

fn shown(view: SupportView) -> AnyView {
    let customer = view.customer.clone();
    if view.providers.iter().all(|part| part.groups.is_empty()) {
        return view! { <EmptyState icon=Icon::Phone title=t!(support.none_title) text=t!(support.none_text)/> };
    }
    view! {
        <p class="sc-page__lead">{t!(support.lead, customer = customer.clone())}</p>
        <SupportCard view level=2/>
    }
}
