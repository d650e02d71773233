//! Customers in pages of any size, as Partner Center's clients ask for them.

use shared::api::query::Place;
use shared::customer::Customer;
use shared::id::CustomerId;
use shared::page::{Limit, Page};

use crate::app::App;
use crate::service::{Failure, Part};
pub use crate::store::CustomerFind as Find;
use crate::store::Store;

/// The most items of one answer; whoever asks for more, or for all, goes on with the token.
pub const MOST_ITEMS: usize = 1_000;

/// The most reads for one answer. A search may stop early and find little each time.
pub(super) const MOST_READS: usize = 25;

/// The place of the next read, so that the answer never has more than `size` items.
pub(super) fn place(size: usize, have: usize, cursor: Option<String>) -> Place {
    let rows = size.saturating_sub(have).clamp(1, usize::from(Limit::MOST));
    let limit = u16::try_from(rows).ok().and_then(|rows| Limit::new(rows).ok()).unwrap_or_default();
    Place { limit, cursor }
}

/// Up to `size` customers by name, archived ones left out.
pub async fn list<S: Store>(
    app: &App<S>,
    part: &Part,
    find: &Find,
    size: usize,
    mut cursor: Option<String>,
) -> Result<Page<Customer>, Failure> {
    let mut items = Vec::new();
    for _ in 0..MOST_READS {
        let page = app.store.customers(&part.scope, find, &place(size, items.len(), cursor)).await?;
        items.extend(page.items.into_iter().map(|read| read.customer));
        cursor = page.next;
        if cursor.is_none() || items.len() >= size {
            break;
        }
    }
    Ok(Page { items, next: cursor })
}

/// One customer, archived or not.
pub async fn one<S: Store>(app: &App<S>, part: &Part, id: CustomerId) -> Result<Customer, Failure> {
    let read = app.store.customer(&part.scope, id).await?;
    read.map(|read| read.customer).ok_or_else(Failure::not_found)
}
