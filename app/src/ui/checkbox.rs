//! Check boxes.

use super::id::unique;
use crate::view;
use leptos::prelude::*;

/// A check box with its label beside it.
///
/// ```ignore
/// <Checkbox label=t!(contact.confirmed) checked=confirmed on_change=move |now| set_confirmed.set(now)/>
/// ```
#[component]
pub fn Checkbox(
    /// The visible label.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it is ticked.
    #[prop(into)]
    checked: Signal<bool>,
    /// What a change does; it is given the new state.
    #[prop(into)]
    on_change: Callback<bool>,
    /// Shown as neither ticked nor not: some of many are.
    #[prop(optional, into)]
    mixed: Signal<bool>,
    /// More about it.
    #[prop(optional, into)]
    hint: MaybeProp<String>,
    /// The control's id, where something links to it.
    #[prop(optional, into)]
    id: Option<String>,
    /// Only the box is seen (in a table); the label is read to screen readers.
    #[prop(optional)]
    bare: bool,
) -> impl IntoView {
    let id = id.unwrap_or_else(|| unique("check"));
    let hint_id = format!("{id}-hint");
    let describedby = hint_id.clone();
    view! {
        <div class="sc-checkbox" class:sc-checkbox--bare=bare>
            <input
                type="checkbox"
                id=id.clone()
                prop:checked=move || checked.get()
                prop:indeterminate=move || mixed.get()
                aria-describedby=move || hint.get().map(|_| describedby.clone())
                on:change:target=move |event| on_change.run(event.target().checked())
            />
            <label for=id class:sc-visually-hidden=bare>{move || label.get()}</label>
            {move || hint.get().map(|hint| view! { <p class="sc-field__hint" id=hint_id.clone()>{hint}</p> })}
        </div>
    }
}
