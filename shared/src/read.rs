//! Reading the answers of our own API, as the app does.
//!
//! Serde writes a reader of its own for each type and each kind of input; for the answers these were a tenth of what a
//! browser loads. Here an answer is a tree, made by whoever parses it, and its type picks its fields from that.

use serde_json::Value;

/// JSON as a tree.
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    /// `null`, or nothing there.
    Null,
    /// `true`, `false`.
    Bool(bool),
    /// A number. Ours are whole, and below 2^53.
    Number(f64),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Json>),
    /// An object.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// The text of a string.
    pub fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// A number that is whole and not negative.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked by the way back")]
    #[expect(clippy::cast_precision_loss, clippy::float_cmp, reason = "what is not the same is refused")]
    fn whole(&self) -> Option<u64> {
        let Self::Number(number) = *self else { return None };
        let whole = number as u64;
        (whole as f64 == number).then_some(whole)
    }

    /// A field by its name in Rust, which is camelCase in JSON.
    pub fn field(&self, name: &str) -> &Self {
        let Self::Object(fields) = self else { return &Self::Null };
        let same = |key: &str| key.bytes().map(|b| b.to_ascii_lowercase()).eq(name.bytes().filter(|b| *b != b'_'));
        fields.iter().find(|(key, _)| same(key)).map_or(&Self::Null, |(_, value)| value)
    }
}

/// The tree of the library that the server uses.
impl From<&Value> for Json {
    fn from(json: &Value) -> Self {
        match json {
            Value::Null => Self::Null,
            Value::Bool(it) => Self::Bool(*it),
            Value::Number(number) => Self::Number(number.as_f64().unwrap_or(f64::NAN)),
            Value::String(text) => Self::Text(text.clone()),
            Value::Array(items) => Self::List(items.iter().map(Self::from).collect()),
            Value::Object(fields) => {
                Self::Object(fields.iter().map(|(key, value)| (key.clone(), value.into())).collect())
            }
        }
    }
}

/// A type that an answer consists of. Fields that are absent are read as `null`, unknown ones are left alone: a server
/// may be newer than the page.
pub trait Read: Sized {
    /// The value; `None` when the JSON is none of ours.
    fn read(json: &Json) -> Option<Self>;
}

/// Implements [`Read`] for a struct by its fields, each of which must be named; `as` gives another name in JSON. After
/// `..`: a field whose own fields stand beside the others.
#[macro_export]
macro_rules! read {
    ($name:ident $(<$of:ident>)? { $($field:ident $(as $json:literal)?),* $(, ..$flat:ident)? $(,)? }) => {
        impl $(<$of: $crate::read::Read>)? $crate::read::Read for $name $(<$of>)? {
            fn read(json: &$crate::read::Json) -> Option<Self> {
                if !matches!(json, $crate::read::Json::Object(_)) {
                    return None;
                }
                Some(Self {
                    $($field: $crate::read::Read::read(json.field($crate::read!(@ $field $($json)?)))?,)*
                    $($flat: $crate::read::Read::read(json)?,)?
                })
            }
        }
    };
    (@ $field:ident) => { stringify!($field) };
    (@ $field:ident $json:literal) => { $json };
}

/// Implements [`Read`] for a type whose JSON is a string that it parses.
macro_rules! read_text {
    ($name:ty) => {
        impl $crate::read::Read for $name {
            fn read(json: &$crate::read::Json) -> Option<Self> {
                json.text()?.parse().ok()
            }
        }
    };
}

pub(crate) use {read, read_text};

/// An answer that says no more than that it was done.
impl Read for () {
    fn read(_: &Json) -> Option<Self> {
        Some(())
    }
}

impl Read for String {
    fn read(json: &Json) -> Option<Self> {
        json.text().map(str::to_owned)
    }
}

/// Absent is false.
impl Read for bool {
    fn read(json: &Json) -> Option<Self> {
        match json {
            Json::Null => Some(false),
            Json::Bool(it) => Some(*it),
            _ => None,
        }
    }
}

impl Read for u64 {
    fn read(json: &Json) -> Option<Self> {
        json.whole()
    }
}

impl Read for u32 {
    fn read(json: &Json) -> Option<Self> {
        json.whole()?.try_into().ok()
    }
}

impl Read for u16 {
    fn read(json: &Json) -> Option<Self> {
        json.whole()?.try_into().ok()
    }
}

impl<T: Read> Read for Option<T> {
    fn read(json: &Json) -> Option<Self> {
        if matches!(json, Json::Null) { Some(None) } else { T::read(json).map(Some) }
    }
}

/// Absent is empty.
impl<T: Read> Read for Vec<T> {
    fn read(json: &Json) -> Option<Self> {
        let mut items = Self::new();
        match json {
            Json::Null => {}
            Json::List(list) => {
                for item in list {
                    items.push(T::read(item)?);
                }
            }
            _ => return None,
        }
        Some(items)
    }
}

impl<T: Read, const N: usize> Read for [T; N] {
    fn read(json: &Json) -> Option<Self> {
        Vec::read(json)?.try_into().ok()
    }
}

impl<T: Read> Read for Box<T> {
    fn read(json: &Json) -> Option<Self> {
        T::read(json).map(Self::new)
    }
}

#[cfg(test)]
#[path = "read_tests.rs"]
mod tests;
