//! Waiting. Shown only when it takes longer than half a second (see `state::remote`).

use crate::view;
use leptos::prelude::*;

/// Grey lines in the place of what is still to come.
///
/// ```ignore
/// <Skeleton lines=8 label=t!(common.loading)/>
/// ```
#[component]
pub fn Skeleton(
    /// How many.
    #[prop(default = 3)]
    lines: u8,
    /// What screen readers hear.
    #[prop(into)]
    label: Signal<String>,
) -> impl IntoView {
    view! {
        <div class="sc-skeleton" role="status">
            <span class="sc-visually-hidden">{move || label.get()}</span>
            {(0..lines).map(|_| view! { <span class="sc-skeleton__line" aria-hidden="true"></span> }).collect_view()}
        </div>
    }
}

/// A thin moving line at the top of what is being fetched again; the old content stays readable.
#[component]
pub fn RefreshBar(
    /// Whether it is seen. Its place is always kept, so nothing jumps.
    #[prop(into)]
    active: Signal<bool>,
) -> impl IntoView {
    view! { <div class="sc-refresh" aria-hidden="true" data-active=move || active.get().then_some("")></div> }
}

/// How much of a known amount is done.
///
/// ```ignore
/// <Progress label=t!(apply.progress, done = done.get(), total = total.get()) done total/>
/// ```
#[component]
pub fn Progress(
    /// What is going on, with the numbers.
    #[prop(into)]
    label: Signal<String>,
    /// Done.
    #[prop(into)]
    done: Signal<u32>,
    /// Of how many.
    #[prop(into)]
    total: Signal<u32>,
) -> impl IntoView {
    view! {
        <label class="sc-progress">
            <span>{move || label.get()}</span>
            <progress max=move || total.get().max(1) value=move || done.get()></progress>
        </label>
    }
}
