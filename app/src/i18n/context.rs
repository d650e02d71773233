//! The language of a page, followed by its views.

use super::catalogue::Catalogue;
use super::intl::{self, Moment};
use super::lang::Lang;
use super::load::{LoadError, load};
use super::message::{Message, Number};
use super::texts::Texts;
use crate::dom::root::Root;
use leptos::prelude::*;

/// The language of the page and everything that depends on it. A copy is as good as the original.
#[derive(Clone, Copy)]
pub struct I18n {
    catalogue: RwSignal<Catalogue>,
    root: Root,
}

/// The page's [`I18n`]. Only inside a component or an effect.
///
/// # Panics
/// When nobody called [`I18n::provide`]: a fault of the program, not of its use.
pub fn use_i18n() -> I18n {
    expect_context::<I18n>()
}

/// A message without arguments, by its line in a language file, as text that follows the language: what
/// [`t!`](crate::t) comes to most often, and therefore small.
pub fn label(index: usize) -> Signal<String> {
    let i18n = use_i18n();
    Signal::derive(move || i18n.text(&Message::plain(index)))
}

impl I18n {
    /// Provides the context, with the language that was loaded before the first view.
    pub fn provide(first: Catalogue) -> Self {
        let root = Root::here();
        root.set_lang(first.lang().tag());
        let i18n = Self { catalogue: RwSignal::new(first), root };
        provide_context(i18n);
        i18n
    }

    /// The language now. Tracked.
    pub fn lang(self) -> Lang {
        self.catalogue.with(Catalogue::lang)
    }

    /// Loads a language and then shows it; until then, and after a failure, the present one stays.
    ///
    /// # Errors
    /// When its texts could not be fetched.
    pub async fn switch(self, lang: Lang) -> Result<(), LoadError> {
        let catalogue = load(lang).await?;
        self.show(catalogue);
        Ok(())
    }

    /// Shows a language whose texts are here.
    pub fn show(self, catalogue: Catalogue) {
        self.root.set_lang(catalogue.lang().tag());
        self.catalogue.try_set(catalogue);
    }

    /// Looks at the texts of the language. Tracked.
    pub fn texts<T>(self, look: impl FnOnce(Texts) -> T) -> T {
        self.catalogue.with(|catalogue| look(Texts::new(catalogue)))
    }

    /// A message as text. Tracked: it changes with the language.
    pub fn text(self, message: &Message) -> String {
        self.texts(|texts| texts.text(message))
    }

    /// A number as the language writes it. Tracked, as all that follow.
    pub fn number(self, number: impl Into<Number>) -> String {
        intl::number(self.lang(), number.into().0)
    }

    /// A count that may be a bound: `1,284`, `10,000+`.
    pub fn count(self, count: shared::api::Count) -> String {
        self.number(count.n) + if count.more { "+" } else { "" }
    }

    /// A moment in the reader's time zone; milliseconds since 1970, UTC.
    pub fn moment(self, what: Moment, millis: f64) -> String {
        intl::moment(self.lang(), what, millis, None)
    }

    /// How far a moment is from now: `in 3 months`.
    pub fn relative(self, millis: f64, now: f64) -> String {
        intl::relative(self.lang(), millis, now)
    }

    /// `A, B and C`.
    pub fn list(self, items: &[String]) -> String {
        intl::list(self.lang(), items, false)
    }

    /// `A, B or C`.
    pub fn either(self, items: &[String]) -> String {
        intl::list(self.lang(), items, true)
    }

    /// A country's name by its ISO 3166 code.
    pub fn country(self, code: &str) -> String {
        intl::country(self.lang(), code)
    }
}
