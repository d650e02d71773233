//! Customers that stand in two long lists at once.
//!
//! The first list is walked a window at a time, each customer looked up in the second one. When a whole window has none,
//! the walk leaps to where the second list goes on: names that begin with one of the words lie together there.

use rusqlite::{Connection, params};
use shared::id::{CustomerId, TenantId};

use super::columns::{Columns, first};
use super::edge::Way;
use super::roll::{Listed, Place};
use crate::store::Read;

/// How many customers are looked at by one statement.
const WINDOW: usize = 64;

/// A place in both lists: what comes behind this name and these bytes of an id.
pub(super) type Edge = (String, Vec<u8>);

/// What one step found.
pub(super) struct Step {
    pub(super) customers: Vec<Listed>,
    /// How many were looked at, and the last of these when there were enough.
    pub(super) looked: usize,
    pub(super) last: Option<Place>,
    /// Where it goes on; none at the end of a list.
    pub(super) next: Option<Edge>,
}

macro_rules! window {
    ($compare:literal, $order:literal) => {
        concat!(
            "SELECT name_key, customer, max(length(source)) > 0, EXISTS (SELECT 1 FROM term AS o WHERE o.tenant = $1 \
             AND o.term = $2 AND o.name_key = t.name_key AND o.customer = t.customer) FROM term AS t \
             WHERE tenant = $1 AND term = $3 AND (name_key, customer) ",
            $compare,
            " ($4, $5) GROUP BY name_key, customer ORDER BY ",
            $order,
            " LIMIT $6"
        )
    };
}

macro_rules! leap {
    ($compare:literal, $order:literal) => {
        concat!(
            "SELECT name_key, customer FROM term WHERE tenant = $1 AND term = $2 AND (name_key, customer) ",
            $compare,
            " ($3, $4) ORDER BY ",
            $order,
            " LIMIT 1"
        )
    };
}

const fn statements(way: Way) -> (&'static str, &'static str) {
    match way {
        Way::Up => (window!(">", "name_key, customer"), leap!(">", "name_key, customer")),
        Way::Down => (window!("<", "name_key DESC, customer DESC"), leap!("<", "name_key DESC, customer DESC")),
    }
}

/// Every statement, for the test that looks at their plans.
#[cfg(test)]
pub(super) fn every_step() -> Vec<&'static str> {
    [Way::Up, Way::Down].into_iter().map(statements).flat_map(|(window, leap)| [window, leap]).collect()
}

/// The next customers of both lists.
pub(super) fn step(db: &Connection, tenant: TenantId, way: Way, terms: (&str, &str), after: &Edge) -> Read<Step> {
    let (owner, (sql, leap)) = (tenant.bytes(), statements(way));
    let mut statement = db.prepare_cached(sql)?;
    let mut rows = statement.query(params![owner, terms.1, terms.0, after.0, after.1, WINDOW])?;
    let mut step = Step { customers: Vec::new(), looked: 0, last: None, next: None };
    while let Some(row) = rows.next()? {
        step.looked += 1;
        let stands: bool = row.get(3)?;
        if !stands && step.looked < WINDOW {
            continue;
        }
        let columns = Columns::new(row, "term");
        let place: Place = (columns.get()?, columns.id(CustomerId::from_bytes)?);
        if step.looked == WINDOW {
            step.next = Some((place.0.clone(), place.1.bytes().to_vec()));
            step.last = Some(place.clone());
        }
        if stands {
            step.customers.push(Listed { place, by_nickname: columns.get()? });
        }
    }
    if step.customers.is_empty()
        && let Some((name, id)) = step.next.take()
    {
        let found = first(db, leap, params![owner, terms.1, name, id], |row| {
            let columns = Columns::new(row, "term");
            Ok((columns.get()?, columns.id(CustomerId::from_bytes)?))
        })?;
        step.next = found.map(|(name, id)| (name, just_before(way, id)));
    }
    Ok(step)
}

/// What stands before this id and behind every one before it but perhaps the next.
fn just_before(way: Way, id: CustomerId) -> Vec<u8> {
    let mut bytes = id.bytes().to_vec();
    match way {
        Way::Up => bytes.truncate(15),
        Way::Down => bytes.push(0),
    }
    bytes
}
