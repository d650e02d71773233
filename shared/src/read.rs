//! Reading the answers of our own API, as the app does.
//!
//! Serde writes a reader of its own for each type and each kind of input; for the answers these were a tenth of what a
//! browser loads. Here an answer is parsed once into a [`Value`], and its type picks its fields from that.

use serde_json::Value;

/// A type that an answer consists of. Fields that are absent are read as `null`, unknown ones are left alone: a server
/// may be newer than the page.
pub trait Read: Sized {
    /// The value; `None` when the JSON is none of ours.
    fn read(json: &Value) -> Option<Self>;
}

/// An answer's type from its text. `None` when the text is none of ours.
pub fn from_text<T: Read>(text: &str) -> Option<T> {
    T::read(&serde_json::from_str(text).ok()?)
}

/// A field by its name in Rust, which is camelCase in JSON.
#[doc(hidden)]
pub fn field<'a>(json: &'a Value, name: &str) -> &'a Value {
    const ABSENT: &Value = &Value::Null;
    let same = |key: &str| key.chars().map(|c| c.to_ascii_lowercase()).eq(name.chars().filter(|c| *c != '_'));
    json.as_object().and_then(|object| object.iter().find(|(key, _)| same(key))).map_or(ABSENT, |(_, value)| value)
}

/// Implements [`Read`] for a struct by its fields, each of which must be named; `as` gives another name in JSON. After
/// `..`: a field whose own fields stand beside the others.
#[macro_export]
macro_rules! read {
    ($name:ident $(<$of:ident>)? { $($field:ident $(as $json:literal)?),* $(, ..$flat:ident)? $(,)? }) => {
        impl $(<$of: $crate::read::Read>)? $crate::read::Read for $name $(<$of>)? {
            fn read(json: &serde_json::Value) -> Option<Self> {
                json.as_object()?;
                Some(Self {
                    $($field: $crate::read::Read::read($crate::read::field(json, $crate::read!(@ $field $($json)?)))?,)*
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
            fn read(json: &serde_json::Value) -> Option<Self> {
                json.as_str()?.parse().ok()
            }
        }
    };
}

pub(crate) use {read, read_text};

/// An answer that says no more than that it was done.
impl Read for () {
    fn read(_: &Value) -> Option<Self> {
        Some(())
    }
}

impl Read for String {
    fn read(json: &Value) -> Option<Self> {
        json.as_str().map(str::to_owned)
    }
}

/// Absent is false.
impl Read for bool {
    fn read(json: &Value) -> Option<Self> {
        if json.is_null() { Some(false) } else { json.as_bool() }
    }
}

impl Read for u64 {
    fn read(json: &Value) -> Option<Self> {
        json.as_u64()
    }
}

impl Read for u32 {
    fn read(json: &Value) -> Option<Self> {
        json.as_u64()?.try_into().ok()
    }
}

impl Read for u16 {
    fn read(json: &Value) -> Option<Self> {
        json.as_u64()?.try_into().ok()
    }
}

impl<T: Read> Read for Option<T> {
    fn read(json: &Value) -> Option<Self> {
        if json.is_null() { Some(None) } else { T::read(json).map(Some) }
    }
}

/// Absent is empty.
impl<T: Read> Read for Vec<T> {
    fn read(json: &Value) -> Option<Self> {
        let mut items = Self::new();
        if !json.is_null() {
            for item in json.as_array()? {
                items.push(T::read(item)?);
            }
        }
        Some(items)
    }
}

impl<T: Read, const N: usize> Read for [T; N] {
    fn read(json: &Value) -> Option<Self> {
        Vec::read(json)?.try_into().ok()
    }
}

impl<T: Read> Read for Box<T> {
    fn read(json: &Value) -> Option<Self> {
        T::read(json).map(Self::new)
    }
}

#[cfg(test)]
#[path = "read_tests.rs"]
mod tests;
