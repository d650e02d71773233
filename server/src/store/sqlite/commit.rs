//! One commit within a transaction.

use rusqlite::{Connection, params};
use shared::audit::{Entry, Hash, Link, Recorded};
use shared::contact::SupportContact;
use shared::id::{CommitId, TenantId};
use shared::version::Version;

use super::columns::{Columns, first, run};
use super::known::{Known, Seat};
use super::put::Target;
use super::put_contact;
use crate::ctx::Scope;
use crate::store::{Change, Commit, Outcome, Put, Read, StoreError, Verdict};

/// Compares, puts, records, and links. Everything or, on an error, nothing of it may be kept.
pub(super) fn apply(db: &Connection, known: &mut Known, scope: &Scope, commit: &Commit) -> Read<Outcome> {
    commit.check(scope)?;
    let tenant = scope.tenant();
    if let Some(verdicts) = made(db, tenant, commit.id)? {
        return Ok(Outcome::Done(verdicts));
    }
    for guard in &commit.guards {
        if !known.holds(db, tenant, guard)? {
            return Ok(Outcome::Guarded);
        }
    }
    let head = known.head(db, tenant)?;
    let mut chain = Chain { db, known, tenant, head, written: Vec::new() };
    let verdicts = commit.changes.iter().map(|change| chain.change(change)).collect::<Read<Vec<_>>>()?;
    chain.link(commit.id)?;
    note(db, tenant, commit.id, &verdicts)?;
    Ok(Outcome::Done(verdicts))
}

/// The end of a tenant's chain while a commit is added.
struct Chain<'a> {
    db: &'a Connection,
    known: &'a mut Known,
    tenant: TenantId,
    head: Option<Link>,
    written: Vec<Vec<u8>>,
}

impl Chain<'_> {
    fn change(&mut self, change: &Change) -> Read<Verdict> {
        if let (Put::Contact(contact), Some(entry)) = (&change.put, &change.entry)
            && entry.subscription == Some(contact.subscription)
        {
            return self.contact(contact, change.expect, entry);
        }
        let target = Target { db: self.db, tenant: self.tenant, expect: change.expect, version: change.expect.next() };
        let put = target.put(&change.put)?;
        if !matches!(change.put, Put::Nothing | Put::Session(_) | Put::NoSession(_) | Put::EmbedToken(..)) {
            self.known.forget_rows();
        }
        match &change.entry {
            _ if !put => Ok(Verdict::Conflict),
            None => Ok(Verdict::Put(None)),
            Some(entry) => {
                let prev = self.note(entry)?;
                self.record(entry, prev).map(Some).map(Verdict::Put)
            }
        }
    }

    /// A contact with its own entry, which is noted in the same row: what everything is made for.
    fn contact(&mut self, contact: &SupportContact, expect: Version, entry: &Entry) -> Read<Verdict> {
        let (db, tenant, id) = (self.db, self.tenant, contact.subscription);
        let seat = self.known.seat(db, tenant, id)?.filter(|seat| seat.contact == expect);
        let Some(seat) = seat else { return Ok(Verdict::Conflict) };
        if self.known.partner(db, tenant, contact.partner)? == Version::NONE {
            return Ok(Verdict::Conflict);
        }
        let (last, version) = (Some(self.next_seq()), expect.next());
        put_contact::write(&Target { db, tenant, expect, version }, contact, last)?;
        self.known.set_seat(tenant, id, Seat { contact: version, last, ..seat });
        self.record(entry, seat.last).map(Some).map(Verdict::Put)
    }

    fn next_seq(&self) -> u64 {
        self.head.map_or(0, |link| link.last) + self.written.len() as u64 + 1
    }

    /// Makes the next entry the newest about its subscription; the one that was before it.
    fn note(&mut self, entry: &Entry) -> Read<Option<u64>> {
        const NOTE: &str = "UPDATE subscription SET last_entry = $1 WHERE tenant = $2 AND id = $3";
        let (db, tenant, seq) = (self.db, self.tenant, self.next_seq());
        let Some(id) = entry.subscription else { return Ok(None) };
        let Some(seat) = self.known.seat(db, tenant, id)? else { return Ok(None) };
        run(db, NOTE, params![seq, tenant.bytes(), id.bytes()])?;
        self.known.set_seat(tenant, id, Seat { last: Some(seq), ..seat });
        Ok(seat.last)
    }

    fn record(&mut self, entry: &Entry, prev: Option<u64>) -> Read<u64> {
        const SQL: &str = "INSERT INTO entry (tenant, seq, at, actor, action, customer, subscription, contact_before, \
            contact_after, refused, prev, body) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
        let (db, tenant) = (self.db, self.tenant.bytes());
        let seq = self.next_seq();
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
    fn link(&mut self, id: CommitId) -> Read<()> {
        const SQL: &str = "INSERT INTO link (tenant, number, made, first, last, digest, hash) \
            VALUES ($1, $2, $3, $4, $5, $6, $7)";
        if self.written.is_empty() {
            return Ok(());
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
        self.known.set_head(self.tenant, link);
        Ok(())
    }
}

/// The end of a tenant's chain.
pub(super) fn last_link(db: &Connection, tenant: TenantId) -> Read<Option<Link>> {
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

/// Forgets some of the commits that were made a day before this one, more than a commit adds, so that their number stays
/// that of a day. Ids that do not begin with their time tell nothing.
pub(super) fn forget_made(db: &Connection, tenant: TenantId, id: CommitId) -> Read<()> {
    const DAY: u64 = 24 * 60 * 60 * 1_000;
    const SQL: &str = "DELETE FROM made WHERE tenant = $1 AND id IN \
        (SELECT id FROM made WHERE tenant = $1 AND id < $2 ORDER BY id LIMIT 512)";
    let mut bytes = *id.bytes();
    if bytes[6] >> 4 != 7 || bytes[8] >> 6 != 2 {
        return Ok(());
    }
    let (time, rest) = bytes.split_at_mut(6);
    let millis = time.iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte)).saturating_sub(DAY);
    time.copy_from_slice(millis.to_be_bytes().get(2..).unwrap_or_default());
    rest.fill(0);
    run(db, SQL, params![tenant.bytes(), bytes])?;
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
