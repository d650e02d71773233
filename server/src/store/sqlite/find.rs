//! The worklist, and how its rows divide.

use rusqlite::Connection;
use shared::api::query::{Place, WorklistQuery};
use shared::page::Page;
use shared::time::Timestamp;

use super::look::Look;
use super::plan::Plan;
use super::record::{Held, provider_of};
use super::roll::Roll;
use super::stream::{Item, Stream, stands};
use super::walk::{Path, Route};
use crate::ctx::Scope;
use crate::store::cursor::{About, CursorKey};
use crate::store::facets::Tally;
use crate::store::order::RowKey;
use crate::store::read::{FacetCounts, Row};
use crate::store::search::{Filter, sees};
use crate::store::{MOST_SCANNED, Read};

/// The rows of more contacts than that are fetched one by one, when they are needed.
const FEW_CONTACTS: usize = 2;

/// All rows of a plan in order, each once, up to so many.
struct Merged {
    streams: Vec<Stream>,
    route: Route,
    last: Option<RowKey>,
    scanned: usize,
}

/// What comes next.
enum Next {
    Row(Box<Held>),
    /// Nothing more.
    End,
    /// It was enough for once; here to go on.
    Stop(RowKey),
}

impl Merged {
    fn of(plan: Plan, after: Option<&RowKey>, most: usize) -> Self {
        let few = plan.contacts.len() <= FEW_CONTACTS;
        // Of many contacts few rows each will be needed.
        let batch = (most / plan.contacts.len().max(1)).max(1);
        let contacts = plan.contacts.into_iter().map(|(partner, within)| match within {
            None if few => Stream::of_path(Path::Contact(partner), after.cloned(), batch),
            within => Stream::of_keys(partner, within, after.cloned(), batch),
        });
        let each = (most / plan.paths.len().max(1)).max(8);
        let paths = plan.paths.into_iter().map(|path| Stream::of_path(path, after.cloned(), each));
        let rolls = plan.rolls.into_iter().map(|path| Stream::of_roll(path, after.cloned(), most));
        let streams = contacts.chain(paths).chain(rolls).collect();
        Self { streams, route: plan.route, last: None, scanned: 0 }
    }

    fn next(&mut self, look: &mut Look<'_>) -> Read<Next> {
        loop {
            if let Some(last) = self.last.as_ref().filter(|_| self.scanned >= MOST_SCANNED) {
                return Ok(Next::Stop(last.clone()));
            }
            for stream in &mut self.streams {
                stream.prepare(look, &self.route)?;
            }
            // A list that has looked at enough for once may have a row behind that place.
            let stalled = self.streams.iter().find_map(|stream| stream.stalled.as_ref());
            let beyond = |key: &RowKey| stalled.is_some_and(|at| key.compare(at, self.route.sort).is_gt());
            let Some(at) = self.first().filter(|(_, key)| !beyond(key)).map(|(at, _)| at) else {
                return Ok(stalled.cloned().map_or(Next::End, Next::Stop));
            };
            let Some(stream) = self.streams.get_mut(at) else { return Ok(Next::End) };
            let Some(item) = stream.take() else { return Ok(Next::End) };
            self.scanned += 1;
            if self.last.as_ref() == Some(item.key()) {
                continue;
            }
            self.last = Some(item.key().clone());
            if let Some(held) = row(look, &self.route, stream.within(), item)? {
                return Ok(Next::Row(held));
            }
        }
    }

    /// The stream whose row comes next.
    fn first(&self) -> Option<(usize, &RowKey)> {
        let fronts = self.streams.iter().enumerate().filter_map(|(at, stream)| Some((at, stream.front()?.key())));
        fronts.min_by(|(_, a), (_, b)| a.compare(b, self.route.sort))
    }
}

/// The row itself, unless its customer does not stand where it must.
fn row(look: &Look<'_>, route: &Route, within: Option<&Roll>, item: Item) -> Read<Option<Box<Held>>> {
    match item {
        Item::Row(held) => Ok(Some(held)),
        Item::Key(key) => {
            let place = (key.name.clone(), key.customer);
            if let Some(roll) = within
                && !stands(look, route, roll, &place)?
            {
                return Ok(None);
            }
            Ok(route.at(look.db, &key)?.map(Box::new))
        }
    }
}

