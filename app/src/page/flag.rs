//! Flags, standings and other small tags with their colours: the same everywhere.

use crate::i18n::name::Name;
use crate::i18n::use_i18n;
use crate::ui::badge::Badge;
use crate::ui::icon::Icon;
use crate::ui::tone::Tone;
use crate::view;
use leptos::prelude::*;
use shared::eligibility::Class;
use shared::flags::{Flag, Flags};

/// What needs attention, worst first.
#[component]
pub fn FlagBadges(
    /// The flags.
    flags: Flags,
) -> impl IntoView {
    let i18n = use_i18n();
    let badge = move |flag: Flag| {
        let (tone, icon) = looks(flag);
        view! { <Badge tone icon text=Signal::derive(move || i18n.text(&flag.name()))/> }
    };
    view! { <span class="sc-row">{flags.iter().map(badge).collect_view()}</span> }
}

/// Colour and icon of a flag.
fn looks(flag: Flag) -> (Tone, Icon) {
    match flag {
        Flag::Ineligible => (Tone::Danger, Icon::Blocked),
        Flag::Unverified => (Tone::Warning, Icon::Question),
        Flag::Ending => (Tone::Warning, Icon::Clock),
        Flag::Unreachable => (Tone::Danger, Icon::Phone),
        Flag::Unreviewed => (Tone::Info, Icon::Clock),
        Flag::Differs => (Tone::Info, Icon::Info),
    }
}

/// Where a partner stands.
#[component]
pub fn ClassBadge(
    /// The standing.
    class: Class,
) -> impl IntoView {
    let i18n = use_i18n();
    let (tone, icon) = match class {
        Class::Eligible => (Tone::Success, Icon::Check),
        Class::Unverified => (Tone::Warning, Icon::Question),
        Class::Ineligible => (Tone::Danger, Icon::Blocked),
    };
    view! { <Badge tone icon text=Signal::derive(move || i18n.text(&class.name()))/> }
}
