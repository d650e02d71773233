//! Sentences with views in them: a name that is isolated, a link. The sentence stays one message,
//! so that each language puts the view where it belongs.

use super::catalogue::Piece;
use super::message::{Arg, Message};
use super::{I18n, intl};
use crate::view;
use leptos::prelude::*;

/// The views of one sentence, each made anew when the language changes.
#[derive(Default)]
pub struct Slots {
    views: Vec<Box<dyn Fn() -> AnyView + Send>>,
}

impl Slots {
    /// Adds a view and gives the argument that stands for it.
    pub fn put(&mut self, view: impl Fn() -> AnyView + Send + 'static) -> Arg {
        self.views.push(Box::new(view));
        Arg::Slot(self.views.len() - 1)
    }
}

/// A message with views: `rich!(contact.is_now, count = n; name = bdi(name.clone()))`.
/// What stands before the `;` are plain arguments, what stands after it are views.
#[macro_export]
macro_rules! rich {
    ($($key:ident).+ $(, $name:ident = $value:expr)* ; $($slot:ident = $view:expr),+ $(,)?) => {{
        let mut slots = $crate::i18n::rich::Slots::default();
        $(let $slot = slots.put(move || $view);)+
        let message = $crate::msg!($($key).+ $(, $name = $value)* $(, $slot = $slot)+);
        $crate::i18n::rich::render($crate::i18n::use_i18n(), message, slots)
    }};
}

/// Renders a message with its views; see [`rich!`](crate::rich).
pub fn render(i18n: I18n, message: Message, slots: Slots) -> AnyView {
    let parts = move || {
        i18n.texts(|texts| {
            let lang = texts.lang();
            let view = |piece: Piece| match piece {
                Piece::Text(text) => text.to_owned().into_any(),
                Piece::Arg(Arg::Text(text)) => text.clone().into_any(),
                Piece::Arg(Arg::Number(number)) => intl::number(lang, number.0).into_any(),
                Piece::Arg(Arg::Slot(slot)) => slots.views.get(*slot).map(|make| make()).into_any(),
            };
            texts.pieces(&message).into_iter().map(view).collect_view()
        })
    };
    view! { {move || parts()} }
}

/// A name of a foreign party, kept apart from the direction of the sentence around it.
pub fn bdi(name: String) -> AnyView {
    // A translation service of the browser must not translate a company's name.
    view! { <bdi translate="no">{name}</bdi> }
}
