//! The activity log, and the history of one subscription.

use rusqlite::{Connection, Row, params};
use shared::api::query::{ActivityQuery, Place};
use shared::audit::{Action, Recorded};
use shared::id::{CustomerId, PersonId, SubscriptionId, TenantId};
use shared::page::Page;
use shared::time::Timestamp;

use super::columns::{Columns, first};
use crate::ctx::Scope;
use crate::store::cursor::{About, CursorKey};
use crate::store::{MOST_SCANNED, Read, StoreError, activity};

/// Entries, newest first.
pub(super) fn changes(
    db: &Connection,
    cursors: &CursorKey,
    scope: &Scope,
    query: &ActivityQuery,
    place: &Place,
) -> Read<Page<Recorded>> {
    let about = About::new(scope, "changes", &query.to_pairs());
    let before = activity::before(cursors, &about, place)?;
    let mut page = Gather { scope, query, limit: place.limit.rows(), items: Vec::new(), scanned: 0 };
    let next = match query.subscription {
        Some(id) => history(db, &mut page, id, before)?,
        None => log(db, &mut page, before)?,
    };
    Ok(Page { items: page.items, next: next.map(|seq| cursors.seal(&about, [&seq.to_be_bytes()])) })
}

struct Gather<'a> {
    scope: &'a Scope,
    query: &'a ActivityQuery,
    limit: usize,
    items: Vec<Recorded>,
    scanned: usize,
}

impl Gather<'_> {
    /// Looks at an entry. Some: the page is done; the place after which the next one goes on.
    fn add(&mut self, row: &Row<'_>) -> Read<Option<u64>> {
        self.scanned += 1;
        let seq = row.get::<_, u64>(0)?;
        if self.may_hold(row)? {
            let entry = body(row, 9)?;
            let asked = activity::sees(self.scope.bound(), &entry.entry) && activity::holds(self.query, &entry.entry);
            if asked && self.items.len() == self.limit {
                return Ok(self.items.last().map(|last| last.seq));
            }
            self.items.extend(asked.then_some(entry));
        }
        Ok((self.scanned >= MOST_SCANNED).then_some(seq))
    }

    /// As far as the columns tell; it spares reading most bodies.
    fn may_hold(&self, row: &Row<'_>) -> Read<bool> {
        let (columns, query) = (Columns::new(row, "entry"), self.query);
        let _seq: u64 = columns.get()?;
        let at: Timestamp = columns.time()?;
        let actor = columns.id(PersonId::from_bytes)?;
        let action: Action = columns.text()?;
        let customer = columns.maybe_id(CustomerId::from_bytes)?;
        Ok(query.from.is_none_or(|from| at >= from)
            && query.to.is_none_or(|to| at < to)
            && query.actor.is_none_or(|asked| asked == actor)
            && (query.action.is_empty() || query.action.contains(&action))
            && query.customer.is_none_or(|asked| customer == Some(asked)))
    }
}

/// The entry in its canonical bytes.
pub(super) fn body(row: &Row<'_>, at: usize) -> Read<Recorded> {
    let wrong = |what: String| StoreError::Inconsistent { table: "entry", what };
    let bytes = row.get_ref(at)?.as_blob().map_err(|error| wrong(error.to_string()))?;
    serde_json::from_slice(bytes).map_err(|error| wrong(error.to_string()))
}

macro_rules! entry_columns {
    () => {
        "seq, at, actor, action, customer, subscription, contact_before, contact_after, prev, body"
    };
}

/// Down the whole log.
fn log(db: &Connection, page: &mut Gather<'_>, before: u64) -> Read<Option<u64>> {
    const SQL: &str =
        concat!("SELECT ", entry_columns!(), " FROM entry WHERE tenant = $1 AND seq < $2 ORDER BY seq DESC");
    let mut statement = db.prepare_cached(SQL)?;
    let mut rows = statement.query(params![page.scope.tenant().bytes(), before])?;
    while let Some(row) = rows.next()? {
        if let Some(next) = page.add(row)? {
            return Ok(Some(next));
        }
    }
    Ok(None)
}

/// From entry to the entry before it about the same subscription.
fn history(db: &Connection, page: &mut Gather<'_>, id: SubscriptionId, before: u64) -> Read<Option<u64>> {
    const LAST: &str = "SELECT last_entry FROM subscription WHERE tenant = $1 AND id = $2";
    const AT: &str = concat!("SELECT ", entry_columns!(), " FROM entry WHERE tenant = $1 AND seq = $2");
    let tenant: TenantId = page.scope.tenant();
    let last = first(db, LAST, params![tenant.bytes(), id.bytes()], |row| Ok(row.get::<_, Option<u64>>(0)?))?;
    // Entries about a subscription that never was here have no way from one to the other.
    let Some(mut at) = last else { return log(db, page, before) };
    if at.is_some_and(|last| before <= last) {
        // The cursor's own entry knows the one before it.
        at = Some(before);
    }
    while let Some(seq) = at {
        let step = first(db, AT, params![tenant.bytes(), seq], |row| {
            let next = if seq < before { page.add(row)? } else { None };
            Ok((row.get::<_, Option<u64>>(8)?, next))
        })?;
        let Some((prev, next)) = step else { break };
        if next.is_some() {
            return Ok(next);
        }
        at = prev;
    }
    Ok(None)
}
