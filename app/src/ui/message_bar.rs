//! A message in the page: what happened, what it means, what to do.

use super::tone::Tone;
use crate::view;
use leptos::prelude::*;

/// A message bar. It is part of the page; with `live` it is also read out when it appears.
///
/// ```ignore
/// <MessageBar tone=Tone::Warning title=t!(contact.unverified_title)>{t!(contact.unverified_text)}</MessageBar>
/// ```
#[component]
pub fn MessageBar(
    /// What it is about.
    #[prop(optional)]
    tone: Tone,
    /// Its first words, in bold.
    #[prop(optional, into)]
    title: MaybeProp<String>,
    /// Whether it appears as an answer to something and is to be read out: at once for a failure,
    /// politely for the rest.
    #[prop(optional)]
    live: bool,
    /// What can be done, at its end.
    #[prop(optional)]
    actions: Option<ViewFn>,
    /// The message.
    children: Children,
) -> impl IntoView {
    let role = match (live, tone) {
        (true, Tone::Danger) => Some("alert"),
        (true, _) => Some("status"),
        (false, _) => None,
    };
    view! {
        <div class=format!("sc-message sc-message--{}", tone.name()) role=role>
            {tone.icon().view()}
            <div class="sc-message__body">
                {move || title.get().map(|title| view! { <strong class="sc-message__title">{title}</strong> })}
                <div>{children()}</div>
            </div>
            {actions.map(|actions| view! { <div class="sc-message__actions">{actions.run()}</div> })}
        </div>
    }
}
