//! A choice among a few that are known beforehand.

use super::field::{FieldWords, field};
use crate::view;
use leptos::prelude::*;

/// A drop-down list with its label.
///
/// ```ignore
/// <Select id="theme" label=t!(settings.theme) value=theme on_change=set
///     options=vec![("light".into(), t!(settings.theme_light)), ("dark".into(), t!(settings.theme_dark))]/>
/// ```
#[component]
pub fn Select(
    /// The control's id, unlike any other on the page.
    #[prop(into)]
    id: String,
    /// The visible label.
    #[prop(into)]
    label: Signal<String>,
    /// Each choice: its value and its words.
    options: Vec<(String, Signal<String>)>,
    /// The value chosen now.
    #[prop(into)]
    value: Signal<String>,
    /// What a choice does; it is given the value.
    #[prop(into)]
    on_change: Callback<String>,
    /// How to choose.
    #[prop(optional, into)]
    hint: MaybeProp<String>,
    /// What is wrong with the choice.
    #[prop(optional, into)]
    error: MaybeProp<String>,
) -> impl IntoView {
    let words = FieldWords { id: id.clone(), label, mark: MaybeProp::default(), hint, error };
    let (described, invalid) = (words.clone(), words.clone());
    let options = options
        .into_iter()
        .map(|(choice, words)| {
            let own = choice.clone();
            // `selected` on the option: a value set on the list before its options exist is lost.
            view! { <option value=choice selected=move || value.get() == own>{move || words.get()}</option> }
        })
        .collect_view();
    let control = view! {
        <select
            class="sc-input sc-input--select"
            id=id
            aria-describedby=move || described.described_by()
            aria-invalid=move || invalid.invalid()
            on:change:target=move |event| on_change.run(event.target().value())
            prop:value=move || value.get()
        >
            {options}
        </select>
    };
    field(&words, control)
}
