//! Filters with counts.

use super::each::each;
use super::id::unique;
use crate::dom::reactive::memo;
use crate::view;
use leptos::prelude::*;

/// One value of a facet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetValue {
    /// What the owner knows it by.
    pub id: String,
    /// Its words.
    pub text: String,
    /// How many it would leave, as the language writes numbers.
    pub count: Option<String>,
    /// Whether it filters now.
    pub checked: bool,
}

/// A facet: a heading that opens a list of check boxes.
///
/// ```ignore
/// <Facet heading=t!(facet.status) values on_toggle=toggle open=true/>
/// ```
#[component]
pub fn Facet(
    /// What is filtered.
    #[prop(into)]
    heading: Signal<String>,
    /// The values, in the order to show.
    #[prop(into)]
    values: Signal<Vec<FacetValue>>,
    /// A box was ticked or cleared; it is given the value's id.
    #[prop(into)]
    on_toggle: Callback<String>,
    /// Whether it starts open.
    #[prop(optional)]
    open: bool,
    /// There is nothing to choose from.
    #[prop(optional, into)]
    hidden: Signal<bool>,
) -> impl IntoView {
    let heading_id = unique("facet");
    let labelledby = heading_id.clone();
    view! {
        <details class="sc-facet" open=open hidden=move || hidden.get()>
            <summary id=heading_id>{move || heading.get()}</summary>
            <div role="group" aria-labelledby=labelledby>
                {each(move || values.get(), |value| value.id.clone(), move |value| row(value.id, values, on_toggle))}
            </div>
        </details>
    }
}

/// A row stays the same element while its numbers change, or its box would lose the focus at every press.
fn row(id: String, values: Signal<Vec<FacetValue>>, on_toggle: Callback<String>) -> AnyView {
    let own = id.clone();
    let value = memo(move || values.with(|values| values.iter().find(|value| value.id == own).cloned()));
    let checked = move || value.with(|value| value.as_ref().is_some_and(|value| value.checked));
    let text = move || value.with(|value| value.as_ref().map(|value| value.text.clone()));
    let count = move || value.with(|value| value.as_ref().and_then(|value| value.count.clone()));
    view! {
        <label class="sc-facet__value">
            <input type="checkbox" prop:checked=checked on:change=move |_| on_toggle.run(id.clone())/>
            <span class="sc-facet__text">{move || text()}</span>
            <span class="sc-facet__count">{move || count()}</span>
        </label>
    }
}
