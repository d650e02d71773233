//! Reading what Partner Center, Microsoft Graph and their clients write: JSON with or without a byte order mark, names in
//! `PascalCase` or `camelCase`, numbers where text is meant, fields that are not known here.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt;

use serde::de::{self, DeserializeOwned, DeserializeSeed, IntoDeserializer, MapAccess, SeqAccess, Unexpected, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use crate::problem::FieldError;
use crate::text::Invalid;

/// What was read past: a count for each `Kind.field` that is not known here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notes {
    /// How often each unknown field was seen.
    pub fields: BTreeMap<String, u32>,
}

/// The JSON of a body or a file; a byte order mark before it is no part of it. Nesting beyond 128 levels is refused.
pub fn parse(bytes: &[u8]) -> Result<Value, FieldError> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    serde_json::from_slice(bytes).map_err(|_| FieldError { pointer: String::new(), code: Invalid::Json })
}

/// Reads a thing from JSON. Names are compared without case, unknown ones counted in `notes`; the error says which
/// field is wrong.
pub fn read<T: DeserializeOwned>(value: Value, notes: &mut Notes) -> Result<T, FieldError> {
    let cell = RefCell::new(std::mem::take(notes));
    let result = T::deserialize(Reader { value, notes: &cell });
    *notes = cell.into_inner();
    result.map_err(|Wrong { pointer, code }| FieldError { pointer, code })
}

/// Reads a part that must not spoil the whole: none when it is not what it should be.
#[expect(clippy::unnecessary_wraps, reason = "the form that serde calls")]
pub(super) fn lenient<'de, D: Deserializer<'de>, T: Deserialize<'de>>(reader: D) -> Result<Option<T>, D::Error> {
    Ok(Option::deserialize(reader).unwrap_or_default())
}

#[derive(Debug)]
struct Wrong {
    pointer: String,
    code: Invalid,
}

impl Wrong {
    fn under(mut self, name: &str) -> Self {
        self.pointer.insert_str(0, name);
        self.pointer.insert(0, '/');
        self
    }
}

impl std::error::Error for Wrong {}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.pointer, self.code)
    }
}

impl de::Error for Wrong {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self { pointer: String::new(), code: message.to_string().parse().unwrap_or(Invalid::Type) }
    }

    fn invalid_type(_: Unexpected<'_>, _: &dyn de::Expected) -> Self {
        Self { pointer: String::new(), code: Invalid::Type }
    }

    fn missing_field(field: &'static str) -> Self {
        Self { pointer: String::new(), code: Invalid::Missing }.under(field)
    }

    fn duplicate_field(field: &'static str) -> Self {
        Self { pointer: String::new(), code: Invalid::Json }.under(field)
    }
}

struct Reader<'n> {
    value: Value,
    notes: &'n RefCell<Notes>,
}

impl<'de> Deserializer<'de> for Reader<'_> {
    type Error = Wrong;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        match self.value {
            Value::Array(items) => visitor.visit_seq(Items { items: items.into_iter().enumerate(), notes: self.notes }),
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(value),
            Value::String(text) => visitor.visit_string(text),
            Value::Number(number) => number.deserialize_any(visitor).map_err(|_| de::Error::custom(Invalid::Type)),
            // Free-form values, such as the body of a fetched page, keep their names as they are.
            Value::Object(_) => self.value.deserialize_any(visitor).map_err(|_| de::Error::custom(Invalid::Type)),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        let Value::Object(object) = self.value else { return Err(de::Error::custom(Invalid::Type)) };
        let entries = object.into_iter();
        visitor.visit_map(Fields { name, known: fields, entries, next: None, notes: self.notes })
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        if self.value.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Wrong> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        match self.value {
            Value::String(text) => visitor.visit_string(text),
            Value::Number(number) => visitor.visit_string(number.to_string()),
            _ => Err(de::Error::custom(Invalid::Type)),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        self.deserialize_str(visitor)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit unit_struct seq tuple tuple_struct
        map enum identifier ignored_any
    }
}

struct Fields<'n> {
    name: &'static str,
    known: &'static [&'static str],
    entries: serde_json::map::IntoIter,
    next: Option<(&'static str, Value)>,
    notes: &'n RefCell<Notes>,
}

