//! The questions that lists can be asked, as they stand in addresses: read and written by the same code in the
//! server, in the client's requests and in the pages' own addresses.

use std::str::FromStr;

use crate::audit::Action;
use crate::choice::choice;
use crate::contact::Provenance;
use crate::flags::Flag;
use crate::id::{CustomerId, PersonId, SubscriptionId, TenantId};
use crate::page::Limit;
use crate::problem::FieldError;
use crate::subscription::{Channel, Commerce, Status};
use crate::text::Invalid;
use crate::time::Timestamp;

/// The longest search text, in characters.
pub const MOST_TEXT: usize = 200;

choice! {
    /// The order of the worklist. Every order ends in the subscription's id.
    pub enum Sort {
        /// By the customer's name, then the product's.
        Customer = "customer",
        /// The same, from the end.
        CustomerDesc = "-customer",
        /// By the product's name, then the customer's.
        Product = "product",
        /// The same, from the end.
        ProductDesc = "-product",
    }
}

choice! {
    /// Which subscriptions by their life.
    pub enum Life {
        /// Those that can be assigned. The default.
        Live = "live",
        /// Those that have ended.
        Ended = "ended",
    }
}

/// What the worklist is asked. Values of one field are alternatives; fields narrow each other down.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WorklistQuery {
    /// Words: of a customer's name, domain or references, a product, a reseller, or an id.
    pub q: Option<String>,
    /// Live ones, or ended ones.
    pub life: Option<Life>,
    /// With any of these flags.
    pub flag: Vec<Flag>,
    /// Supported by any of these.
    pub contact: Vec<TenantId>,
    /// Of this customer.
    pub customer: Option<CustomerId>,
    /// Of any of these products, by exact name.
    pub product: Vec<String>,
    /// Bought through any of these.
    pub channel: Vec<Channel>,
    /// Sold in any of these ways.
    pub commerce: Vec<Commerce>,
    /// In any of these states.
    pub status: Vec<Status>,
    /// Whose contact came to be in any of these ways.
    pub provenance: Vec<Provenance>,
    /// In this order.
    pub sort: Option<Sort>,
}

/// What the activity log is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActivityQuery {
    /// Done by this person.
    pub actor: Option<PersonId>,
    /// About this customer.
    pub customer: Option<CustomerId>,
    /// About this subscription.
    pub subscription: Option<SubscriptionId>,
    /// Only these actions.
    pub action: Vec<Action>,
    /// Only refused attempts, or only what was done.
    pub refused: Option<bool>,
    /// Not before.
    pub from: Option<Timestamp>,
    /// Before.
    pub to: Option<Timestamp>,
}

/// Where in a list: how many rows, from where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// How many rows.
    pub limit: Limit,
    /// From where; opaque.
    pub cursor: Option<String>,
}

/// Names and values of an address's query, decoded.
pub type Pairs = Vec<(String, String)>;

fn one<T: FromStr<Err = Invalid>>(name: &str, value: &str, field: &mut Option<T>) -> Result<(), FieldError> {
    *field = Some(parsed(name, value)?);
    Ok(())
}

fn many<T: FromStr<Err = Invalid>>(name: &str, value: &str, field: &mut Vec<T>) -> Result<(), FieldError> {
    for part in value.split(',').filter(|part| !part.is_empty()) {
        field.push(parsed(name, part)?);
    }
    Ok(())
}

fn parsed<T: FromStr<Err = Invalid>>(name: &str, value: &str) -> Result<T, FieldError> {
    value.parse().map_err(|code| wrong(name, code))
}

fn wrong(name: &str, code: Invalid) -> FieldError {
    FieldError { pointer: format!("?{name}"), code }
}

fn text(name: &str, value: &str) -> Result<Option<String>, FieldError> {
    let value = value.trim();
    if value.chars().count() > MOST_TEXT {
        return Err(wrong(name, Invalid::TooLong));
    }
    Ok((!value.is_empty()).then(|| value.to_owned()))
}

impl WorklistQuery {
    /// Reads a query and its place in the list; an unknown name is an error, so that a typing mistake is never a
    /// silently wider question.
    pub fn from_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<(Self, Place), FieldError> {
        let (mut query, mut place) = (Self::default(), Place::default());
        for (name, value) in pairs {
            match name {
                "q" => query.q = text(name, value)?,
                "life" => one(name, value, &mut query.life)?,
                "flag" => many(name, value, &mut query.flag)?,
                "contact" => many(name, value, &mut query.contact)?,
                "customer" => one(name, value, &mut query.customer)?,
                "product" => query.product.extend(text(name, value)?),
                "channel" => many(name, value, &mut query.channel)?,
                "commerce" => many(name, value, &mut query.commerce)?,
                "status" => many(name, value, &mut query.status)?,
                "provenance" => many(name, value, &mut query.provenance)?,
                "sort" => one(name, value, &mut query.sort)?,
                _ => place.take(name, value)?,
            }
        }
        Ok((query, place))
    }

