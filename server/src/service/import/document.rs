//! A file as answers: one, or one a line.

use std::sync::Arc;

use serde_json::Value;
use shared::partner_center::{Links, Notes, parse, read};
use shared::problem::FieldError;
use shared::text::Invalid;
use shared::time::Timestamp;

use super::address::Address;
use super::report::{Fault, Place, Refused};
use super::{File, MOST_BYTES};

/// One answer.
pub(super) struct Document {
    /// Where it stands.
    pub place: Place,
    /// What its addresses say: the URL first, then its own link, then the file's name.
    pub address: Address,
    /// When it was read.
    pub at: Timestamp,
    /// The answer.
    pub body: Value,
}

/// Takes a file apart, or says why it cannot be used.
pub(super) fn documents(file: &File) -> Result<Vec<Document>, Refused> {
    let name: Arc<str> = Arc::from(file.name.as_str());
    let place = Place { file: name, line: None, item: None };
    let refuse = |why| Refused { place: place.clone(), why };
    let lower = file.name.to_ascii_lowercase();
    let ending = lower.rsplit('.').next().unwrap_or_default();
    if ending == "csv" {
        return Err(refuse(Fault::Csv));
    }
    if file.bytes.len() > MOST_BYTES {
        return Err(refuse(Fault::TooLarge));
    }
    let by_line = matches!(ending, "jsonl" | "ndjson");
    match parse(&file.bytes) {
        Ok(value) if !by_line => Ok(vec![document(file, place, value)?]),
        Err(error) if !by_line && !looks_like_lines(&file.bytes) => Err(refuse(Fault::Field(error))),
        _ => lines(file, &place),
    }
}

/// Is the first line a whole answer with where it comes from?
fn looks_like_lines(bytes: &[u8]) -> bool {
    let first = bytes.split(|byte| *byte == b'\n').find(|line| !line.trim_ascii().is_empty());
    first.and_then(|line| parse(line).ok()).is_some_and(|value| value.get("body").is_some())
}

fn lines(file: &File, place: &Place) -> Result<Vec<Document>, Refused> {
    let lines = file.bytes.split(|byte| *byte == b'\n').enumerate();
    let some = lines.filter(|(_, line)| !line.trim_ascii().is_empty());
    some.map(|(index, line)| {
        let place = Place { line: Some(index + 1), ..place.clone() };
        match parse(line) {
            Ok(value) => document(file, place, value),
            Err(error) => Err(Refused { place, why: Fault::Field(error) }),
        }
    })
    .collect()
}

fn document(file: &File, place: Place, mut value: Value) -> Result<Document, Refused> {
    let wrong = |pointer: &str, code| Fault::Field(FieldError { pointer: pointer.to_owned(), code });
    let mut address = Address::default();
    let mut at = file.modified;
    let wrapped = value.as_object_mut().filter(|object| object.contains_key("url") && object.contains_key("body"));
    if let Some(object) = wrapped {
        match object.get("url") {
            Some(Value::String(url)) => address = Address::of(url),
            _ => return Err(Refused { place, why: wrong("/url", Invalid::Type) }),
        }
        match object.get("fetchedAt") {
            None | Some(Value::Null) => {}
            Some(Value::String(text)) if text.parse::<Timestamp>().is_ok() => at = text.parse().unwrap_or(at),
            Some(_) => return Err(Refused { place, why: wrong("/fetchedAt", Invalid::Time) }),
        }
        value = object.remove("body").unwrap_or_default();
    }
    let (own, named) = (own_link(&value), Address::of(&file.name));
    let mut customers = [address, own, named].into_iter().filter_map(|address| address.customer);
    if customers.next().is_some_and(|first| customers.any(|other| other != first)) {
        return Err(Refused { place, why: Fault::TwoCustomers });
    }
    Ok(Document { place, address: address.or(own).or(named), at, body: value })
}

/// What the answer's own link says, or the link by which Graph describes it.
fn own_link(body: &Value) -> Address {
    let field = |name: &str| {
        let object = body.as_object()?;
        object.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.clone())
    };
    let links = field("links").and_then(|links| read::<Links>(links, &mut Notes::default()).ok());
    let own = links.and_then(|links| links.own).map(|link| Address::of(&link.uri)).unwrap_or_default();
    let context = field("@odata.context");
    let says = context.as_ref().and_then(Value::as_str).and_then(|text| text.rsplit_once('#'));
    own.or(says.map(|(_, what)| Address::of(what)).unwrap_or_default())
}
