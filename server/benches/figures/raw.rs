//! The limit of every write: SQLite alone, durable, writing what one assignment writes, in transactions of fifty.
//!
//! The same rows: a contact and its place in its partner's list, an entry with its columns, a link, and the commit's id.
//! The same scale: as many contacts as the measured database has, keys as long as ours, as many different contacts
//! written as the server is asked to write, spread over the whole table in the same way. The same settings of the
//! connection. What it leaves out is all that the server does besides: HTTP, tokens, reading the facts, deciding,
//! guards, versions, JSON, hashes, and one answer for each.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rusqlite::{Connection, params};

const GROUP: u32 = 50;
const TENANT: [u8; 16] = [1; 16];
/// As long as an entry of one assignment is.
const ENTRY: [u8; 420] = [b'e'; 420];

/// A database that holds contacts and nothing else.
pub struct Raw {
    connection: Connection,
    path: PathBuf,
    contacts: u32,
    /// Every so many contacts one is written.
    stride: u32,
    done: u32,
}

impl Raw {
    /// Makes one of so many contacts, of which `written` are written over and over.
    pub fn make(beside: &Path, contacts: usize, written: usize) -> Self {
        let path = beside.join("raw.db");
        let contacts = u32::try_from(contacts).expect("a number of rows");
        let stride = contacts / u32::try_from(written).expect("a number of rows");
        let mut connection = Connection::open(&path).expect("the database is made");
        fill(&mut connection, contacts).expect("the contacts are kept");
        Self { connection, path, contacts, stride, done: 0 }
    }

    /// Assignments a second.
    pub fn rows_a_second(&mut self, time: Duration) -> f64 {
        let (start, before) = (Instant::now(), self.done);
        while start.elapsed() < time {
            self.group().expect("the group is written");
        }
        f64::from(self.done - before) / start.elapsed().as_secs_f64()
    }

    /// Takes the files away.
    pub fn remove(self) {
        drop(self.connection);
        for ending in ["", "-wal", "-shm"] {
            // The two companions are gone after a clean close.
            let _ = std::fs::remove_file(self.path.with_extension(format!("db{ending}")));
        }
    }

    fn group(&mut self) -> rusqlite::Result<()> {
        const UPDATE: &str =
            "UPDATE contact SET partner = $1, since = $2, reviewed = $2, version = version + 1, last = $3
            WHERE tenant = $4 AND subscription = $5";
        const ENTER: &str = "INSERT INTO entry VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
        const LINK: &str = "INSERT INTO link VALUES ($1, $2, $3, $2, $2, $4, $4)";
        const MADE: &str = "INSERT INTO made VALUES ($1, $2, $3)";
        let written = self.contacts / self.stride;
        let group = self.connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        for seq in self.done..self.done + GROUP {
            let (before, after): (u8, u8) = if (seq / written).is_multiple_of(2) { (2, 3) } else { (3, 2) };
            let (before, after) = ([before; 16], [after; 16]);
            let (subscription, commit) = (id(seq % written * self.stride), time_ordered(seq));
            let run = |sql, values: &[&dyn rusqlite::ToSql]| group.prepare_cached(sql)?.execute(values);
            run(UPDATE, params![after, seq, seq, TENANT, subscription])?;
            let customer = id(seq);
            run(
                ENTER,
                params![TENANT, seq, seq, TENANT, "contact_assigned", customer, subscription, before, after, ENTRY],
            )?;
            run(LINK, params![TENANT, seq, commit, [4_u8; 32]])?;
            run(MADE, params![TENANT, commit, [0_u8; 9]])?;
        }
        group.commit()?;
        self.done += GROUP;
        Ok(())
    }
}

fn fill(connection: &mut Connection, contacts: u32) -> rusqlite::Result<()> {
    connection.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -32768; PRAGMA wal_autocheckpoint = 16000;
         CREATE TABLE contact (tenant BLOB, subscription BLOB, customer BLOB, name TEXT, product TEXT, partner BLOB,
             provenance TEXT, since INTEGER, reviewed INTEGER, version INTEGER, last INTEGER,
             PRIMARY KEY (tenant, subscription)) WITHOUT ROWID;
         CREATE TABLE entry (tenant BLOB, seq INTEGER, at INTEGER, actor BLOB, action TEXT, customer BLOB,
             subscription BLOB, before BLOB, after BLOB, body BLOB, PRIMARY KEY (tenant, seq)) WITHOUT ROWID;
         CREATE TABLE link (tenant BLOB, number INTEGER, made BLOB, first INTEGER, last INTEGER, digest BLOB, hash BLOB,
             PRIMARY KEY (tenant, number)) WITHOUT ROWID;
         CREATE TABLE made (tenant BLOB, id BLOB, verdicts BLOB, PRIMARY KEY (tenant, id)) WITHOUT ROWID;",
    )?;
    let fill = connection.transaction()?;
    for number in 0..contacts {
        let (name, product) = (format!("amber company number {number:08}"), "microsoft 365 business standard");
        fill.prepare_cached("INSERT INTO contact VALUES ($1, $2, $3, $4, $5, $6, 'manual', 0, 0, 1, 0)")?
            .execute(params![TENANT, id(number), id(number), name, product, [2_u8; 16]])?;
    }
    fill.commit()?;
    connection.execute_batch(
        "CREATE INDEX contact_partner ON contact (tenant, partner, name, customer, product, subscription)",
    )
}

/// Spread over the table, as requests are.
fn id(number: u32) -> [u8; 16] {
    let mixed = u64::from(number).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let mut id = [0; 16];
    id[..8].copy_from_slice(&mixed.to_be_bytes());
    id
}

/// Later ones stand behind earlier ones.
fn time_ordered(number: u32) -> [u8; 16] {
    let mut id = [9; 16];
    id[..4].copy_from_slice(&number.to_be_bytes());
    id
}
