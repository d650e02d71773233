//! The flags of a subscription as tags.

use crate::i18n::name::Name;
use crate::i18n::use_i18n;
use crate::ui::badge::Badge;
use crate::ui::icon::Icon;
use crate::ui::tone::Tone;
use leptos::prelude::*;
use shared::flags::{Flag, Flags};

/// What needs attention, worst first; nothing where nothing does.
#[component]
pub fn FlagBadges(
    /// The flags.
    flags: Flags,
) -> impl IntoView {
    let i18n = use_i18n();
    let badge = move |flag: Flag| {
        let (tone, icon) = look(flag);
        view! { <li><Badge tone icon=icon text=Signal::derive(move || i18n.text(&flag.name()))/></li> }
    };
    (!flags.is_ok()).then(|| view! { <ul class="sc-flags">{flags.iter().map(badge).collect_view()}</ul> })
}

fn look(flag: Flag) -> (Tone, Icon) {
    match flag {
        Flag::Ineligible => (Tone::Danger, Icon::Blocked),
        Flag::Unverified => (Tone::Warning, Icon::Question),
        Flag::Ending => (Tone::Warning, Icon::Clock),
        Flag::Unreachable => (Tone::Danger, Icon::Phone),
        Flag::Unreviewed => (Tone::Info, Icon::Check),
        Flag::Differs => (Tone::Info, Icon::Copy),
    }
}