impl<'de> MapAccess<'de> for Fields<'_> {
    type Error = Wrong;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Wrong> {
        for (name, value) in self.entries.by_ref() {
            if let Some(field) = self.known.iter().copied().find(|field| field.eq_ignore_ascii_case(&name)) {
                self.next = Some((field, value));
                return seed.deserialize(field.into_deserializer()).map(Some);
            }
            *self.notes.borrow_mut().fields.entry(format!("{}.{name}", self.name)).or_default() += 1;
        }
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Wrong> {
        let (name, value) = self.next.take().ok_or_else(|| de::Error::custom(Invalid::Json))?;
        seed.deserialize(Reader { value, notes: self.notes }).map_err(|wrong| wrong.under(name))
    }
}

struct Items<'n> {
    items: std::iter::Enumerate<std::vec::IntoIter<Value>>,
    notes: &'n RefCell<Notes>,
}

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = Wrong;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Wrong> {
        let Some((index, value)) = self.items.next() else { return Ok(None) };
        let item = seed.deserialize(Reader { value, notes: self.notes });
        item.map(Some).map_err(|wrong| wrong.under(&index.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{MpnId, TenantId};

    #[derive(Debug, Deserialize, PartialEq)]
    #[serde(rename_all = "camelCase")]
    struct Thing {
        tenant_id: TenantId,
        mpn_id: Option<MpnId>,
        #[serde(default)]
        parts: Vec<Thing>,
    }

    const ID: &str = "3b33e682-00c3-41ee-9dd2-a548adf56438";

    fn thing(text: &str) -> Result<(Thing, Notes), (String, Invalid)> {
        let mut notes = Notes::default();
        let value = parse(text.as_bytes()).map_err(|error| (error.pointer, error.code))?;
        read(value, &mut notes).map(|thing| (thing, notes)).map_err(|error| (error.pointer, error.code))
    }

    #[test]
    fn names_in_any_case_a_byte_order_mark_and_numbers_for_text() {
        for text in [
            format!(r#"{{"tenantId":"{ID}","mpnId":"4391507"}}"#),
            format!(r#"{{"TenantId":"{{{}}}","MpnId":4391507,"Parts":[]}}"#, ID.to_uppercase()),
            format!("\u{FEFF}{{\"TENANTID\":\"{ID}\",\"mpnid\":4391507}}"),
        ] {
            let (thing, notes) = thing(&text).unwrap();
            assert_eq!((thing.tenant_id.to_string().as_str(), thing.mpn_id.unwrap().number()), (ID, 4_391_507));
            assert_eq!(notes, Notes::default(), "{text}");
        }
    }

    #[test]
    fn unknown_fields_are_counted() {
        let part = format!(r#"{{"tenantId":"{ID}","colour":1}}"#);
        let (_, notes) = thing(&format!(r#"{{"tenantId":"{ID}","x":{{}},"parts":[{part},{part}]}}"#)).unwrap();
        let counted: Vec<_> = notes.fields.iter().map(|(name, times)| (name.as_str(), *times)).collect();
        assert_eq!(counted, [("Thing.colour", 2), ("Thing.x", 1)]);
    }

    #[test]
    fn faults_say_where_and_what() {
        let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
        for (text, pointer, code) in [
            ("", "", Invalid::Json),
            ("{", "", Invalid::Json),
            (deep.as_str(), "", Invalid::Json),
            ("[]", "", Invalid::Type),
            ("{}", "/tenantId", Invalid::Missing),
            (r#"{"TenantId":"abc"}"#, "/tenantId", Invalid::Guid),
            (r#"{"TenantId":true}"#, "/tenantId", Invalid::Type),
            (&format!(r#"{{"tenantId":"{ID}","TenantId":"{ID}"}}"#), "/tenantId", Invalid::Json),
            (&format!(r#"{{"tenantId":"{ID}","mpnId":"43x"}}"#), "/mpnId", Invalid::Digits),
            (&format!(r#"{{"tenantId":"{ID}","mpnId":-4}}"#), "/mpnId", Invalid::Digits),
            (&format!(r#"{{"tenantId":"{ID}","parts":[{{"tenantId":7}}]}}"#), "/parts/0/tenantId", Invalid::Guid),
            (&format!(r#"{{"tenantId":"{ID}","parts":{{}}}}"#), "/parts", Invalid::Type),
        ] {
            assert_eq!(thing(text).unwrap_err(), (pointer.to_owned(), code), "{text:.60}");
        }
    }
}
