//! From an answer to what it says: which answer it is, its items one by one, and the first fault with its place.

use serde::de::DeserializeOwned;
use serde_json::Value;
use shared::partner_center::delegated_admin::GraphList;
use shared::partner_center::resource::RawCollection;
use shared::partner_center::{Notes, read};
use shared::problem::FieldError;
use shared::text::{Invalid, Name};

use super::address::{Address, Answer};
use super::document::Document;
use super::report::{Fault, Place, Refused};
use super::sight::{Saw, Sight};
use super::{customer_answers, partner_answers};

/// What a file says, and what had to be read past.
#[derive(Default)]
pub(super) struct Reading {
    /// Everything that was seen.
    pub sights: Vec<Sight>,
    /// Lists of delegated admin: whose, and is there a page after it?
    pub pages: Vec<(shared::id::TenantId, bool)>,
    /// Unknown fields.
    pub notes: Notes,
    /// Unknown or mended values.
    pub values: Vec<String>,
}

/// One answer while it is read.
pub(super) struct Reader<'a> {
    pub address: Address,
    pub reading: &'a mut Reading,
}

/// Reads all answers of a file, or refuses the file.
pub(super) fn read_all(documents: Vec<Document>) -> Result<Reading, Refused> {
    let mut reading = Reading::default();
    for document in documents {
        read_one(document, &mut reading)?;
    }
    Ok(reading)
}

fn read_one(document: Document, reading: &mut Reading) -> Result<(), Refused> {
    let Document { place, address, at, body } = document;
    let refuse = |why| Refused { place: place.clone(), why };
    if let Some(said) = error_answer(&body) {
        return Err(refuse(Fault::ErrorAnswer(said)));
    }
    let (items, next) = items(body, &mut reading.notes).map_err(|error| refuse(Fault::Field(error)))?;
    let answer = answer(&address, &items).ok_or_else(|| refuse(Fault::NotKnown))?;
    let is_list = matches!(items, Items::Many(_));
    if answer == Answer::DelegatedAdmin && is_list {
        let partner = address.partner_or_loose().ok_or_else(|| refuse(Fault::NoPartner))?;
        reading.pages.push((partner, next));
    }
    let mut reader = Reader { address, reading };
    for (index, item) in items.into_iter().enumerate() {
        let place = Place { item: is_list.then_some(index + 1), ..place.clone() };
        let saw = reader.item(answer, is_list, item).map_err(|why| Refused { place: place.clone(), why })?;
        reader.reading.sights.push(Sight { at, place, saw });
    }
    Ok(())
}

/// The items of an answer.
enum Items {
    One(Value),
    Many(Vec<Value>),
}

impl Items {
    fn first(&self) -> Option<&Value> {
        match self {
            Self::One(value) => Some(value),
            Self::Many(values) => values.first(),
        }
    }
}

impl IntoIterator for Items {
    type Item = Value;
    type IntoIter = std::vec::IntoIter<Value>;

    fn into_iter(self) -> Self::IntoIter {
        match self {
            Self::One(value) => vec![value].into_iter(),
            Self::Many(values) => values.into_iter(),
        }
    }
}

/// The items, and whether there is a page after this one. No answer at all is an empty list.
fn items(body: Value, notes: &mut Notes) -> Result<(Items, bool), FieldError> {
    let has =
        |name: &str| body.as_object().is_some_and(|object| object.keys().any(|key| key.eq_ignore_ascii_case(name)));
    let list = has("items") || has("totalCount");
    match body {
        Value::Null => Ok((Items::Many(Vec::new()), false)),
        Value::Array(values) => Ok((Items::Many(values), false)),
        Value::Object(ref object) if object.get("value").is_some_and(Value::is_array) => {
            // Its other members are Graph's own annotations.
            let list: GraphList = read(body, &mut Notes::default())?;
            Ok((Items::Many(list.value), list.next.is_some()))
        }
        Value::Object(_) if list => {
            let list: RawCollection = read(body, notes)?;
            let next = list.continuation_token.is_some() || list.links.is_some_and(|links| links.next.is_some());
            Ok((Items::Many(list.items), next))
        }
        Value::Object(_) => Ok((Items::One(body), false)),
        _ => Err(FieldError { pointer: String::new(), code: Invalid::Type }),
    }
}

