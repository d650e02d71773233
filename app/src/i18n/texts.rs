//! What a language says: everything that needs its texts and no signal.

use super::catalogue::{Catalogue, Piece};
use super::intl::{self, Moment};
use super::lang::Lang;
use super::message::{Arg, Message, Number};
use crate::dom::built::{Built, element};

/// The texts of one language. A copy is as good as the original.
#[derive(Clone, Copy)]
pub struct Texts<'a>(&'a Catalogue);

impl<'a> Texts<'a> {
    /// Of this catalogue.
    pub fn new(catalogue: &'a Catalogue) -> Self {
        Self(catalogue)
    }

    /// The language.
    pub fn lang(self) -> Lang {
        self.0.lang()
    }

    /// The pieces of a message in order.
    pub fn pieces(self, message: &'a Message) -> Vec<Piece<'a>> {
        self.0.pieces(message, |number| intl::plural(self.lang(), number))
    }

    /// A message as text.
    pub fn text(self, message: &Message) -> String {
        let mut out = String::new();
        for piece in Texts(self.0).pieces(message) {
            match piece {
                Piece::Text(text) => out.push_str(text),
                Piece::Arg(Arg::Text(text)) => out.push_str(text),
                Piece::Arg(Arg::Number(number)) => out.push_str(&intl::number(self.lang(), number.0)),
                Piece::Arg(Arg::Slot(_)) => {}
            }
        }
        out
    }

    /// The element with a message at its end; `slots` stand where the message has [`Arg::Slot`]s.
    pub fn fill(self, element: Built, message: &Message, slots: &[Built]) -> Built {
        Texts(self.0).pieces(message).into_iter().fold(element, |element, piece| match piece {
            Piece::Text(text) => element.text(text),
            Piece::Arg(Arg::Text(text)) => element.text(text),
            Piece::Arg(Arg::Number(number)) => element.text(&intl::number(self.lang(), number.0)),
            Piece::Arg(Arg::Slot(slot)) => element.with_all(slots.get(*slot).cloned()),
        })
    }

    /// A number as the language writes it.
    pub fn number(self, number: impl Into<Number>) -> String {
        intl::number(self.lang(), number.into().0)
    }

    /// A moment in the reader's time zone; milliseconds since 1970, UTC.
    pub fn moment(self, what: Moment, millis: f64) -> String {
        intl::moment(self.lang(), what, millis, None)
    }

    /// `A, B and C`.
    pub fn list(self, items: &[String]) -> String {
        intl::list(self.lang(), items, false)
    }
}

/// A name of a foreign party, kept apart from the direction of the sentence around it.
pub fn bdi(name: &str) -> Built {
    // A translation service of the browser must not translate a company's name.
    element("bdi", "").attribute("translate", "no").text(name)
}
