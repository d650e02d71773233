//! Passing messages. They repeat what the page says elsewhere and never take the focus.

use super::button::IconButton;
use super::icon::Icon;
use super::tone::Tone;
use crate::dom::timer::OwnedTimer;
use leptos::prelude::*;
use std::time::Duration;

/// Long enough to be read (WCAG 2.2.1), and the clock stands still under pointer or focus.
const SHOWN_FOR: Duration = Duration::from_secs(6);

/// A passing message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toast {
    /// Tells it from the others.
    pub id: u32,
    /// What it is about. One of [`Tone::Danger`] stays until it is dismissed.
    pub tone: Tone,
    /// The message.
    pub text: String,
}

/// The corner where passing messages appear. It must be in the page before the first one.
///
/// ```ignore
/// <ToastRegion label=t!(app.messages) dismiss_label=t!(common.dismiss) toasts on_dismiss=dismiss/>
/// ```
#[component]
pub fn ToastRegion(
    /// What the corner is.
    #[prop(into)]
    label: Signal<String>,
    /// Name of the button that takes a message away.
    #[prop(into)]
    dismiss_label: Signal<String>,
    /// The messages, oldest first.
    #[prop(into)]
    toasts: Signal<Vec<Toast>>,
    /// Takes a message away, by its id.
    #[prop(into)]
    on_dismiss: Callback<u32>,
) -> impl IntoView {
    view! {
        <section class="sc-toasts" aria-label=move || label.get()>
            <div role="status" aria-live="polite" aria-relevant="additions" aria-atomic="false">
                <For each=move || toasts.get() key=|toast| toast.id let:toast>
                    {view(toast, dismiss_label, on_dismiss)}
                </For>
            </div>
        </section>
    }
}

fn view(toast: Toast, dismiss_label: Signal<String>, on_dismiss: Callback<u32>) -> impl IntoView {
    let Toast { id, tone, text } = toast;
    let timer = OwnedTimer::new();
    let run = move || {
        if tone != Tone::Danger {
            timer.start(SHOWN_FOR, move || on_dismiss.run(id));
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
            <IconButton icon=Icon::Close label=dismiss_label on_press=move |()| on_dismiss.run(id)/>
        </div>
    }
}
