//! The fields by which the worklist is narrowed down: their values as text, switched on and off.

use shared::api::query::{Life, WorklistQuery};
use std::str::FromStr;

/// A field of the question that takes one or several values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// What needs attention.
    Flag,
    /// Who supports it.
    Contact,
    /// The product.
    Product,
    /// Where it was bought.
    Channel,
    /// How it was sold.
    Commerce,
    /// Its state.
    Status,
    /// How the contact came to be.
    Provenance,
    /// Live or ended.
    Life,
    /// One customer; set by a link, taken away here.
    Customer,
}

impl Field {
    /// Those with a facet, in the order of the page.
    pub const FACETS: [Self; 8] = [
        Self::Flag,
        Self::Contact,
        Self::Product,
        Self::Channel,
        Self::Commerce,
        Self::Status,
        Self::Provenance,
        Self::Life,
    ];

    /// The values that are switched on, by their codes.
    pub fn chosen(self, query: &WorklistQuery) -> Vec<String> {
        match self {
            Self::Flag => codes(&query.flag),
            Self::Contact => codes(&query.contact),
            Self::Product => query.product.clone(),
            Self::Channel => codes(&query.channel),
            Self::Commerce => codes(&query.commerce),
            Self::Status => codes(&query.status),
            Self::Provenance => codes(&query.provenance),
            Self::Life => codes(query.life.as_slice()),
            Self::Customer => codes(query.customer.as_slice()),
        }
    }

    /// Switches a value on or off. A code that is none of the field's changes nothing.
    pub fn toggle(self, query: &mut WorklistQuery, code: &str) {
        match self {
            Self::Flag => flip(&mut query.flag, code),
            Self::Contact => flip(&mut query.contact, code),
            Self::Product => flip(&mut query.product, code),
            Self::Channel => flip(&mut query.channel, code),
            Self::Commerce => flip(&mut query.commerce, code),
            Self::Status => flip(&mut query.status, code),
            Self::Provenance => flip(&mut query.provenance, code),
            Self::Life => query.life = if query.life.is_some() { None } else { Life::from_str(code).ok() },
            Self::Customer => query.customer = None,
        }
    }
}

/// Whether anything narrows the list down; its order does not.
pub fn is_narrowed(query: &WorklistQuery) -> bool {
    *query != WorklistQuery { sort: query.sort, ..WorklistQuery::default() }
}

/// Everything that narrows the list down but the words searched for.
pub fn narrowing(query: &WorklistQuery) -> Vec<(Field, String)> {
    let all = [Field::Customer].into_iter().chain(Field::FACETS);
    all.flat_map(|field| field.chosen(query).into_iter().map(move |code| (field, code))).collect()
}

fn codes<T: ToString>(values: &[T]) -> Vec<String> {
    values.iter().map(T::to_string).collect()
}

fn flip<T: FromStr + PartialEq>(values: &mut Vec<T>, code: &str) {
    let Ok(value) = code.parse() else { return };
    match values.iter().position(|known| *known == value) {
        Some(at) => {
            values.remove(at);
        }
        None => values.push(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_field_is_switched_on_and_off_again() {
        for (field, code) in [
            (Field::Flag, "ending"),
            (Field::Contact, "484e548c-f5f3-4528-93a9-c16c6373cb59"),
            (Field::Product, "Visio, Plan 2"),
            (Field::Channel, "csp"),
            (Field::Commerce, "legacy"),
            (Field::Status, "active"),
            (Field::Provenance, "manual"),
            (Field::Life, "ended"),
        ] {
            let mut query = WorklistQuery::default();
            field.toggle(&mut query, code);
            assert_eq!(field.chosen(&query), [code], "{field:?}");
            assert_eq!(narrowing(&query), [(field, code.to_owned())]);
            assert!(is_narrowed(&query));
            field.toggle(&mut query, code);
            assert_eq!(query, WorklistQuery::default(), "{field:?}");
        }
    }

    #[test]
    fn what_is_no_value_of_the_field_changes_nothing() {
        let mut query = WorklistQuery::default();
        Field::Flag.toggle(&mut query, "contoso");
        Field::Contact.toggle(&mut query, "contoso");
        Field::Life.toggle(&mut query, "contoso");
        assert!(!is_narrowed(&query));
    }

    #[test]
    fn a_customer_is_only_taken_away() {
        let customer = "0c39d6d5-c70d-4c55-bc02-f620844f3fd1";
        let mut query = WorklistQuery { customer: customer.parse().ok(), ..WorklistQuery::default() };
        assert_eq!(narrowing(&query), [(Field::Customer, customer.to_owned())]);
        Field::Customer.toggle(&mut query, customer);
        assert!(!is_narrowed(&query));
    }
}
