//! The first stop of the tab key: past the header.

use crate::dom::{focus, root::Root};
use crate::view;
use leptos::prelude::*;

/// A link to the main content, seen when it has the focus (WCAG 2.4.1).
///
/// ```ignore
/// <SkipLink target="main" text=t!(app.skip)/>
/// ```
#[component]
pub fn SkipLink(
    /// The id of the element to go to.
    target: &'static str,
    /// Its words.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    view! {
        <a class="sc-skip" href=format!("#{target}") on:click=move |event| {
            event.prevent_default();
            if let Some(main) = Root::page().find(target) {
                focus::focus_heading(&main);
                main.scroll_into_view();
            }
        }>{move || text.get()}</a>
    }
}