/// Can the row be asked for, as far as its own columns tell?
fn may_hold(filter: &Filter<'_>, held: &Held) -> bool {
    let (query, subscription) = (filter.query, &held.subscription);
    let Some(contact) = &held.contact else { return false };
    sees(filter.bound, subscription.customer, contact.partner)
        && query.customer.is_none_or(|customer| customer == subscription.customer)
}

/// Does the row fail one of the fields that its own columns tell?
fn fails_fields(filter: &Filter<'_>, held: &Held) -> bool {
    let (query, subscription) = (filter.query, &held.subscription);
    let Some(contact) = &held.contact else { return true };
    !query.contact.is_empty() && !query.contact.contains(&contact.partner)
        || !query.channel.is_empty() && !query.channel.contains(&subscription.channel)
        || !query.commerce.is_empty() && !query.commerce.contains(&subscription.commerce)
        || !query.status.is_empty() && !query.status.contains(&subscription.status)
        || !query.provenance.is_empty() && !query.provenance.contains(&contact.provenance)
}

/// A page of the worklist.
pub(super) fn find(
    db: &Connection,
    cursors: &CursorKey,
    scope: &Scope,
    query: &WorklistQuery,
    place: &Place,
    now: Timestamp,
) -> Read<Page<Row>> {
    let about = About::new(scope, "rows", &query.to_pairs());
    let after = place.cursor.as_ref().map(|cursor| RowKey::from_parts(cursors.open(&about, cursor)?)).transpose()?;
    let Some(provider) = provider_of(db, scope.tenant())? else { return Ok(Page { items: Vec::new(), next: None }) };
    let filter = Filter::new(query, scope.bound(), &provider, now);
    let plan = Plan::of(db, scope, query, filter.search.as_ref())?;
    let limit = place.limit.rows();
    let mut rows = Merged::of(plan, after.as_ref(), limit + 1);
    let mut look = Look::new(db, scope.tenant(), filter.search.as_ref());
    let (mut items, mut last) = (Vec::with_capacity(limit), None);
    let next = loop {
        let held = match rows.next(&mut look)? {
            Next::Row(held) => *held,
            Next::End => break None,
            Next::Stop(key) => break Some(key),
        };
        if !may_hold(&filter, &held) || fails_fields(&filter, &held) {
            continue;
        }
        let Some(row) = look.row(held)?.filter(|row| holds(&filter, row)) else { continue };
        if items.len() == limit {
            break last;
        }
        items.push(row);
        if items.len() == limit {
            last.clone_from(&rows.last);
        }
    };
    Ok(Page { items, next: next.map(|key| cursors.seal(&about, key.parts())) })
}

/// The look has already searched.
fn holds(filter: &Filter<'_>, row: &Row) -> bool {
    filter.is_within(row) && filter.fields(row).iter().all(|holds| *holds)
}

/// How the rows of a question divide.
pub(super) fn facets(db: &Connection, scope: &Scope, query: &WorklistQuery, now: Timestamp) -> Read<FacetCounts> {
    let Some(provider) = provider_of(db, scope.tenant())? else { return Ok(Tally::default().counts(false)) };
    let filter = Filter::new(query, scope.bound(), &provider, now);
    // Each list leaves its own field out, so none of the fields may narrow the rows down here.
    let WorklistQuery { q, life, customer, .. } = query.clone();
    let base = WorklistQuery { q, life, customer, ..WorklistQuery::default() };
    let plan = Plan::of(db, scope, &base, filter.search.as_ref())?;
    count(db, scope, &filter, plan)
}

fn count(db: &Connection, scope: &Scope, filter: &Filter<'_>, plan: Plan) -> Read<FacetCounts> {
    let mut rows = Merged::of(plan, None, MOST_SCANNED);
    let mut look = Look::new(db, scope.tenant(), filter.search.as_ref());
    let mut tally = Tally::default();
    loop {
        let held = match rows.next(&mut look)? {
            Next::Row(held) => *held,
            Next::End => return Ok(tally.counts(false)),
            Next::Stop(_) => return Ok(tally.counts(true)),
        };
        if !may_hold(filter, &held) {
            continue;
        }
        if let Some(row) = look.row(held)?.filter(|row| filter.is_within(row)) {
            tally.add(&row, filter);
        }
    }
}
