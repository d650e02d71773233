//! One commit within a transaction.

use std::collections::BTreeMap;

use rusqlite::{Connection, params};
use shared::audit::{Entry, Hash, Link, Recorded};
use shared::id::{CommitId, TenantId};
use shared::version::Version;

use super::columns::{Columns, first, run};
use super::put::Target;
use crate::ctx::Scope;
use crate::store::{Change, Commit, Guard, Outcome, Read, StoreError, Verdict};

/// The heads of the chains that this transaction has written to.
#[derive(Default)]
pub(super) struct Heads(BTreeMap<TenantId, Option<Link>>);

/// Compares, puts, records, and links. Everything or, on an error, nothing of it may be kept.
pub(super) fn apply(db: &Connection, heads: &mut Heads, scope: &Scope, commit: &Commit) -> Read<Outcome> {
    commit.check(scope)?;
    let tenant = scope.tenant();
    if let Some(verdicts) = made(db, tenant, commit.id)? {
        return Ok(Outcome::Done(verdicts));
    }
    for guard in &commit.guards {
        if !holds(db, tenant, guard)? {
            return Ok(Outcome::Guarded);
        }
    }
    let mut chain = Chain::at(db, heads, tenant)?;
    let verdicts = commit.changes.iter().map(|change| chain.change(change)).collect::<Read<Vec<_>>>()?;
    let link = chain.link(commit.id)?;
    if let Some(link) = link {
        heads.0.insert(tenant, Some(link));
    }
    note(db, tenant, commit.id, &verdicts)?;
    Ok(Outcome::Done(verdicts))
}

fn holds(db: &Connection, tenant: TenantId, guard: &Guard) -> Read<bool> {
    const PARTNER: &str = "SELECT version FROM partner WHERE tenant = $1 AND id = $2";
    const REACH: &str = "SELECT version FROM reach WHERE tenant = $1 AND customer = $2 AND partner = $3";
    const CUSTOMER: &str = "SELECT version FROM customer WHERE tenant = $1 AND id = $2";
    const SUBSCRIPTION: &str = "SELECT version FROM subscription WHERE tenant = $1 AND id = $2";
    const CONTACT: &str = "SELECT contact_version FROM subscription WHERE tenant = $1 AND id = $2";
    let version = |row: &rusqlite::Row<'_>| Ok(row.get::<_, u32>(0)?);
    let owner = tenant.bytes();
    let (now, seen) = match guard {
        Guard::Partner(id, seen) => (first(db, PARTNER, params![owner, id.bytes()], version)?, seen),
        Guard::Reach(customer, partner, seen) => {
            (first(db, REACH, params![owner, customer.bytes(), partner.bytes()], version)?, seen)
        }
        Guard::Customer(id, seen) => (first(db, CUSTOMER, params![owner, id.bytes()], version)?, seen),
        Guard::Subscription(id, seen) => (first(db, SUBSCRIPTION, params![owner, id.bytes()], version)?, seen),
        Guard::Contact(id, seen) => (first(db, CONTACT, params![owner, id.bytes()], version)?, seen),
    };
    Ok(now.map_or(Version::NONE, Version::new) == *seen)
}

/// The end of a tenant's chain while a commit is added.
struct Chain<'a> {
    db: &'a Connection,
    tenant: TenantId,
    head: Option<Link>,
    written: Vec<Vec<u8>>,
}

impl<'a> Chain<'a> {
    fn at(db: &'a Connection, heads: &Heads, tenant: TenantId) -> Read<Self> {
        let head = match heads.0.get(&tenant) {
            Some(head) => *head,
            None => last_link(db, tenant)?,
        };
        Ok(Self { db, tenant, head, written: Vec::new() })
    }

    fn change(&mut self, change: &Change) -> Read<Verdict> {
        let target = Target { db: self.db, tenant: self.tenant, expect: change.expect, version: change.expect.next() };
        if !target.put(&change.put)? {
            return Ok(Verdict::Conflict);
        }
        change.entry.as_ref().map(|entry| self.record(entry)).transpose().map(Verdict::Put)
    }

