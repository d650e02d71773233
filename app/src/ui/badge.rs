//! Small tags, such as the flags of a subscription.

use super::icon::Icon;
use super::tone::Tone;
use crate::view;
use leptos::prelude::*;

/// A tag: colour, icon and words say the same.
///
/// ```ignore
/// <Badge tone=Tone::Warning icon=Icon::Clock text=t!(flag.ending)/>
/// ```
#[component]
pub fn Badge(
    /// What it is about.
    #[prop(optional)]
    tone: Tone,
    /// Another icon than the tone's own.
    #[prop(optional)]
    icon: Option<Icon>,
    /// Its words.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    view! {
        <span class=format!("sc-badge sc-badge--{}", tone.name())>
            {icon.unwrap_or(tone.icon()).view()}
            <span>{move || text.get()}</span>
        </span>
    }
}
