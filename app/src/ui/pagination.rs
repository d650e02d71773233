//! From page to page of a list that is read by key: backwards and forwards, no page numbers.

use super::icon::Icon;
use crate::view;
use leptos::prelude::*;

/// Links to the neighbouring pages, with a text that says where one is.
///
/// ```ignore
/// <Pagination label=t!(common.pages) status=shown previous=(t!(common.previous), back) next=(t!(common.next), on)/>
/// ```
#[component]
pub fn Pagination(
    /// What the navigation is for.
    #[prop(into)]
    label: Signal<String>,
    /// Where one is: "51–100 of 1,284".
    #[prop(into)]
    status: Signal<String>,
    /// The words and address of the page before; no address at the first page.
    previous: (Signal<String>, Signal<Option<String>>),
    /// The words and address of the page after; no address at the last page.
    next: (Signal<String>, Signal<Option<String>>),
) -> impl IntoView {
    view! {
        <nav class="sc-pages" aria-label=move || label.get()>
            <span class="sc-pages__status">{move || status.get()}</span>
            {step("prev", Some(Icon::ChevronLeft), previous, None)}
            {step("next", None, next, Some(Icon::ChevronRight))}
        </nav>
    }
}

/// A link, or without an address the same words greyed: the place does not jump.
fn step(
    rel: &'static str,
    before: Option<Icon>,
    (text, href): (Signal<String>, Signal<Option<String>>),
    after: Option<Icon>,
) -> impl IntoView {
    view! {
        <a
            class="sc-button sc-button--subtle"
            rel=rel
            href=move || href.get()
            role=move || href.get().is_none().then_some("link")
            aria-disabled=move || href.get().is_none().then_some("true")
        >
            {before.map(Icon::view)}
            {move || text.get()}
            {after.map(Icon::view)}
        </a>
    }
}
