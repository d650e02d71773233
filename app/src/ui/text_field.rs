//! Text fields.

use super::field::{FieldWords, field};
use crate::view;
use leptos::either::Either;
use leptos::prelude::*;

/// What kind of text is asked for; the keyboard of a telephone and the password manager go by it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextKind {
    /// Anything.
    #[default]
    Text,
    /// An e-mail address.
    Email,
    /// A password, not shown.
    Password,
    /// Something to look for.
    Search,
    /// Several lines.
    Multiline,
}

/// A text field with its label.
///
/// ```ignore
/// <TextField id="ticket" label=t!(contact.ticket) mark=t!(common.optional) value=ticket maxlength=80/>
/// ```
#[component]
pub fn TextField(
    /// The control's id, unlike any other on the page.
    #[prop(into)]
    id: String,
    /// The visible label.
    #[prop(into)]
    label: Signal<String>,
    /// Its text.
    value: RwSignal<String>,
    /// What kind of text.
    #[prop(optional)]
    kind: TextKind,
    /// Said after the label, such as "optional".
    #[prop(optional, into)]
    mark: MaybeProp<String>,
    /// How to fill it in.
    #[prop(optional, into)]
    hint: MaybeProp<String>,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    /// The HTML autofill token (WCAG 1.3.5): `username`, `current-password`; `off` for none.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// At most so many UTF-16 units, as browsers count.
    #[prop(default = 500)]
    maxlength: u32,
    /// Whether the form needs it. Told to screen readers; the form itself checks.
    #[prop(optional)]
    required: bool,
) -> impl IntoView {
    let words = FieldWords { id: id.clone(), label, mark, hint, error };
    let (described, invalid) = (words.clone(), words.clone());
    let described = move || described.described_by();
    let invalid = move || invalid.invalid();
    let required = required.then_some("true");
    let control = if kind == TextKind::Multiline {
        Either::Left(view! {
            <textarea
                class="sc-input sc-input--multiline" id=id rows="3" maxlength=maxlength autocomplete=autocomplete
                aria-describedby=described aria-invalid=invalid aria-required=required
                prop:value=move || value.get()
                on:input:target=move |event| value.set(event.target().value())
            ></textarea>
        })
    } else {
        Either::Right(view! {
            <input
                class="sc-input" id=id type=input_type(kind) maxlength=maxlength autocomplete=autocomplete
                aria-describedby=described aria-invalid=invalid aria-required=required
                prop:value=move || value.get()
                on:input:target=move |event| value.set(event.target().value())
            />
        })
    };
    field(&words, control)
}

fn input_type(kind: TextKind) -> &'static str {
    match kind {
        TextKind::Text | TextKind::Multiline => "text",
        TextKind::Email => "email",
        TextKind::Password => "password",
        TextKind::Search => "search",
    }
}
