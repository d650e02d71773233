//! The rows of one path or of listed customers, in order, a batch at a time.

use std::collections::VecDeque;
use std::rc::Rc;

use rusqlite::params;
use shared::id::TenantId;

use super::columns::first;
use super::look::Look;
use super::pair::{Edge, step};
use super::plan::RollPath;
use super::record::Held;
use super::roll::{Listed, Place, Roll};
use super::walk::{Path, Route};
use crate::store::order::RowKey;
use crate::store::search::begins;
use crate::store::{MOST_SCANNED, Read};

/// The most rows of one batch.
const MOST: usize = 256;

/// A row, or where it stands while it is not sure that it is needed.
pub(super) enum Item {
    Row(Box<Held>),
    Key(RowKey),
}

impl Item {
    pub(super) fn key(&self) -> &RowKey {
        match self {
            Self::Row(held) => &held.key,
            Self::Key(key) => key,
        }
    }
}

/// Rows in the order of the question.
pub(super) struct Stream {
    from: From,
    ready: VecDeque<Item>,
    /// The last row that was fetched.
    after: Option<RowKey>,
    ended: bool,
    batch: usize,
    /// Everything up to here was looked at without finding a row, and it was enough for once.
    pub(super) stalled: Option<RowKey>,
}

enum From {
    Path(Path),
    /// A contact's rows, their places only, and where their customers must stand.
    Keys(TenantId, Option<Rc<Roll>>),
    Roll(Box<Rolling>),
}

/// Customer after customer.
struct Rolling {
    path: RollPath,
    customers: VecDeque<Listed>,
    /// The last that was listed, the last that was visited, and the one whose rows come next.
    last: Option<Place>,
    seen: Option<Place>,
    /// Where a list of two terms goes on.
    edge: Option<Edge>,
    now: Option<Place>,
    ended: bool,
    visited: usize,
}

impl Stream {
    pub(super) fn of_path(path: Path, after: Option<RowKey>, batch: usize) -> Self {
        Self::new(From::Path(path), after, batch)
    }

    pub(super) fn of_keys(partner: TenantId, within: Option<Rc<Roll>>, after: Option<RowKey>, batch: usize) -> Self {
        Self::new(From::Keys(partner, within), after, batch)
    }

    /// Where the customers of its rows must stand.
    pub(super) fn within(&self) -> Option<&Roll> {
        if let From::Keys(_, within) = &self.from { within.as_deref() } else { None }
    }

    pub(super) fn of_roll(path: RollPath, after: Option<RowKey>, batch: usize) -> Self {
        // The customer of the cursor may have more rows: it comes first again.
        let now = after.as_ref().map(|key| (key.name.clone(), key.customer));
        let last = now.clone();
        let customers = now.into_iter().map(|place| Listed { place, by_nickname: true }).collect();
        let rolling = Rolling { path, customers, last, seen: None, edge: None, now: None, ended: false, visited: 0 };
        Self::new(From::Roll(Box::new(rolling)), after, batch)
    }

    fn new(from: From, after: Option<RowKey>, batch: usize) -> Self {
        Self { from, ready: VecDeque::new(), after, ended: false, batch: batch.clamp(1, MOST), stalled: None }
    }

    /// Has the next row ready, when there is one.
    pub(super) fn prepare(&mut self, look: &mut Look<'_>, route: &Route) -> Read<()> {
        while self.ready.is_empty() && !self.ended && self.stalled.is_none() {
            self.fill(look, route)?;
        }
        Ok(())
    }

    /// The next row, when it was prepared.
    pub(super) fn front(&self) -> Option<&Item> {
        self.ready.front()
    }

    /// Takes the next row.
    pub(super) fn take(&mut self) -> Option<Item> {
        self.ready.pop_front()
    }