    fn record(&mut self, entry: &Entry) -> Read<u64> {
        const LAST: &str = "SELECT last_entry FROM subscription WHERE tenant = $1 AND id = $2";
        const NOTE: &str = "UPDATE subscription SET last_entry = $1 WHERE tenant = $2 AND id = $3";
        const SQL: &str = "INSERT INTO entry (tenant, seq, at, actor, action, customer, subscription, contact_before, \
            contact_after, refused, prev, body) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
        let (db, tenant) = (self.db, self.tenant.bytes());
        let seq = self.head.map_or(0, |link| link.last) + self.written.len() as u64 + 1;
        let mut prev = None;
        if let Some(id) = &entry.subscription {
            let last = first(db, LAST, params![tenant, id.bytes()], |row| Ok(row.get::<_, Option<u64>>(0)?))?;
            if let Some(last) = last {
                prev = last;
                run(db, NOTE, params![seq, tenant, id.bytes()])?;
            }
        }
        let body = Recorded { seq, prev, entry: entry.clone() }.canonical();
        let customer = entry.customer.as_ref().map(shared::id::CustomerId::bytes);
        let subscription = entry.subscription.as_ref().map(shared::id::SubscriptionId::bytes);
        let (before, after) = (entry.before.as_ref().map(TenantId::bytes), entry.after.as_ref().map(TenantId::bytes));
        run(
            db,
            SQL,
            params![
                tenant,
                seq,
                entry.at.micros(),
                entry.actor.bytes(),
                entry.action.code(),
                customer,
                subscription,
                before,
                after,
                entry.refused.is_some(),
                prev,
                body
            ],
        )?;
        self.written.push(body);
        Ok(seq)
    }

    /// Adds the commit's link, when it wrote entries.
    fn link(&self, id: CommitId) -> Read<Option<Link>> {
        const SQL: &str = "INSERT INTO link (tenant, number, made, first, last, digest, hash) \
            VALUES ($1, $2, $3, $4, $5, $6, $7)";
        if self.written.is_empty() {
            return Ok(None);
        }
        let entries = self.written.iter().map(Vec::as_slice);
        let link = Link::after(self.head.as_ref(), self.tenant, id, entries, self.written.len() as u64);
        run(
            self.db,
            SQL,
            params![
                self.tenant.bytes(),
                link.number,
                link.commit.bytes(),
                link.first,
                link.last,
                link.digest,
                link.hash
            ],
        )?;
        Ok(Some(link))
    }
}

fn last_link(db: &Connection, tenant: TenantId) -> Read<Option<Link>> {
    const SQL: &str =
        "SELECT number, made, first, last, digest, hash FROM link WHERE tenant = $1 ORDER BY number DESC LIMIT 1";
    first(db, SQL, params![tenant.bytes()], link)
}

/// A link's row.
pub(super) fn link(row: &rusqlite::Row<'_>) -> Read<Link> {
    let columns = Columns::new(row, "link");
    Ok(Link {
        number: columns.get()?,
        commit: columns.id(CommitId::from_bytes)?,
        first: columns.get()?,
        last: columns.get()?,
        digest: columns.get::<Hash>()?,
        hash: columns.get::<Hash>()?,
    })
}

/// What became of a commit that was made before.
pub(super) fn made(db: &Connection, tenant: TenantId, id: CommitId) -> Read<Option<Vec<Verdict>>> {
    const SQL: &str = "SELECT verdicts FROM made WHERE tenant = $1 AND id = $2";
    first(db, SQL, params![tenant.bytes(), id.bytes()], |row| from_bytes(row.get_ref(0)?.as_blob().unwrap_or_default()))
}

fn note(db: &Connection, tenant: TenantId, id: CommitId, verdicts: &[Verdict]) -> Read<()> {
    const SQL: &str = "INSERT INTO made (tenant, id, verdicts) VALUES ($1, $2, $3)";
    run(db, SQL, params![tenant.bytes(), id.bytes(), to_bytes(verdicts)])?;
    Ok(())
}

/// One byte a change: 0 a conflict, 1 put, 2 put with an entry. Before them the place of the first entry.
fn to_bytes(verdicts: &[Verdict]) -> Vec<u8> {
    let first = verdicts.iter().find_map(|verdict| if let Verdict::Put(seq) = verdict { *seq } else { None });
    let mut bytes = first.unwrap_or_default().to_be_bytes().to_vec();
    bytes.extend(verdicts.iter().map(|verdict| match verdict {
        Verdict::Conflict => 0,
        Verdict::Put(None) => 1,
        Verdict::Put(Some(_)) => 2,
    }));
    bytes
}

fn from_bytes(bytes: &[u8]) -> Read<Vec<Verdict>> {
    let wrong = || StoreError::Inconsistent { table: "made", what: "verdicts cannot be read".to_owned() };
    let (first, kinds) = bytes.split_first_chunk::<8>().ok_or_else(wrong)?;
    let mut seq = u64::from_be_bytes(*first);
    let verdict = |kind: &u8| match kind {
        0 => Ok(Verdict::Conflict),
        1 => Ok(Verdict::Put(None)),
        2 => {
            seq += 1;
            Ok(Verdict::Put(Some(seq - 1)))
        }
        _ => Err(wrong()),
    };
    kinds.iter().map(verdict).collect()
}
