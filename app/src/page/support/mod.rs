//! Support: whom the signed-in customer calls.

mod card;
mod group;
mod hours;
mod line;
mod opening;

use super::remote::remote;
use super::title::PageTitle;
use crate::api::use_api;
use crate::dom::reactive::effect;
use crate::dom::{document, timer::OwnedTimer};
use crate::i18n::reason::millis;
use crate::state::query::use_query;
use crate::t;
use crate::ui::button::Button;
use crate::ui::empty_state::EmptyState;
use crate::ui::icon::Icon;
use crate::view;
pub use card::SupportCard;
use leptos::prelude::*;
pub use opening::sentence as opening;
use shared::api::support::{OpeningView, SupportView};
use std::time::Duration;

/// The customer's own page. It is asked for anew when a line opens or closes.
#[component]
pub fn SupportPage() -> impl IntoView {
    let api = use_api();
    let source = use_query(move |signal| api.support(signal));
    let timer = OwnedTimer::new();
    effect(move || {
        if let Some(wait) = source.with(|remote| remote.value().and_then(until_change)) {
            timer.start(wait, move || source.refresh());
        }
    });
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

/// How long this stays true: until the next line opens or closes; none where no line says when.
fn until_change(view: &SupportView) -> Option<Duration> {
    let groups = view.providers.iter().flat_map(|part| &part.groups);
    let lines = groups.flat_map(|group| group.lines.iter().chain(&group.fallback));
    let moments = lines.filter_map(|line| match line.opening {
        OpeningView::Open { until } => Some(until),
        OpeningView::Closed { opens } => opens,
        OpeningView::Unknown => None,
    });
    let wait = millis(moments.min()?) - millis(view.at);
    // A few seconds late, at most every half minute; browsers count no further than 24 days.
    Some(Duration::from_secs_f64((wait / 1_000.0 + 5.0).clamp(30.0, 86_400.0)))
}
