//! Nothing to show, said honestly.

use super::icon::Icon;
use crate::view;
use leptos::prelude::*;

/// Says why nothing is here and what to do. "Nothing at all" and "nothing matches" are different texts.
///
/// ```ignore
/// <EmptyState icon=Icon::Search title=t!(worklist.no_match) text=t!(worklist.no_match_text)>
///     <Button on_press=clear>{t!(worklist.clear_filters)}</Button>
/// </EmptyState>
/// ```
#[component]
pub fn EmptyState(
    /// A picture of the matter.
    icon: Icon,
    /// What is missing.
    #[prop(into)]
    title: Signal<String>,
    /// Why, and what to do.
    #[prop(into)]
    text: Signal<String>,
    /// What can be done.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="sc-empty">
            {icon.view()}
            <p class="sc-empty__title">{move || title.get()}</p>
            <p>{move || text.get()}</p>
            {children.map(|children| view! { <div class="sc-empty__actions">{children()}</div> })}
        </div>
    }
}
