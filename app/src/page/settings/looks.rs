//! Language, theme and the height of rows.

use crate::i18n::lang::Lang;
use crate::i18n::use_i18n;
use crate::page::layout::{choose_language, theme_name};
use crate::state::prefs::{Density, Prefs, Theme};
use crate::ui::select::Select;
use crate::view;
use crate::{msg, t};
use leptos::prelude::*;

#[component]
pub fn LookFields() -> impl IntoView {
    let i18n = use_i18n();
    let prefs = expect_context::<Prefs>();
    let switch = choose_language();
    let languages = Lang::ALL.map(|lang| (lang.tag().to_owned(), Signal::stored(lang.endonym().to_owned()))).to_vec();
    let themes = Theme::ALL
        .map(|theme| (theme.name().to_owned(), Signal::derive(move || i18n.text(&theme_name(theme)))))
        .to_vec();
    let densities = Density::ALL
        .map(|density| (density.name().to_owned(), Signal::derive(move || i18n.text(&density_name(density)))))
        .to_vec();
    view! {
        <section class="sc-card" aria-labelledby="settings-looks">
            <div>
                <h2 id="settings-looks">{t!(preferences.looks)}</h2>
                <p class="sc-muted">{t!(preferences.kept)}</p>
            </div>
            <div class="sc-fields">
                <Select
                    id="language" label=t!(settings.language) options=languages
                    value=Signal::derive(move || i18n.lang().tag().to_owned())
                    on_change=move |tag: String| if let Some(lang) = Lang::from_tag(&tag) { switch.run(lang) }
                />
                <Select
                    id="theme" label=t!(settings.theme) options=themes
                    value=Signal::derive(move || prefs.theme().name().to_owned())
                    on_change=move |name: String| if let Some(theme) = Theme::from_name(&name) { prefs.set_theme(theme) }
                />
                <Select
                    id="density" label=t!(settings.density) options=densities
                    value=Signal::derive(move || prefs.density().name().to_owned())
                    on_change=move |name: String| {
                        if let Some(density) = Density::from_name(&name) { prefs.set_density(density) }
                    }
                />
            </div>
        </section>
    }
}

fn density_name(density: Density) -> crate::i18n::message::Message {
    match density {
        Density::Comfortable => msg!(settings.density_comfortable),
        Density::Compact => msg!(settings.density_compact),
    }
}
