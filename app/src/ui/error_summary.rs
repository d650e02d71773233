//! All errors of a form above it, as the GOV.UK design system does it.

use super::icon::Icon;
use crate::dom::reactive::effect;
use crate::dom::{focus, root::Root};
use crate::view;
use leptos::html;
use leptos::prelude::*;

/// One error: the id of its field, and what is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The id of the control to go to.
    pub field: String,
    /// What is wrong and what to do.
    pub text: String,
}

/// The errors of a form that was submitted. It takes the focus whenever there are new ones, and each
/// line leads to its field. Nothing is shown without an error.
///
/// ```ignore
/// <ErrorSummary title=t!(errors.summary_title) errors/>
/// ```
#[component]
pub fn ErrorSummary(
    /// Its heading.
    #[prop(into)]
    title: Signal<String>,
    /// The errors, in the order of the fields.
    #[prop(into)]
    errors: Signal<Vec<FieldError>>,
) -> impl IntoView {
    let root = Root::here();
    let summary = NodeRef::<html::Div>::new();
    effect(move || {
        if !errors.with(Vec::is_empty)
            && let Some(summary) = summary.get()
        {
            focus::focus_heading(&summary);
            summary.scroll_into_view();
        }
    });
    view! {
        {move || {
            (!errors.with(Vec::is_empty)).then(|| {
                view! {
                    <div class="sc-summary" role="alert" node_ref=summary>
                        <h2 class="sc-summary__title">{Icon::Warning.view()}{move || title.get()}</h2>
                        <ul>{errors.get().into_iter().map(|error| line(root, error)).collect_view()}</ul>
                    </div>
                }
            })
        }}
    }
}

fn line(root: Root, error: FieldError) -> impl IntoView {
    let FieldError { field, text } = error;
    let href = format!("#{field}");
    view! {
        <li>
            // A fragment would be resolved against the base address, not this page: go there by hand.
            <a href=href on:click=move |event| {
                event.prevent_default();
                focus::focus_field(root, &field);
            }>{text}</a>
        </li>
    }
}
