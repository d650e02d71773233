//! In which order lists stand. Names are compared by their folded key, bytewise, on every store; every order ends in an
//! id, so that it is one order only.

use std::cmp::Ordering;

use shared::api::query::Sort;
use shared::fold::name_key;
use shared::id::{CustomerId, SubscriptionId};

use super::StoreError;

/// Where a row of the worklist stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowKey {
    /// The key of the customer's name.
    pub name: String,
    /// The customer.
    pub customer: CustomerId,
    /// The key of the product's name.
    pub product: String,
    /// The subscription.
    pub subscription: SubscriptionId,
}

impl RowKey {
    /// The key of a row with these names.
    pub fn new(name: &str, customer: CustomerId, product: &str, subscription: SubscriptionId) -> Self {
        Self { name: name_key(name), customer, product: name_key(product), subscription }
    }

    /// Which of two rows stands first in this order.
    pub fn compare(&self, other: &Self, sort: Sort) -> Ordering {
        let name = || self.name.cmp(&other.name).then(self.customer.cmp(&other.customer));
        let product = || self.product.cmp(&other.product);
        let up = match sort {
            Sort::Customer | Sort::CustomerDesc => name().then_with(product),
            Sort::Product | Sort::ProductDesc => product().then_with(name),
        };
        let up = up.then(self.subscription.cmp(&other.subscription));
        if descending(sort) { up.reverse() } else { up }
    }

    /// The parts of the key, for a cursor.
    pub fn parts(&self) -> [&[u8]; 4] {
        [self.name.as_bytes(), self.customer.bytes(), self.product.as_bytes(), self.subscription.bytes()]
    }

    /// The key of these parts.
    pub fn from_parts(parts: Vec<Vec<u8>>) -> Result<Self, StoreError> {
        let [name, customer, product, subscription] =
            <[Vec<u8>; 4]>::try_from(parts).map_err(|_| StoreError::Cursor)?;
        Ok(Self {
            name: text(name)?,
            customer: CustomerId::from_bytes(guid(customer)?),
            product: text(product)?,
            subscription: SubscriptionId::from_bytes(guid(subscription)?),
        })
    }
}

/// Does this order go from the end?
pub const fn descending(sort: Sort) -> bool {
    matches!(sort, Sort::CustomerDesc | Sort::ProductDesc)
}

/// Where a customer stands among customers: name, then id.
pub fn customer_from_parts(parts: Vec<Vec<u8>>) -> Result<(String, CustomerId), StoreError> {
    let [name, id] = <[Vec<u8>; 2]>::try_from(parts).map_err(|_| StoreError::Cursor)?;
    Ok((text(name)?, CustomerId::from_bytes(guid(id)?)))
}

fn text(bytes: Vec<u8>) -> Result<String, StoreError> {
    String::from_utf8(bytes).map_err(|_| StoreError::Cursor)
}

fn guid(bytes: Vec<u8>) -> Result<[u8; 16], StoreError> {
    bytes.try_into().map_err(|_| StoreError::Cursor)
}
