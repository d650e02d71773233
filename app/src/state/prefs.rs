//! How a person wants the pages to look; kept by the browser. The language is kept too, but its
//! texts are [`I18n`](crate::i18n::I18n)'s.

use crate::dom::{document, storage};
use crate::i18n::{lang::Lang, load::STORED};
use leptos::prelude::*;

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the device is set.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// All, in the order of the menu.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];
    /// Where it is kept; the start script reads it too, so that a dark page is never first white.
    pub const STORED: &str = "switchboard.theme";

    /// Its stored name; also the value of `data-theme`.
    pub fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// By its stored name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.name() == name)
    }
}

/// How high the rows of a table are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Density {
    /// Easy to read and to touch.
    #[default]
    Comfortable,
    /// More rows at once.
    Compact,
}

impl Density {
    /// All, in the order of the menu.
    pub const ALL: [Self; 2] = [Self::Comfortable, Self::Compact];
    /// Where it is kept.
    pub const STORED: &str = "switchboard.density";

    /// Its stored name; also the value of `data-density`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Comfortable => "comfortable",
            Self::Compact => "compact",
        }
    }

    /// By its stored name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|density| density.name() == name)
    }
}

/// The preferences of this browser. A copy is as good as the original.
#[derive(Clone, Copy)]
pub struct Prefs {
    theme: RwSignal<Theme>,
    density: RwSignal<Density>,
}

impl Prefs {
    /// Reads what is kept, shows it and provides it to the page.
    pub fn provide() -> Self {
        let theme = storage::get(Theme::STORED).and_then(|name| Theme::from_name(&name));
        let density = storage::get(Density::STORED).and_then(|name| Density::from_name(&name));
        let prefs = Self {
            theme: RwSignal::new(theme.unwrap_or_default()),
            density: RwSignal::new(density.unwrap_or_default()),
        };
        prefs.show();
        provide_context(prefs);
        prefs
    }

    /// Light or dark. Tracked.
    pub fn theme(self) -> Theme {
        self.theme.get()
    }

    /// How high rows are. Tracked.
    pub fn density(self) -> Density {
        self.density.get()
    }

    /// Chooses light or dark, for this and later visits.
    pub fn set_theme(self, theme: Theme) {
        self.theme.set(theme);
        storage::set(Theme::STORED, Some(theme.name()));
        self.show();
    }

    /// Chooses the height of rows, for this and later visits.
    pub fn set_density(self, density: Density) {
        self.density.set(density);
        storage::set(Density::STORED, Some(density.name()));
        self.show();
    }

    fn show(self) {
        let theme = self.theme.get_untracked();
        document::set_root("data-theme", (theme != Theme::System).then_some(theme.name()));
        document::set_root("data-density", Some(self.density.get_untracked().name()));
    }
}

/// Keeps the choice of language for later visits.
pub fn keep_language(lang: Lang) {
    storage::set(STORED, Some(lang.tag()));
}
