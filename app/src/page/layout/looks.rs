//! The menus of language and theme.

use crate::i18n::lang::Lang;
use crate::i18n::use_i18n;
use crate::state::prefs::{Prefs, Theme, keep_language};
use crate::ui::icon::Icon;
use crate::ui::menu::{Menu, MenuItem};
use crate::ui::toasts::Toasts;
use crate::ui::tone::Tone;
use crate::view;
use crate::{msg, t};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Language and theme, as two menus of the header.
#[component]
pub fn Looks() -> impl IntoView {
    let i18n = use_i18n();
    let prefs = expect_context::<Prefs>();
    let choose = choose_language();
    let languages = move || Lang::ALL.map(|lang| language(lang, i18n.lang(), choose)).collect_view();
    let themes = move || Theme::ALL.map(|theme| theme_item(theme, prefs)).collect_view();
    view! {
        <Menu icon=Icon::Globe label=t!(shell.language, name = i18n.lang().endonym()) text=Signal::derive(move || i18n.lang().endonym().to_owned())>
            {languages()}
        </Menu>
        <Menu icon=Icon::Theme label=t!(settings.theme)>{themes()}</Menu>
    }
}

/// Loads a language, shows it and keeps the choice; says so when it cannot be had.
pub fn choose_language() -> Callback<Lang> {
    let i18n = use_i18n();
    let toasts = expect_context::<Toasts>();
    Callback::new(move |lang| {
        spawn_local(async move {
            match i18n.switch(lang).await {
                Ok(()) => keep_language(lang),
                Err(_error) => toasts.show(Tone::Danger, i18n.text(&msg!(settings.language_failed))),
            }
        });
    })
}

fn language(lang: Lang, now: Lang, choose: Callback<Lang>) -> impl IntoView {
    view! {
        <MenuItem lang=lang.tag() checked=lang == now on_press=move |()| choose.run(lang)>{lang.endonym()}</MenuItem>
    }
}

fn theme_item(theme: Theme, prefs: Prefs) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <MenuItem
            checked=Signal::derive(move || prefs.theme() == theme)
            on_press=move |()| prefs.set_theme(theme)
        >
            {move || i18n.text(&theme_name(theme))}
        </MenuItem>
    }
}

/// What a theme is called.
pub fn theme_name(theme: Theme) -> crate::i18n::message::Message {
    match theme {
        Theme::System => msg!(settings.theme_system),
        Theme::Light => msg!(settings.theme_light),
        Theme::Dark => msg!(settings.theme_dark),
    }
}
