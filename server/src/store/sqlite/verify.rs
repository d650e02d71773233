//! Walks a tenant's whole chain again: every entry, every link.

use rusqlite::{Connection, params};
use shared::audit::{Link, Recorded};
use shared::id::TenantId;

use super::SqliteStore;
use super::changes::body;
use super::columns::{Columns, all};
use super::commit::link;
use crate::store::Read;

/// What was found for every tenant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// One a tenant that has entries, in the order of the ids.
    pub tenants: Vec<Checked>,
}

impl Report {
    /// Is every chain whole?
    pub fn is_whole(&self) -> bool {
        self.tenants.iter().all(|tenant| tenant.broken.is_none())
    }
}

/// One tenant's chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Checked {
    /// Whose it is.
    pub tenant: TenantId,
    /// How many links hold.
    pub links: u64,
    /// How many entries they hold.
    pub entries: u64,
    /// The first fault; nothing after it was looked at.
    pub broken: Option<Broken>,
}

/// Where a chain does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broken {
    /// The link of this number is missing, or does not follow the one before it with these entries.
    Link(u64),
    /// This entry's columns say something else than the bytes under the chain.
    Entry(u64),
    /// Entries from here on are in no link.
    Unlinked(u64),
}

impl std::fmt::Display for Broken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Link(number) => write!(f, "link {number} does not hold: it or an entry of it was changed or removed"),
            Self::Entry(seq) => write!(f, "entry {seq} was changed"),
            Self::Unlinked(seq) => {
                write!(f, "entry {seq} is in no link: it was added, or the end of the chain removed")
            }
        }
    }
}

impl SqliteStore {
    /// Checks the chain of this tenant, or of every one. Reads everything; writes nothing.
    pub async fn verify_audit(&self, tenant: Option<TenantId>) -> Read<Report> {
        self.scan(move |db| {
            let tenants = match tenant {
                Some(tenant) => vec![tenant],
                None => tenants(db)?,
            };
            let tenants = tenants.into_iter().map(|tenant| check(db, tenant)).collect::<Read<_>>()?;
            Ok(Report { tenants })
        })
        .await
    }
}

fn tenants(db: &Connection) -> Read<Vec<TenantId>> {
    const NEXT: &str = "SELECT tenant FROM entry WHERE tenant > $1 ORDER BY tenant LIMIT 1";
    let (mut found, mut after) = (Vec::new(), Vec::new());
    while let Some(next) =
        super::columns::first(db, NEXT, params![after], |row| Columns::new(row, "entry").id(TenantId::from_bytes))?
    {
        after = next.bytes().to_vec();
        found.push(next);
    }
    Ok(found)
}

fn check(db: &Connection, tenant: TenantId) -> Read<Checked> {
    const LINKS: &str = "SELECT number, made, first, last, digest, hash FROM link WHERE tenant = $1 ORDER BY number";
    const AFTER: &str = "SELECT seq FROM entry WHERE tenant = $1 AND seq > $2 ORDER BY seq LIMIT 1";
    let mut checked = Checked { tenant, links: 0, entries: 0, broken: None };
    let mut statement = db.prepare_cached(LINKS)?;
    let mut rows = statement.query(params![tenant.bytes()])?;
    let mut previous: Option<Link> = None;
    while let Some(row) = rows.next()? {
        let link = link(row)?;
        checked.broken = check_link(db, tenant, previous.as_ref(), &link)?;
        if checked.broken.is_some() {
            return Ok(checked);
        }
        checked.links += 1;
        checked.entries += link.last - link.first + 1;
        previous = Some(link);
    }
    let last = previous.map_or(0, |link| link.last);
    let unlinked = super::columns::first(db, AFTER, params![tenant.bytes(), last], |row| Ok(row.get::<_, u64>(0)?))?;
    checked.broken = unlinked.map(Broken::Unlinked);
    Ok(checked)
}

fn check_link(db: &Connection, tenant: TenantId, previous: Option<&Link>, link: &Link) -> Read<Option<Broken>> {
    const ENTRIES: &str = "SELECT seq, body, at, actor, action, customer, subscription, contact_before, \
        contact_after, refused, prev FROM entry WHERE tenant = $1 AND seq >= $2 AND seq <= $3 ORDER BY seq";
    let entries = all(db, ENTRIES, params![tenant.bytes(), link.first, link.last], |row| {
        let bytes = row.get_ref(1)?.as_blob().unwrap_or_default().to_vec();
        Ok((row.get::<_, u64>(0)?, bytes, body(row, 1).ok().as_ref().is_some_and(|entry| says_the_same(row, entry))))
    })?;
    let holds = link.verify(
        previous,
        tenant,
        entries.iter().map(|(_, bytes, _)| bytes.as_slice()),
        u64::try_from(entries.len()).unwrap_or_default(),
    );
    if !holds {
        return Ok(Some(Broken::Link(link.number)));
    }
    Ok(entries.iter().find(|(.., same)| !same).map(|(seq, ..)| Broken::Entry(*seq)))
}

/// Do the columns by which entries are found agree with the entry?
fn says_the_same(row: &rusqlite::Row<'_>, recorded: &Recorded) -> bool {
    let entry = &recorded.entry;
    let columns = Columns::new(row, "entry");
    let bytes = |id: Option<&[u8; 16]>| id.copied();
    let same = || -> Read<bool> {
        let seq: u64 = columns.get()?;
        let _bytes: Vec<u8> = columns.get()?;
        Ok(seq == recorded.seq
            && columns.time()? == entry.at
            && columns.get::<[u8; 16]>()? == *entry.actor.bytes()
            && columns.get::<String>()? == entry.action.code()
            && columns.get::<Option<[u8; 16]>>()? == bytes(entry.customer.as_ref().map(shared::id::CustomerId::bytes))
            && columns.get::<Option<[u8; 16]>>()?
                == bytes(entry.subscription.as_ref().map(shared::id::SubscriptionId::bytes))
            && columns.get::<Option<[u8; 16]>>()? == bytes(entry.before.as_ref().map(TenantId::bytes))
            && columns.get::<Option<[u8; 16]>>()? == bytes(entry.after.as_ref().map(TenantId::bytes))
            && columns.get::<bool>()? == entry.refused.is_some()
            && columns.get::<Option<u64>>()? == recorded.prev)
    };
    same().unwrap_or(false)
}
