//! The card in a page of the app.

use super::card::card;
use super::until::until_change;
use crate::api::error::ApiError;
use crate::dom::reactive::effect;
use crate::dom::renew::renew;
use crate::dom::timer::OwnedTimer;
use crate::i18n::use_i18n;
use crate::state::remote::Source;
use crate::view;
use leptos::html::Div;
use leptos::prelude::*;
use shared::api::support::SupportView;

/// Whom a customer calls, grouped by contact, those who answer now first.
///
/// ```ignore
/// <SupportCard view level=2/>
/// ```
#[component]
pub fn SupportCard(
    /// What the server says.
    view: SupportView,
    /// The level of its headings, 2 to 4: they stand below the page's.
    level: u8,
) -> impl IntoView {
    let (i18n, place) = (use_i18n(), NodeRef::<Div>::new());
    effect(move || {
        if let Some(place) = place.get() {
            renew(&place, &i18n.texts(|texts| card(texts, &view, level)));
        }
    });
    view! { <div class="sc-stack" node_ref=place></div> }
}

/// Asks anew when a line opens or closes.
pub fn keep_true<T: Send + Sync + 'static>(source: Source<T, ApiError>, view: fn(&T) -> &SupportView) {
    let timer = OwnedTimer::new();
    effect(move || {
        if let Some(wait) = source.with(|remote| remote.value().map(view).and_then(until_change)) {
            timer.start(wait, move || source.refresh());
        }
    });
}
