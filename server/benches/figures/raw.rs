//! The limit of every write: SQLite alone, durable, writing what one assignment writes (a contact with its index, an
//! entry, a link) in transactions of fifty.

use std::path::Path;
use std::time::{Duration, Instant};

use rusqlite::{Connection, params};

const GROUP: u32 = 50;
const CONTACTS: u32 = 100_000;
/// As long as an entry of one assignment is.
const ENTRY: [u8; 420] = [b'e'; 420];

/// Assignments a second, in a fresh database beside the one under measurement.
pub fn rows_a_second(beside: &Path, time: Duration) -> f64 {
    let path = beside.join("raw.db");
    let mut connection = make(&path);
    let (start, mut done) = (Instant::now(), 0_u32);
    while start.elapsed() < time {
        group(&mut connection, done).expect("the group is written");
        done += GROUP;
    }
    let rate = f64::from(done) / start.elapsed().as_secs_f64();
    drop(connection);
    for ending in ["", "-wal", "-shm"] {
        // The two companions are gone after a clean close.
        let _ = std::fs::remove_file(path.with_extension(format!("db{ending}")));
    }
    rate
}

fn make(path: &Path) -> Connection {
    let mut connection = Connection::open(path).expect("the database is made");
    connection
        .execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
             CREATE TABLE contact (tenant BLOB, subscription BLOB, partner BLOB, key TEXT, version INTEGER, at INTEGER,
                 PRIMARY KEY (tenant, subscription)) WITHOUT ROWID;
             CREATE INDEX contact_partner ON contact (tenant, partner, key, subscription);
             CREATE TABLE entry (tenant BLOB, seq INTEGER, body BLOB, PRIMARY KEY (tenant, seq)) WITHOUT ROWID;
             CREATE TABLE link (tenant BLOB, number INTEGER, digest BLOB, hash BLOB, PRIMARY KEY (tenant, number)) WITHOUT ROWID;",
        )
        .expect("the tables are made");
    let fill = connection.transaction().expect("a transaction");
    for number in 0..CONTACTS {
        let key = format!("customer {number:06}");
        fill.prepare_cached("INSERT INTO contact VALUES ($1, $2, $3, $4, 1, 0)")
            .and_then(|mut put| put.execute(params![[1_u8; 16], id(number), [2_u8; 16], key]))
            .expect("a contact is put");
    }
    fill.commit().expect("the contacts are kept");
    connection
}

/// Spread over the table, as requests are.
fn id(number: u32) -> [u8; 16] {
    let mixed = u64::from(number).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let mut id = [0; 16];
    id[..8].copy_from_slice(&mixed.to_be_bytes());
    id
}

fn group(connection: &mut Connection, done: u32) -> rusqlite::Result<()> {
    let group = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    for seq in done..done + GROUP {
        let partner = [2 + u8::from((seq / CONTACTS).is_multiple_of(2)); 16];
        group
            .prepare_cached("UPDATE contact SET partner = $1, version = version + 1, at = $2 WHERE tenant = $3 AND subscription = $4")?
            .execute(params![partner, seq, [1_u8; 16], id(seq % CONTACTS)])?;
        group.prepare_cached("INSERT INTO entry VALUES ($1, $2, $3)")?.execute(params![[1_u8; 16], seq, ENTRY])?;
        group
            .prepare_cached("INSERT INTO link VALUES ($1, $2, $3, $4)")?
            .execute(params![[1_u8; 16], seq, [3_u8; 32], [4_u8; 32]])?;
    }
    group.commit()
}