    fn fill(&mut self, look: &mut Look<'_>, route: &Route) -> Read<()> {
        let batch = self.batch;
        self.batch = (batch * 2).min(MOST);
        let rows = |found: Vec<Held>| found.into_iter().map(|held| Item::Row(Box::new(held))).collect::<Vec<_>>();
        let found = match &mut self.from {
            From::Path(path) => {
                let found = route.next(look.db, path, self.after.as_ref(), batch)?;
                self.ended = found.len() < batch || matches!(path, Path::One(_));
                rows(found)
            }
            From::Keys(partner, _) => {
                let found = route.keys(look.db, *partner, self.after.as_ref(), batch)?;
                self.ended = found.len() < batch;
                found.into_iter().map(Item::Key).collect()
            }
            From::Roll(rolling) => {
                let found = rolling.next(look, route, self.after.as_ref(), batch)?;
                self.ended = rolling.ended && rolling.now.is_none();
                if found.is_empty() && rolling.visited >= MOST_SCANNED {
                    let behind = |(name, id): &Place| route.way().behind(name.clone(), *id);
                    self.stalled = rolling.seen.as_ref().map(behind);
                }
                rows(found)
            }
        };
        if let Some(last) = found.last() {
            self.after = Some(last.key().clone());
        }
        self.ready.extend(found);
        Ok(())
    }
}

impl Rolling {
    /// The rows of the next customers, until there are enough.
    fn next(&mut self, look: &mut Look<'_>, route: &Route, after: Option<&RowKey>, batch: usize) -> Read<Vec<Held>> {
        let mut found: Vec<Held> = Vec::new();
        while found.len() < batch && (self.now.is_some() || self.visited < MOST_SCANNED) {
            let Some(place) = self.customer(look, route)? else { break };
            let path = Path::Customer(place.0, place.1);
            let wanted = batch - found.len();
            let last = found.last().map(|held| &held.key);
            let rows = route.next(look.db, &path, last.or(after), wanted)?;
            if rows.len() < wanted {
                self.now = None;
            }
            found.extend(rows);
        }
        Ok(found)
    }

    /// The customer whose rows come next.
    fn customer(&mut self, look: &mut Look<'_>, route: &Route) -> Read<Option<Place>> {
        while self.now.is_none() {
            while self.customers.is_empty() && !self.ended && self.visited < MOST_SCANNED {
                self.list_more(look, route)?;
            }
            let Some(listed) = self.customers.front() else { return Ok(None) };
            self.visited += 1;
            let wanted = self.wants(look, route, listed)?;
            self.seen = self.customers.pop_front().map(|listed| listed.place);
            self.now = self.seen.clone().filter(|_| wanted);
        }
        Ok(self.now.clone())
    }

    fn list_more(&mut self, look: &Look<'_>, route: &Route) -> Read<()> {
        const BATCH: usize = 64;
        if let Roll::Term(term, Some(other)) = &self.path.roll {
            let start = || match &self.last {
                Some((name, id)) => (name.clone(), id.bytes().to_vec()),
                None => (route.way().first_name(), route.way().first_id()),
            };
            let edge = self.edge.take().unwrap_or_else(start);
            let found = step(look.db, route.tenant, route.way(), (term, other), &edge)?;
            self.visited += found.looked;
            self.ended = found.next.is_none();
            self.edge = found.next;
            if found.customers.is_empty() {
                self.seen = found.last;
            }
            self.customers.extend(found.customers);
            return Ok(());
        }
        let more = self.path.roll.next(look.db, route.tenant, route.way(), self.last.as_ref(), BATCH)?;
        self.ended = more.len() < BATCH;
        self.last = more.last().map(|listed| listed.place.clone()).or(self.last.take());
        self.customers.extend(more);
        Ok(())
    }

    /// Has the customer the word, and does it stand in the other lists?
    fn wants(&self, look: &mut Look<'_>, route: &Route, listed: &Listed) -> Read<bool> {
        for other in &self.path.others {
            if !stands(look, route, other, &listed.place)? {
                return Ok(false);
            }
        }
        let (Some(word), Roll::Term(..), false) = (&self.path.word, &self.path.roll, listed.by_nickname) else {
            return Ok(true);
        };
        Ok(look.customer(listed.place.1)?.is_some_and(|found| begins(&found.terms, word)))
    }
}

/// Does the customer stand in the list?
pub(super) fn stands(look: &Look<'_>, route: &Route, roll: &Roll, place: &Place) -> Read<bool> {
    const STANDS: &str =
        "SELECT 1 FROM term WHERE tenant = $1 AND term = $2 AND name_key = $3 AND customer = $4 LIMIT 1";
    match roll {
        Roll::Few(places) => Ok(places.binary_search(place).is_ok()),
        Roll::Term(term, _) => {
            let key = params![route.tenant.bytes(), term, place.0, place.1.bytes()];
            Ok(first(look.db, STANDS, key, |_| Ok(()))?.is_some())
        }
        _ => Ok(true),
    }
}
