//! The texts of one language, as fetched, and how a message is put together from them.

use super::lang::Lang;
use super::message::{Arg, Message};
use super::tr::{FINGERPRINT, MESSAGES};
use std::ops::Range;

/// One language's texts. The file is kept as it came; only the places of its lines are noted.
#[derive(Clone, Debug)]
pub struct Catalogue {
    lang: Lang,
    file: String,
    lines: Vec<Range<usize>>,
}

/// The file is of another build than the program (its keys differ), or it is no language file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stale;

/// A piece of a message: text, or the place of an argument.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Piece<'a> {
    /// Text of the language.
    Text(&'a str),
    /// An argument.
    Arg(&'a Arg),
}

impl Catalogue {
    /// Takes a fetched language file.
    ///
    /// # Errors
    /// [`Stale`] when it was not made from the same set of keys as this program.
    pub fn parse(lang: Lang, file: String) -> Result<Self, Stale> {
        let mut lines = Vec::with_capacity(MESSAGES);
        let mut start = 0;
        for line in file.split('\n') {
            lines.push(start..start + line.len());
            start += line.len() + 1;
        }
        let first = lines.first().and_then(|line| file.get(line.clone()));
        if first != Some(FINGERPRINT) || lines.len() != MESSAGES + 1 {
            return Err(Stale);
        }
        lines.remove(0);
        Ok(Self { lang, file, lines })
    }

    /// The language of these texts.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The pieces of a message in order. `category` names the plural category of a number.
    pub fn pieces<'a>(&'a self, message: &'a Message, category: impl FnOnce(f64) -> String) -> Vec<Piece<'a>> {
        let line = self.lines.get(message.index()).and_then(|line| self.file.get(line.clone()));
        let line = line.unwrap_or_default();
        let text = match message.count() {
            None => line,
            Some(count) => {
                let category = category(count.0);
                let place = self.lang.forms().iter().position(|form| *form == category);
                let last = self.lang.forms().len() - 1;
                line.split('\t').nth(place.unwrap_or(last)).unwrap_or_default()
            }
        };
        split(text, message)
    }
}

/// Splits `Call {0} now` at its placeholders, each of which is one digit.
fn split<'a>(text: &'a str, message: &'a Message) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        if !before.is_empty() {
            pieces.push(Piece::Text(before));
        }
        let (number, tail) = after.split_once('}').unwrap_or((after, ""));
        if let Some(arg) = number.parse().ok().and_then(|number| message.arg(number)) {
            pieces.push(Piece::Arg(arg));
        }
        rest = tail;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::message::Number;

    fn file_of(lines: impl Fn(usize) -> String) -> String {
        let lines: Vec<String> = (0..MESSAGES).map(lines).collect();
        format!("{FINGERPRINT}\n{}", lines.join("\n"))
    }

    #[test]
    fn arguments_stand_where_the_language_puts_them() {
        let file = file_of(|_| "{1} von {0}, {1}.".into());
        let catalogue = Catalogue::parse(Lang::De, file).unwrap();
        let message = Message::new(3, None, vec![Arg::from("a"), Arg::from(2_u32)]);
        let (a, two) = (Arg::from("a"), Arg::Number(Number(2.0)));
        assert_eq!(
            catalogue.pieces(&message, |_| String::new()),
            [
                Piece::Arg(&two),
                Piece::Text(" von "),
                Piece::Arg(&a),
                Piece::Text(", "),
                Piece::Arg(&two),
                Piece::Text("."),
            ]
        );
    }

    #[test]
    fn the_category_chooses_the_form_and_an_unknown_one_the_last() {
        let file = file_of(|_| "jedno\tdvě\tmnoho\tpět".into());
        let catalogue = Catalogue::parse(Lang::Cs, file).unwrap();
        let message = Message::new(0, Some(Number(2.0)), vec![]);
        for (category, text) in [("one", "jedno"), ("few", "dvě"), ("other", "pět"), ("two", "pět")] {
            let pieces = catalogue.pieces(&message, |_| category.to_owned());
            assert_eq!(pieces, [Piece::Text(text)], "{category}");
        }
    }

    #[test]
    fn a_file_of_another_build_is_refused() {
        let good = file_of(|n| n.to_string());
        assert!(Catalogue::parse(Lang::En, good.clone()).is_ok());
        assert_eq!(Catalogue::parse(Lang::En, good.replacen(FINGERPRINT, "0123", 1)).err(), Some(Stale));
        assert_eq!(Catalogue::parse(Lang::En, format!("{good}\nmore")).err(), Some(Stale));
        assert_eq!(Catalogue::parse(Lang::En, "<!DOCTYPE html>".into()).err(), Some(Stale));
        assert_eq!(Catalogue::parse(Lang::En, String::new()).err(), Some(Stale));
    }
}
