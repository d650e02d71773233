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
#[cfg(feature = "views")]
mod context;
pub mod distance;
pub mod intl;
pub mod lang;
pub mod load;
pub mod message;
pub mod name;
pub mod problem;
pub mod reason;
#[cfg(feature = "views")]
pub mod rich;
pub mod texts;

#[cfg(test)]
mod checker;

/// The names of all messages, generated from `locales/en.json` by the build script.
#[expect(non_camel_case_types, reason = "a message is named by its key")]
pub mod tr {
    include!(concat!(env!("OUT_DIR"), "/tr.rs"));
}

#[cfg(feature = "views")]
pub use context::{I18n, label, use_i18n};

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
