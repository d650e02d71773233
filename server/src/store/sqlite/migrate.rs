//! The schema, step by step. A step that was applied may never be edited; the database remembers the hash of each.

use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};
use sha2::{Digest, Sha256};

use crate::store::{Read, StoreError};

/// One step: its file's name and its text.
pub(super) struct Step {
    pub(super) name: &'static str,
    pub(super) sql: &'static str,
}

macro_rules! steps {
    ($($name:literal)+) => {
        &[$(Step { name: $name, sql: include_str!(concat!("../../../migrations/sqlite/", $name, ".sql")) }),+]
    };
}

/// All steps, in order. Add at the end; never change what stands.
pub(super) const STEPS: &[Step] = steps![
    "0001_setting" "0002_provider" "0003_partner" "0004_partner_by_name" "0005_partner_party" "0006_customer"
    "0007_customer_by_name" "0008_customer_party" "0009_subscription" "0010_subscription_by_id"
    "0011_subscription_by_product" "0012_subscription_by_contact" "0013_subscription_by_parent" "0014_reach"
    "0015_reach_by_partner" "0016_profile" "0017_person" "0018_persona" "0019_account" "0020_session" "0021_entry"
    "0022_link" "0023_made" "0024_term" "0025_word" "0026_product" "0027_session_by_end" "0028_plan" "0029_plan_of_subscription" "0030_plan_read"
    "0031_portal" "0032_portal_by_id" "0033_portal_live" "0034_portal_origin" "0035_embed_token"
    "0036_embed_token_by_end"
];

/// "SWBD": by it the file is known as ours.
const APPLICATION: i32 = 0x5357_4244;

const LEDGER: &str =
    "CREATE TABLE IF NOT EXISTS migration (name TEXT NOT NULL PRIMARY KEY, hash BLOB NOT NULL) WITHOUT ROWID";

fn hash(sql: &str) -> [u8; 32] {
    // A checkout may have other line ends.
    Sha256::digest(sql.replace("\r\n", "\n").as_bytes()).into()
}

/// How many steps were applied; refuses a database that is not ours, newer than this program, or with a step that was
/// edited.
pub(super) fn applied(db: &Connection) -> Read<usize> {
    let application: i32 = db.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    let objects: i64 = db.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if objects == 0 {
        return Ok(0);
    }
    if application != APPLICATION {
        return Err(StoreError::Failed("the file is a database of another program; name another directory".to_owned()));
    }
    let mut statement = db.prepare("SELECT name, hash FROM migration ORDER BY name")?;
    let rows = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, [u8; 32]>(1)?)))?;
    let mut count = 0;
    for row in rows {
        let (name, found) = row?;
        let Some(step) = STEPS.get(count) else {
            return Err(StoreError::Failed(format!(
                "the database was made by a newer version ({name}); start that version, or restore an older backup"
            )));
        };
        if step.name != name || hash(step.sql) != found {
            return Err(StoreError::Failed(format!(
                "the database's step {name} is not this program's {}; use the version that made it",
                step.name
            )));
        }
        count += 1;
    }
    Ok(count)
}

/// Applies what is missing, each step in a transaction of its own; says how many.
pub(super) fn migrate(db: &mut Connection) -> Read<usize> {
    let mut done = 0;
    if applied(db)? == 0 {
        begin_ledger(db)?;
    }
    while one_step(db)? {
        done += 1;
    }
    Ok(done)
}

fn begin_ledger(db: &mut Connection) -> Read<()> {
    let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    transaction.execute_batch(LEDGER)?;
    transaction.pragma_update(None, "application_id", APPLICATION)?;
    Ok(transaction.commit()?)
}

/// Two programs may start at once: which step is next is looked up under the write lock.
fn one_step(db: &mut Connection) -> Read<bool> {
    if applied(db)? == STEPS.len() {
        return Ok(false);
    }
    let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let Some(step) = STEPS.get(applied(&transaction)?) else { return Ok(false) };
    transaction.execute_batch(step.sql)?;
    transaction.execute("INSERT INTO migration (name, hash) VALUES ($1, $2)", params![step.name, hash(step.sql)])?;
    transaction.commit()?;
    Ok(true)
}

/// The secret under the cursors, made with the database.
pub(super) fn secret(db: &Connection) -> Read<Option<[u8; 32]>> {
    Ok(db.query_row("SELECT value FROM setting WHERE name = 'cursor'", [], |row| row.get(0)).optional()?)
}

/// Makes the secret if there is none yet.
pub(super) fn make_secret(db: &Connection) -> Read<()> {
    db.execute("INSERT INTO setting (name, value) VALUES ('cursor', randomblob(32)) ON CONFLICT DO NOTHING", [])?;
    Ok(())
}
