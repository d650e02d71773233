//! Passing messages. They repeat what the page says elsewhere and never take the focus.

use super::button::IconButton;
use super::each::each;
use super::icon::Icon;
use super::toasts::{Toast, Toasts};
use super::tone::Tone;
use crate::dom::timer::OwnedTimer;
use crate::view;
use leptos::prelude::*;
use std::time::Duration;

/// Long enough to be read (WCAG 2.2.1), and the clock stands still under pointer or focus.
const SHOWN_FOR: Duration = Duration::from_secs(6);

/// The corner where passing messages appear. It must be in the page before the first one.
///
/// ```ignore
/// <ToastRegion toasts label=t!(app.messages) dismiss_label=t!(common.dismiss)/>
/// ```
#[component]
pub fn ToastRegion(
    /// The messages.
    toasts: Toasts,
    /// What the corner is.
    #[prop(into)]
    label: Signal<String>,
    /// Name of the button that takes a message away.
    #[prop(into)]
    dismiss_label: Signal<String>,
) -> impl IntoView {
    view! {
        <section class="sc-toasts" aria-label=move || label.get()>
            <div role="status" aria-live="polite" aria-relevant="additions" aria-atomic="false">
                {each(move || toasts.list(), |toast| toast.id.to_string(), move |toast| view(toasts, toast, dismiss_label))}
            </div>
        </section>
    }
}

fn view(toasts: Toasts, toast: Toast, dismiss_label: Signal<String>) -> AnyView {
    let Toast { id, tone, text } = toast;
    let timer = OwnedTimer::new();
    let run = move || {
        if tone != Tone::Danger {
            timer.start(SHOWN_FOR, move || toasts.dismiss(id));
        }
    };
    run();
    view! {
        <div
            class=format!("sc-toast sc-toast--{}", tone.name())
            on:mouseenter=move |_| timer.stop()
            on:mouseleave=move |_| run()
            on:focusin=move |_| timer.stop()
            on:focusout=move |_| run()
        >
            {tone.icon().view()}
            <span class="sc-toast__text">{text}</span>
            <IconButton icon=Icon::Close label=dismiss_label on_press=move |()| toasts.dismiss(id)/>
        </div>
    }
}
