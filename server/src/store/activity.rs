//! Which entries of the activity log a question is about.

use shared::api::query::{ActivityQuery, Place};
use shared::audit::Entry;

use super::StoreError;
use super::cursor::{About, CursorKey};
use crate::ctx::Bound;

/// Is the entry asked for?
pub fn holds(query: &ActivityQuery, entry: &Entry) -> bool {
    query.actor.is_none_or(|actor| entry.actor == actor)
        && query.customer.is_none_or(|customer| entry.customer == Some(customer))
        && query.subscription.is_none_or(|subscription| entry.subscription == Some(subscription))
        && (query.action.is_empty() || query.action.contains(&entry.action))
        && query.refused.is_none_or(|refused| entry.refused.is_some() == refused)
        && query.from.is_none_or(|from| entry.at >= from)
        && query.to.is_none_or(|to| entry.at < to)
}

/// May the entry be seen? A customer sees what is about it; a partner what made it the contact, or no longer.
pub fn sees(bound: Bound, entry: &Entry) -> bool {
    match bound {
        Bound::All => true,
        Bound::Customer(id) | Bound::Portal(id) => entry.customer == Some(id),
        Bound::Contact(id) => entry.before == Some(id) || entry.after == Some(id),
    }
}

/// The entry before which a page begins: the cursor's, or beyond the last.
pub fn before(cursors: &CursorKey, about: &About, place: &Place) -> Result<u64, StoreError> {
    let Some(cursor) = &place.cursor else { return Ok(i64::MAX.unsigned_abs()) };
    let parts = cursors.open(about, cursor)?;
    let [seq] = <[Vec<u8>; 1]>::try_from(parts).map_err(|_| StoreError::Cursor)?;
    seq.try_into().map(u64::from_be_bytes).map_err(|_| StoreError::Cursor)
}
