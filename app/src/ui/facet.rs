//! Filters with counts.

use super::id::unique;
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
) -> impl IntoView {
    let heading_id = unique("facet");
    let labelledby = heading_id.clone();
    view! {
        <details class="sc-facet" open=open>
            <summary id=heading_id>{move || heading.get()}</summary>
            <div role="group" aria-labelledby=labelledby>
                <For each=move || values.get() key=|value| (value.id.clone(), value.clone().count, value.checked, value.text.clone()) let:value>
                    {row(value, on_toggle)}
                </For>
            </div>
        </details>
    }
}

fn row(value: FacetValue, on_toggle: Callback<String>) -> impl IntoView {
    let FacetValue { id, text, count, checked } = value;
    view! {
        <label class="sc-facet__value">
            <input type="checkbox" prop:checked=checked on:change=move |_| on_toggle.run(id.clone())/>
            <span class="sc-facet__text">{text}</span>
            {count.map(|count| view! { <span class="sc-facet__count">{count}</span> })}
        </label>
    }
}
