//! Which customer and which subscriptions somebody means: by id, or by what the provider calls them (D14).
//!
//! A reference must match letter by letter and one row only. What is foreign, unknown or outside the scope is not found,
//! in one answer.

use shared::api::query::Place;
use shared::customer::Customer;
use shared::id::{CustomerId, SubscriptionId};
use shared::page::Limit;
use shared::reason::Code;
use shared::text::Name;

use super::Failure;
use crate::app::App;
use crate::ctx::Scope;
use crate::store::read::Row;
use crate::store::{CustomerFind, Store};

/// So many pages of customers are looked through for one reference.
const MOST_PAGES: usize = 50;

/// The customer with this id.
pub async fn customer<S: Store>(app: &App<S>, scope: &Scope, id: CustomerId) -> Result<Customer, Failure> {
    let found = app.store.customer(scope, id).await?;
    found.map(|read| read.customer).ok_or_else(Failure::not_found)
}

/// The one customer with this reference. Archived ones are not looked at.
pub async fn customer_called<S: Store>(app: &App<S>, scope: &Scope, reference: &Name) -> Result<Customer, Failure> {
    let find = CustomerFind::Text(reference.as_str().to_owned());
    let mut place = Place { limit: Limit::new(Limit::MOST).unwrap_or_default(), cursor: None };
    let mut found = None;
    for _ in 0..MOST_PAGES {
        let page = app.store.customers(scope, &find, &place).await?;
        for read in page.items {
            if !read.customer.references.iter().any(|known| known.value == *reference) {
                continue;
            }
            if found.replace(read.customer).is_some() {
                return Err(Code::Ambiguous.into());
            }
        }
        place.cursor = page.next;
        if place.cursor.is_none() {
            return found.ok_or_else(Failure::not_found);
        }
    }
    // More share its first letters than are looked through: it cannot be said that it is the only one.
    Err(Code::Ambiguous.into())
}

/// The one of these subscriptions with this id.
pub fn subscription(rows: &[Row], id: SubscriptionId) -> Result<SubscriptionId, Failure> {
    rows.iter().map(|row| row.subscription.id).find(|known| *known == id).ok_or_else(Failure::not_found)
}

/// The one of these subscriptions with this nickname; ended ones count only where no live one has it.
pub fn subscription_called(rows: &[Row], reference: &Name) -> Result<SubscriptionId, Failure> {
    let called: Vec<_> = rows.iter().filter(|row| row.subscription.nickname.as_ref() == Some(reference)).collect();
    let live: Vec<_> = called.iter().copied().filter(|row| !row.ended()).collect();
    match (if live.is_empty() { &called } else { &live }).as_slice() {
        [] => Err(Failure::not_found()),
        [row] => Ok(row.subscription.id),
        _ => Err(Code::Ambiguous.into()),
    }
}
