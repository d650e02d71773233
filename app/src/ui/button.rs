//! Buttons.

use super::icon::Icon;
use super::id::unique;
use crate::view;
use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::prelude::*;

/// How much a button wants to be pressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// The usual one.
    #[default]
    Secondary,
    /// The one thing to do here; at most one in sight.
    Primary,
    /// Without a frame, in bars and rows.
    Subtle,
}

impl Look {
    fn class(self) -> &'static str {
        match self {
            Self::Secondary => "sc-button",
            Self::Primary => "sc-button sc-button--primary",
            Self::Subtle => "sc-button sc-button--subtle",
        }
    }
}

/// A button. When it cannot be used, it stays in the tab order and says why.
///
/// ```ignore
/// <Button look=Look::Primary submit=true disabled_reason=why busy=sending>{t!(common.submit)}</Button>
/// ```
#[component]
pub fn Button(
    /// How much it wants to be pressed.
    #[prop(optional)]
    look: Look,
    /// An icon before the words.
    #[prop(optional)]
    icon: Option<Icon>,
    /// Whether it submits the form it stands in.
    #[prop(optional)]
    submit: bool,
    /// Why it cannot be used now. With a reason nothing happens on a press.
    #[prop(optional, into)]
    disabled_reason: MaybeProp<String>,
    /// Its work is under way; a second press does nothing.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// What a press does.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
    /// Its words.
    children: Children,
) -> impl IntoView {
    let reason_id = unique("reason");
    let describedby = reason_id.clone();
    let refused = move || disabled_reason.get().is_some() || busy.get();
    let press = move |event: MouseEvent| {
        if untrack(refused) {
            event.prevent_default();
        } else if let Some(on_press) = on_press {
            on_press.run(());
        }
    };
    let dismissed = RwSignal::new(false);
    let key = move |event: KeyboardEvent| dismissed.set(event.key() == "Escape");
    view! {
        <span class="sc-button-box" data-dismissed=move || dismissed.get().then_some("")>
            <button
                type=if submit { "submit" } else { "button" }
                class=look.class()
                aria-disabled=move || refused().then_some("true")
                aria-busy=move || busy.get().then_some("true")
                aria-describedby=move || disabled_reason.get().map(|_| describedby.clone())
                on:click=press
                on:keydown=key
                on:blur=move |_| dismissed.set(false)
            >
                {icon.map(Icon::view)}
                {children()}
            </button>
            {move || disabled_reason.get().map(|reason| tip(reason_id.clone(), reason))}
        </span>
    }
}

/// The reason beside a button: seen while the button is hovered or focused, and always read to
/// screen readers. Escape hides it until it is asked for again (WCAG 1.4.13).
fn tip(id: String, text: String) -> impl IntoView {
    view! { <span class="sc-tip" role="tooltip" id=id>{text}</span> }
}

/// A button that shows only an icon; its name is read aloud and shown as its tip.
///
/// ```ignore
/// <IconButton icon=Icon::Close label=t!(common.close) on_press=close/>
/// ```
#[component]
pub fn IconButton(
    /// The icon.
    icon: Icon,
    /// Its name.
    #[prop(into)]
    label: Signal<String>,
    /// What a press does.
    #[prop(into)]
    on_press: Callback<()>,
) -> impl IntoView {
    let dismissed = RwSignal::new(false);
    let key = move |event: KeyboardEvent| dismissed.set(event.key() == "Escape");
    view! {
        <span class="sc-button-box" data-dismissed=move || dismissed.get().then_some("")>
            <button
                type="button"
                class="sc-button sc-button--subtle sc-button--icon"
                aria-label=move || label.get()
                on:click=move |_| on_press.run(())
                on:keydown=key
                on:blur=move |_| dismissed.set(false)
            >
                {icon.view()}
            </button>
            <span class="sc-tip" aria-hidden="true">{move || label.get()}</span>
        </span>
    }
}