/// What an answer is: its address says, or the kind that its first item names.
fn answer(address: &Address, items: &Items) -> Option<Answer> {
    let first = items.first();
    let named = first.and_then(|item| object_type(item)).and_then(|kind| match kind.to_ascii_lowercase().as_str() {
        "customer" => Some(Answer::Customers),
        "subscription" => Some(Answer::Subscriptions),
        "supportcontact" => Some(Answer::Contact),
        "partnerrelationship" => Some(Answer::Relationships),
        "partnersupportprofile" | "supportprofile" => Some(Answer::SupportProfile),
        "mpnprofile" | "partnermpnprofile" => Some(Answer::MpnProfile),
        _ => None,
    });
    let agreement = first.and_then(|item| member(item, "isAgreementSigned")).map(|_| Answer::Agreement);
    // The kind that an item names itself is surer than the name of a folder.
    named.or(agreement).or(address.answer)
}

fn member<'v>(value: &'v Value, name: &str) -> Option<&'v Value> {
    value.as_object()?.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
}

fn object_type(item: &Value) -> Option<&str> {
    member(member(item, "attributes")?, "objectType")?.as_str()
}

/// Partner Center's and Graph's bodies of errors.
fn error_answer(body: &Value) -> Option<String> {
    if let (Some(code), Some(description)) = (member(body, "code"), member(body, "description")) {
        return Some(format!("{code} {}", description.as_str().unwrap_or_default()));
    }
    let error = member(body, "error").filter(|error| error.is_object())?;
    let text = |name| member(error, name).and_then(Value::as_str).unwrap_or_default();
    Some(format!("{} {}", text("code"), text("message")))
}

impl Reader<'_> {
    fn item(&mut self, answer: Answer, is_list: bool, item: Value) -> Result<Saw, Fault> {
        match answer {
            Answer::Customers => customer_answers::customer(self, item),
            Answer::Subscriptions => customer_answers::subscription(self, is_list, item),
            Answer::Contact => customer_answers::contact(self, item),
            Answer::Relationships => partner_answers::relationship(self, item),
            Answer::Agreement => partner_answers::agreement(self, item),
            Answer::SupportProfile => partner_answers::profile(self, item),
            Answer::MpnProfile => partner_answers::number(self, item),
            Answer::DelegatedAdmin => partner_answers::delegated_admin(self, item),
        }
    }

    /// One item in its wire shape.
    pub fn wire<T: DeserializeOwned>(&mut self, item: Value) -> Result<T, Fault> {
        read(item, &mut self.reading.notes).map_err(Fault::Field)
    }

    /// A value that is not known here, or had to be mended.
    pub fn note(&mut self, what: String) {
        self.reading.values.push(what);
    }

    /// A name that must be there. Characters that hide or reorder text are taken out, and what is too long is cut: one
    /// odd name must not keep a whole list out.
    pub fn name(&mut self, field: &str, text: Option<&str>) -> Result<Name, Fault> {
        let text = text.filter(|text| !text.trim().is_empty()).ok_or_else(|| wrong(field, Invalid::Missing))?;
        match text.parse() {
            Ok(name) => Ok(name),
            Err(code @ (Invalid::Character | Invalid::TooLong)) => {
                self.note(format!("{field}: {code}"));
                let shown = |letter: &char| format!("x{letter}x").parse::<Name>().is_ok();
                let kept: String = text.chars().filter(shown).take(256).collect();
                kept.parse().map_err(|code| wrong(field, code))
            }
            Err(code) => Err(wrong(field, code)),
        }
    }

    /// A name that may be missing.
    pub fn some_name(&mut self, field: &str, text: Option<&str>) -> Option<Name> {
        self.name(field, text).ok()
    }

    /// A value that may be missing, and is left out when it cannot be used.
    pub fn lenient<T: std::str::FromStr>(&mut self, field: &str, text: Option<&str>) -> Option<T> {
        let text = text.map(str::trim).filter(|text| !text.is_empty())?;
        let value = text.parse().ok();
        if value.is_none() {
            self.note(format!("{field}: not usable"));
        }
        value
    }
}

/// A fault of one field.
pub(super) fn wrong(field: &str, code: Invalid) -> Fault {
    Fault::Field(FieldError { pointer: format!("/{field}"), code })
}
