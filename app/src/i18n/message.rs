//! A message: which one, and what goes into its placeholders. Made by the generated names in
//! [`tr`](super::tr), most easily with [`msg!`](crate::msg).

/// A message that can be shown in any language.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    index: usize,
    count: Option<Number>,
    args: Vec<Arg>,
}

impl Message {
    /// Only for the generated code: it alone knows which index has which placeholders.
    pub(super) fn new(index: usize, count: Option<Number>, args: Vec<Arg>) -> Self {
        Self { index, count, args }
    }

    /// A message that has no placeholders.
    #[cfg(feature = "views")]
    pub(super) fn plain(index: usize) -> Self {
        Self::new(index, None, Vec::new())
    }

    /// Its line in a language file.
    pub fn index(&self) -> usize {
        self.index
    }

    /// The number that chooses the plural form.
    pub(super) fn count(&self) -> Option<Number> {
        self.count
    }

    /// The argument of the placeholder with this number.
    pub(super) fn arg(&self, number: usize) -> Option<&Arg> {
        self.args.get(number)
    }
}

/// What stands in a placeholder.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// Text as it is.
    Text(String),
    /// A number, written as the language writes numbers.
    Number(Number),
    /// A view, by its place in the list of views; see [`rich!`](crate::rich).
    Slot(usize),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl<T: Into<Number>> From<T> for Arg {
    fn from(number: T) -> Self {
        Self::Number(number.into())
    }
}

/// A number to be shown, or that chooses a plural form.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number(pub f64);

impl From<u8> for Number {
    fn from(number: u8) -> Self {
        Self(number.into())
    }
}

impl From<u16> for Number {
    fn from(number: u16) -> Self {
        Self(number.into())
    }
}

impl From<u32> for Number {
    fn from(number: u32) -> Self {
        Self(number.into())
    }
}

impl From<u64> for Number {
    #[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
    fn from(number: u64) -> Self {
        Self(number as f64)
    }
}

impl From<usize> for Number {
    #[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
    fn from(number: usize) -> Self {
        Self(number as f64)
    }
}

impl From<i32> for Number {
    fn from(number: i32) -> Self {
        Self(number.into())
    }
}
