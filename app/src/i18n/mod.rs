//! Translations: typed messages, one language loaded at a time, switched without a reload.
//!
//! A message is named by its key and cannot be named wrongly or without its arguments:
//!
//! ```ignore
//! view! {
//!     <h1>{t!(customers.title)}</h1>
//!     <p>{t!(worklist.selected, count = selected.get())}</p>
//!     <p>{rich!(contact.is_now; name = bdi(contact.name.clone()))}</p>
//! }
//! ```
//!
//! `t!` and `rich!` look up the context and follow the language; they belong into a component's
//! body. An event handler has no context: keep `let i18n = use_i18n();` and call
//! `i18n.text(msg!(…))` there.

pub mod catalogue;
pub mod distance;
pub mod intl;
pub mod lang;
pub mod load;
pub mod message;
pub mod name;
pub mod problem;
pub mod reason;
pub mod rich;

#[cfg(test)]
mod checker;

/// The names of all messages, generated from `locales/en.json` by the build script.
#[expect(non_camel_case_types, reason = "a message is named by its key")]
pub mod tr {
    include!(concat!(env!("OUT_DIR"), "/tr.rs"));
}

use crate::dom::root::Root;
use catalogue::{Catalogue, Piece};
use intl::Moment;
use lang::Lang;
use leptos::prelude::*;
use message::{Arg, Message};

/// Makes a [`Message`]: `msg!(worklist.selected, count = 3_u32)`.
#[macro_export]
macro_rules! msg {
    ($($key:ident).+ $(, $name:ident = $value:expr)* $(,)?) => {
        ($crate::i18n::tr::$($key)::+ { $($name: ($value).into()),* }).message()
    };
}

/// A message as text that follows the language and the signals read in its arguments.
#[macro_export]
macro_rules! t {
    ($($key:ident).+) => {
        $crate::i18n::label($crate::msg!($($key).+).index())
    };
    ($($key:ident).+ $(, $name:ident = $value:expr)* $(,)?) => {{
        let i18n = $crate::i18n::use_i18n();
        leptos::prelude::Signal::derive(move || {
            i18n.text(&$crate::msg!($($key).+ $(, $name = $value)*))
        })
    }};
}

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
    pub async fn switch(self, lang: Lang) -> Result<(), load::LoadError> {
        let catalogue = load::load(lang).await?;
        self.show(catalogue);
        Ok(())
    }

    /// Shows a language whose texts are here.
    pub fn show(self, catalogue: Catalogue) {
        self.root.set_lang(catalogue.lang().tag());
        self.catalogue.try_set(catalogue);
    }

    /// A message as text. Tracked: it changes with the language.
    pub fn text(self, message: &Message) -> String {
        self.catalogue.with(|catalogue| {
            let lang = catalogue.lang();
            let mut out = String::new();
            for piece in catalogue.pieces(message, |number| intl::plural(lang, number)) {
                match piece {
                    Piece::Text(text) => out.push_str(text),
                    Piece::Arg(Arg::Text(text)) => out.push_str(text),
                    Piece::Arg(Arg::Number(number)) => out.push_str(&intl::number(lang, number.0)),
                    Piece::Arg(Arg::Slot(_)) => {}
                }
            }
            out
        })
    }

    /// A number as the language writes it. Tracked, as all that follow.
    pub fn number(self, number: impl Into<message::Number>) -> String {
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
