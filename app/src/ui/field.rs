//! What every field of a form has: a visible label, a hint, an error, and how they refer to each other.

use super::icon::Icon;
use super::id;
use crate::view;
use leptos::prelude::*;

/// The words around a control and the ids by which it refers to them.
#[derive(Clone)]
pub struct FieldWords {
    /// The control's id; the error summary links to it.
    pub id: String,
    /// The visible label.
    pub label: Signal<String>,
    /// Said after the label, such as "optional".
    pub mark: MaybeProp<String>,
    /// How to fill it in.
    pub hint: MaybeProp<String>,
    /// What is wrong with it.
    pub error: MaybeProp<String>,
}

impl FieldWords {
    /// The id of the label, for a list that has the same name as its field.
    pub fn label_id(&self) -> String {
        format!("{}-label", self.id)
    }

    /// For `aria-describedby`: the hint and the error, while they are there.
    pub fn described_by(&self) -> Option<String> {
        let hint = self.hint.get().map(|_| format!("{}-hint", self.id));
        let error = self.error.get().map(|_| format!("{}-error", self.id));
        id::list(&[hint.as_deref(), error.as_deref()])
    }

    /// For `aria-invalid`.
    pub fn invalid(&self) -> Option<&'static str> {
        self.error.get().map(|_| "true")
    }
}

/// A control with its words around it.
pub fn field<V: IntoView>(words: &FieldWords, control: V) -> impl IntoView + use<V> {
    let FieldWords { id, label, mark, hint, error } = words.clone();
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    view! {
        <div class="sc-field" data-invalid=move || error.get().map(|_| "")>
            <label class="sc-field__label" id=words.label_id() for=id>
                {move || label.get()}
                {move || mark.get().map(|mark| view! { <span class="sc-field__mark">" ("{mark}")"</span> })}
            </label>
            {move || hint.get().map(|hint| view! { <p class="sc-field__hint" id=hint_id.clone()>{hint}</p> })}
            {control}
            {move || error.get().map(|error| view! {
                <p class="sc-field__error" id=error_id.clone()>{Icon::Warning.view()}{error}</p>
            })}
        </div>
    }
}
