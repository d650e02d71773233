//! The rows of one path or of listed customers, in order, a batch at a time.

use std::collections::VecDeque;

use rusqlite::{Connection, params};

use super::columns::first;
use super::plan::RollPath;
use super::record::{Held, customer_of};
use super::roll::{Listed, Place, Roll};
use super::walk::{Path, Route};
use crate::store::order::RowKey;
use crate::store::search::{begins, of_customer};
use crate::store::{MOST_SCANNED, Read};

/// The most rows of one batch.
const MOST: usize = 256;

/// Rows in the order of the question.
pub(super) struct Stream {
    from: From,
    ready: VecDeque<Held>,
    /// The last row that was fetched.
    after: Option<RowKey>,
    ended: bool,
    batch: usize,
    /// Everything up to here was looked at without finding a row, and it was enough for once.
    pub(super) stalled: Option<RowKey>,
}

enum From {
    Path(Path),
    Roll(Box<Rolling>),
}

/// Customer after customer.
struct Rolling {
    path: RollPath,
    customers: VecDeque<Listed>,
    /// The last that was listed, the last that was visited, and the one whose rows come next.
    last: Option<Place>,
    seen: Option<Place>,
    now: Option<Place>,
    ended: bool,
    visited: usize,
}

impl Stream {
    pub(super) fn of_path(path: Path, after: Option<RowKey>, batch: usize) -> Self {
        Self::new(From::Path(path), after, batch)
    }

    pub(super) fn of_roll(path: RollPath, after: Option<RowKey>, batch: usize) -> Self {
        // The customer of the cursor may have more rows: it comes first again.
        let now = after.as_ref().map(|key| (key.name.clone(), key.customer));
        let last = now.clone();
        let customers = now.into_iter().map(|place| Listed { place, by_nickname: true }).collect();
        let rolling = Rolling { path, customers, last, seen: None, now: None, ended: false, visited: 0 };
        Self::new(From::Roll(Box::new(rolling)), after, batch)
    }

    fn new(from: From, after: Option<RowKey>, batch: usize) -> Self {
        Self { from, ready: VecDeque::new(), after, ended: false, batch: batch.clamp(1, MOST), stalled: None }
    }

    /// The next row, without taking it.
    pub(super) fn peek(&mut self, db: &Connection, route: &Route) -> Read<Option<&Held>> {
        while self.ready.is_empty() && !self.ended && self.stalled.is_none() {
            self.fill(db, route)?;
        }
        Ok(self.ready.front())
    }

    /// Takes the next row.
    pub(super) fn take(&mut self) -> Option<Held> {
        self.ready.pop_front()
    }

    fn fill(&mut self, db: &Connection, route: &Route) -> Read<()> {
        let batch = self.batch;
        self.batch = (batch * 2).min(MOST);
        let found = match &mut self.from {
            From::Path(path) => {
                let found = route.next(db, path, self.after.as_ref(), batch)?;
                self.ended = found.len() < batch || matches!(path, Path::One(_));
                found
            }
            From::Roll(rolling) => {
                let found = rolling.next(db, route, self.after.as_ref(), batch)?;
                self.ended = rolling.ended && rolling.now.is_none();
                if found.is_empty() && rolling.visited >= MOST_SCANNED {
                    let behind = |(name, id): &Place| route.way().behind(name.clone(), *id);
                    self.stalled = rolling.seen.as_ref().map(behind);
                }
                found
            }
        };
        if let Some(last) = found.last() {
            self.after = Some(last.key.clone());
        }
        self.ready.extend(found);
        Ok(())
    }
}

impl Rolling {
    /// The rows of the next customers, until there are enough.
    fn next(&mut self, db: &Connection, route: &Route, after: Option<&RowKey>, batch: usize) -> Read<Vec<Held>> {
        let mut found: Vec<Held> = Vec::new();
        while found.len() < batch && (self.now.is_some() || self.visited < MOST_SCANNED) {
            let Some(place) = self.customer(db, route)? else { break };
            let path = Path::Customer(place.0, place.1);
            let wanted = batch - found.len();
            let last = found.last().map(|held| held.key.clone());
            let rows = route.next(db, &path, last.as_ref().or(after), wanted)?;
            if rows.len() < wanted {
                self.now = None;
            }
            found.extend(rows);
        }
        Ok(found)
    }

    /// The customer whose rows come next.
    fn customer(&mut self, db: &Connection, route: &Route) -> Read<Option<Place>> {
        while self.now.is_none() {
            if self.customers.is_empty() {
                self.list_more(db, route)?;
            }
            let Some(listed) = self.customers.front() else { return Ok(None) };
            self.visited += 1;
            let wanted = self.wants(db, route, listed)?;
            self.seen = self.customers.pop_front().map(|listed| listed.place);
            self.now = self.seen.clone().filter(|_| wanted);
        }
        Ok(self.now.clone())
    }

    fn list_more(&mut self, db: &Connection, route: &Route) -> Read<()> {
        const BATCH: usize = 64;
        if self.ended {
            return Ok(());
        }
        let more = self.path.roll.next(db, route.tenant, route.way(), self.last.as_ref(), BATCH)?;
        self.ended = more.len() < BATCH;
        self.last = more.last().map(|listed| listed.place.clone()).or(self.last.take());
        self.customers.extend(more);
        Ok(())
    }

    /// Has the customer the word, and does it stand in the other lists?
    fn wants(&self, db: &Connection, route: &Route, listed: &Listed) -> Read<bool> {
        const STANDS: &str =
            "SELECT 1 FROM term WHERE tenant = $1 AND term = $2 AND name_key = $3 AND customer = $4 LIMIT 1";
        let (name, id) = &listed.place;
        for other in &self.path.others {
            let stands = match other {
                Roll::Few(places) => places.binary_search(&listed.place).is_ok(),
                Roll::Term(term, _) => {
                    first(db, STANDS, params![route.tenant.bytes(), term, name, id.bytes()], |_| Ok(()))?.is_some()
                }
                _ => true,
            };
            if !stands {
                return Ok(false);
            }
        }
        let (Some(word), Roll::Term(..), false) = (&self.path.word, &self.path.roll, listed.by_nickname) else {
            return Ok(true);
        };
        let customer = customer_of(db, route.tenant, *id)?;
        Ok(customer.is_some_and(|named| begins(&of_customer(&named.customer), word)))
    }
}