    /// The names and values of the query, in a fixed order; what stands at its default is left out.
    pub fn to_pairs(&self) -> Pairs {
        let mut pairs = Pairs::new();
        put(&mut pairs, "q", self.q.iter());
        put(&mut pairs, "life", self.life.iter());
        put_list(&mut pairs, "flag", &self.flag);
        put_list(&mut pairs, "contact", &self.contact);
        put(&mut pairs, "customer", self.customer.iter());
        put(&mut pairs, "product", self.product.iter());
        put_list(&mut pairs, "channel", &self.channel);
        put_list(&mut pairs, "commerce", &self.commerce);
        put_list(&mut pairs, "status", &self.status);
        put_list(&mut pairs, "provenance", &self.provenance);
        put(&mut pairs, "sort", self.sort.iter());
        pairs
    }
}

impl ActivityQuery {
    /// Reads a query and its place in the list; an unknown name is an error.
    pub fn from_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<(Self, Place), FieldError> {
        let (mut query, mut place) = (Self::default(), Place::default());
        for (name, value) in pairs {
            match name {
                "actor" => one(name, value, &mut query.actor)?,
                "customer" => one(name, value, &mut query.customer)?,
                "subscription" => one(name, value, &mut query.subscription)?,
                "action" => many(name, value, &mut query.action)?,
                "refused" => query.refused = Some(value.parse().map_err(|_| wrong(name, Invalid::Choice))?),
                "from" => one(name, value, &mut query.from)?,
                "to" => one(name, value, &mut query.to)?,
                _ => place.take(name, value)?,
            }
        }
        Ok((query, place))
    }

    /// The names and values of the query, in a fixed order.
    pub fn to_pairs(&self) -> Pairs {
        let mut pairs = Pairs::new();
        put(&mut pairs, "actor", self.actor.iter());
        put(&mut pairs, "customer", self.customer.iter());
        put(&mut pairs, "subscription", self.subscription.iter());
        put_list(&mut pairs, "action", &self.action);
        put(&mut pairs, "refused", self.refused.iter());
        put(&mut pairs, "from", self.from.iter());
        put(&mut pairs, "to", self.to.iter());
        pairs
    }
}

impl Place {
    fn take(&mut self, name: &str, value: &str) -> Result<(), FieldError> {
        match name {
            "limit" => {
                let rows = value.parse::<u16>().map_err(|_| wrong(name, Invalid::Digits))?;
                self.limit = Limit::new(rows).map_err(|code| wrong(name, code))?;
            }
            "cursor" => self.cursor = Some(value.to_owned()),
            _ => return Err(wrong(name, Invalid::Unknown)),
        }
        Ok(())
    }

    /// A list that takes a search text and nothing else.
    pub fn with_text<'a>(
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<(Option<String>, Self), FieldError> {
        let (mut q, mut place) = (None, Self::default());
        for (name, value) in pairs {
            match name {
                "q" => q = text(name, value)?,
                _ => place.take(name, value)?,
            }
        }
        Ok((q, place))
    }

    /// The names and values of the place.
    pub fn to_pairs(&self) -> Pairs {
        let mut pairs = Pairs::new();
        if self.limit != Limit::default() {
            put(&mut pairs, "limit", std::iter::once(self.limit.rows()));
        }
        put(&mut pairs, "cursor", self.cursor.iter());
        pairs
    }
}

fn put<T: ToString>(pairs: &mut Pairs, name: &str, values: impl Iterator<Item = T>) {
    pairs.extend(values.map(|value| (name.to_owned(), value.to_string())));
}

fn put_list<T: ToString>(pairs: &mut Pairs, name: &str, values: &[T]) {
    if !values.is_empty() {
        let joined: Vec<_> = values.iter().map(T::to_string).collect();
        pairs.push((name.to_owned(), joined.join(",")));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Result<(WorklistQuery, Place), FieldError> {
        WorklistQuery::from_pairs(pairs.iter().copied())
    }

    #[test]
    fn what_is_written_is_read_again() {
        let query = WorklistQuery {
            q: Some("müller & söhne".to_owned()),
            life: Some(Life::Ended),
            flag: vec![Flag::Ineligible, Flag::Ending],
            contact: vec!["484e548c-f5f3-4528-93a9-c16c6373cb59".parse().unwrap()],
            customer: Some("0c39d6d5-c70d-4c55-bc02-f620844f3fd1".parse().unwrap()),
            product: vec!["Microsoft 365 E3, yearly".to_owned(), "Visio".to_owned()],
            channel: vec![Channel::Csp],
            commerce: vec![Commerce::Legacy, Commerce::Azure],
            status: vec![Status::Suspended],
            provenance: vec![Provenance::Manual],
            sort: Some(Sort::ProductDesc),
        };
        let pairs = query.to_pairs();
        let again = WorklistQuery::from_pairs(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        assert_eq!(again, Ok((query, Place::default())));
    }

    #[test]
    fn faults_name_the_parameter() {
        for (pairs, pointer, code) in [
            (("flag", "ending,soon"), "?flag", Invalid::Choice),
            (("flags", "ending"), "?flags", Invalid::Unknown),
            (("customer", "contoso"), "?customer", Invalid::Guid),
            (("limit", "0"), "?limit", Invalid::Range),
            (("limit", "many"), "?limit", Invalid::Digits),
            (("sort", "random"), "?sort", Invalid::Choice),
        ] {
            assert_eq!(read(&[pairs]).unwrap_err(), FieldError { pointer: pointer.to_owned(), code });
        }
        assert_eq!(read(&[("q", &"x".repeat(201))]).unwrap_err().code, Invalid::TooLong);
        assert_eq!(read(&[("q", "  ")]).unwrap(), (WorklistQuery::default(), Place::default()));
    }
}
