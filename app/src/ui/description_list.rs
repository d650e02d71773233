//! Names and values in pairs.

use crate::view;
use leptos::prelude::*;

/// A list of pairs; side by side where there is room.
///
/// ```ignore
/// <DescriptionList>
///     <Pair term=t!(subscription.product)>{product}</Pair>
/// </DescriptionList>
/// ```
#[component]
pub fn DescriptionList(
    /// The pairs.
    children: Children,
) -> impl IntoView {
    view! { <dl class="sc-pairs">{children()}</dl> }
}

/// A name and its value.
#[component]
pub fn Pair(
    /// The name.
    #[prop(into)]
    term: Signal<String>,
    /// The value.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="sc-pairs__pair">
            <dt>{move || term.get()}</dt>
            <dd>{children()}</dd>
        </div>
    }
}
