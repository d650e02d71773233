//! A text to be copied elsewhere.

use super::button::Button;
use super::field::{FieldWords, field};
use super::icon::Icon;
use crate::dom::clipboard;
use crate::view;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What a [`CopyField`] says.
#[derive(Clone, Copy)]
pub struct CopyWords {
    /// On its button.
    pub copy: Signal<String>,
    /// Once it is copied.
    pub copied: Signal<String>,
    /// When the browser does not let it be copied.
    pub failed: Signal<String>,
}

/// A text that can be selected but not changed, with a button that copies it.
#[component]
pub fn CopyField(
    /// The control's id, unlike any other on the page.
    #[prop(into)]
    id: String,
    /// The visible label.
    #[prop(into)]
    label: Signal<String>,
    /// The text.
    value: String,
    /// What it says.
    words: CopyWords,
) -> impl IntoView {
    let done = RwSignal::new(None::<bool>);
    let text = value.clone();
    let copy = move |()| {
        let text = text.clone();
        spawn_local(async move {
            let copied = clipboard::copy(&text).await;
            done.try_set(Some(copied));
        });
    };
    let CopyWords { copy: action, copied, failed } = words;
    let said = move || done.get().map(|done| if done { copied.get() } else { failed.get() });
    let around = FieldWords {
        id: id.clone(),
        label,
        mark: MaybeProp::default(),
        hint: MaybeProp::default(),
        error: MaybeProp::default(),
    };
    let control = view! {
        <div class="sc-copy">
            <input class="sc-input sc-copy__text" id=id type="text" readonly="" autocomplete="off" value=value/>
            <Button icon=Icon::Copy on_press=copy>{move || action.get()}</Button>
            <p class="sc-copy__said sc-small" role="status">{said}</p>
        </div>
    };
    field(&around, control)
}
