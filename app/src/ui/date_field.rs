//! Calendar days.

use super::field::{FieldWords, field};
use crate::view;
use leptos::prelude::*;

/// A field for a day, with the browser's own calendar.
///
/// ```ignore
/// <DateField id="from" label=t!(activity.from) value=from on_change=move |day| set_from(day)/>
/// ```
#[component]
pub fn DateField(
    /// The control's id, unlike any other on the page.
    #[prop(into)]
    id: String,
    /// The visible label.
    #[prop(into)]
    label: Signal<String>,
    /// The day, `2027-01-31`; empty for none.
    #[prop(into)]
    value: Signal<String>,
    /// Another day was chosen; it is given the day, empty when it was taken away.
    #[prop(into)]
    on_change: Callback<String>,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: MaybeProp<String>,
) -> impl IntoView {
    let words = FieldWords { id: id.clone(), label, mark: MaybeProp::default(), hint: MaybeProp::default(), error };
    let (described, invalid) = (words.clone(), words.clone());
    let control = view! {
        <input
            class="sc-input" id=id type="date" max="9999-12-30"
            aria-describedby=move || described.described_by()
            aria-invalid=move || invalid.invalid()
            prop:value=move || value.get()
            on:change:target=move |event| on_change.run(event.target().value())
        />
    };
    field(&words, control)
}
