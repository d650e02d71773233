//! Which rows a question is about: one answer for every store.

use std::collections::BTreeSet;

use shared::api::query::{Life, WorklistQuery};
use shared::customer::{Customer, Relation};
use shared::fold::{fold, name_key, terms};
use shared::id::{CustomerId, SubscriptionId, TenantId};
use shared::partner::Provider;
use shared::subscription::Subscription;
use shared::time::Timestamp;

use super::read::{CustomerFind, Row};
use crate::ctx::Bound;

/// A search text, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Search {
    /// Folded words; each must begin a term.
    pub words: Vec<String>,
    /// The text as an id.
    pub id: Option<[u8; 16]>,
}

/// The terms of one thing, sorted.
pub type Terms = BTreeSet<String>;

impl Search {
    /// Takes a text apart. One without a word finds nothing.
    pub fn of(text: &str) -> Self {
        Self { words: terms(text), id: text.trim().parse::<TenantId>().ok().map(|id| *id.bytes()) }
    }

    /// Does every word begin a term of one of these?
    pub fn finds(&self, things: &[&Terms]) -> bool {
        let found = |word: &String| things.iter().any(|terms| begins(terms, word));
        !self.words.is_empty() && self.words.iter().all(found)
    }

    fn is(&self, bytes: &[u8; 16]) -> bool {
        self.id.as_ref() == Some(bytes)
    }

    /// Is it the id of the subscription, the customer or the contact?
    pub fn names(&self, subscription: SubscriptionId, customer: CustomerId, contact: TenantId) -> bool {
        self.is(subscription.bytes()) || self.is(customer.bytes()) || self.is(contact.bytes())
    }

    /// Is this row one of those that are looked for?
    pub fn finds_row(&self, row: &Row) -> bool {
        self.names(row.subscription.id, row.customer.id, row.contact.partner)
            || self.finds(&[
                &of_customer(&row.customer),
                &of_subscription(&row.subscription),
                &of_name(row.current.partner.name.as_str()),
            ])
    }
}

/// Does the word begin one of the terms?
pub fn begins(terms: &Terms, word: &str) -> bool {
    terms
        .range::<str, _>((std::ops::Bound::Included(word), std::ops::Bound::Unbounded))
        .next()
        .is_some_and(|term| term.starts_with(word))
}

/// The terms of a name.
pub fn of_name(name: &str) -> Terms {
    terms(name).into_iter().collect()
}

/// What a customer is found by: its name, its domain, its references.
pub fn of_customer(customer: &Customer) -> Terms {
    let mut found = of_name(customer.name.as_str());
    found.extend(customer.domain.iter().flat_map(|domain| terms(domain.as_str())));
    found.extend(customer.references.iter().flat_map(|reference| terms(reference.value.as_str())));
    found
}

/// What a subscription is found by: its product and what it is called.
pub fn of_subscription(subscription: &Subscription) -> Terms {
    let mut found = of_name(subscription.product.as_str());
    found.extend(subscription.nickname.iter().flat_map(|name| terms(name.as_str())));
    found
}

/// Is this customer one of those that are looked for? `related`: is it related to that reseller?
pub fn finds_customer(
    find: &CustomerFind,
    customer: &Customer,
    related: impl Fn(TenantId) -> Option<Relation>,
) -> bool {
    match find {
        CustomerFind::All => true,
        CustomerFind::Text(text) => {
            let search = Search::of(text);
            search.is(customer.id.bytes()) || search.finds(&[&of_customer(customer)])
        }
        CustomerFind::Name(prefix) => name_key(customer.name.as_str()).starts_with(&name_key(prefix)),
        CustomerFind::Domain(prefix) => {
            customer.domain.as_ref().is_some_and(|domain| fold(domain.as_str()).starts_with(&fold(prefix.trim())))
        }
        CustomerFind::Reseller(partner) => related(*partner) == Some(Relation::Related),
    }
}

/// The fields by which a question can be narrowed and its rows counted.
pub const FIELDS: usize = 7;

/// A question about rows, at one moment.
#[derive(Clone, Debug)]
pub struct Filter<'a> {
    /// The question.
    pub query: &'a WorklistQuery,
    /// Its text, taken apart.
    pub search: Option<Search>,
    /// What of the tenant's rows may be seen.
    pub bound: Bound,
    /// The provider; flags follow its settings.
    pub provider: &'a Provider,
    /// The moment; flags are of it.
    pub now: Timestamp,
}

impl<'a> Filter<'a> {
    /// This question, at this moment.
    pub fn new(query: &'a WorklistQuery, bound: Bound, provider: &'a Provider, now: Timestamp) -> Self {
        Self { query, search: query.q.as_deref().map(Search::of), bound, provider, now }
    }

    /// Is the row asked for?
    pub fn holds(&self, row: &Row) -> bool {
        self.is_about(row) && self.fields(row).iter().all(|holds| *holds)
    }

    /// Is it within the bound, of that life, of that customer, and does the text find it?
    pub fn is_about(&self, row: &Row) -> bool {
        self.is_within(row) && self.search.as_ref().is_none_or(|search| search.finds_row(row))
    }

    /// Is it within the bound, of that life, of that customer?
    pub fn is_within(&self, row: &Row) -> bool {
        let life = self.query.life.unwrap_or(Life::Live) == if row.ended() { Life::Ended } else { Life::Live };
        let customer = self.query.customer.is_none_or(|customer| customer == row.customer.id);
        let sees = sees(self.bound, row.customer.id, row.contact.partner);
        life && customer && sees
    }

    /// For each field of the question, whether the row has one of its values: flag, contact, product, channel,
    /// commerce, status, provenance.
    pub fn fields(&self, row: &Row) -> [bool; FIELDS] {
        let (query, subscription) = (self.query, &row.subscription);
        let flagged = || {
            let flags = row.flags(self.provider, self.now);
            query.flag.iter().any(|flag| flags.contains(*flag))
        };
        let product = query.product.iter().any(|product| product == subscription.product.as_str());
        [
            query.flag.is_empty() || flagged(),
            among(&query.contact, &row.contact.partner),
            query.product.is_empty() || product,
            among(&query.channel, &subscription.channel),
            among(&query.commerce, &subscription.commerce),
            among(&query.status, &subscription.status),
            among(&query.provenance, &row.contact.provenance),
        ]
    }
}

fn among<T: PartialEq>(values: &[T], value: &T) -> bool {
    values.is_empty() || values.contains(value)
}

/// May a subscription of this customer with this contact be seen?
pub fn sees(bound: Bound, customer: CustomerId, contact: TenantId) -> bool {
    match bound {
        Bound::All => true,
        Bound::Customer(id) | Bound::Portal(id) => id == customer,
        Bound::Contact(id) => id == contact,
    }
}
