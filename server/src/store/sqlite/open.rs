//! Opening the file.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use crate::store::{Read, StoreError};

/// The name of the file in its directory.
pub const FILE: &str = "switchboard.db";

/// Older ones can corrupt a database in WAL mode (fixed in SQLite 3.51.3).
const OLDEST: i32 = 3_051_003;

/// How long a writer waits for another program's transaction.
const PATIENCE: Duration = Duration::from_secs(5);

/// How a database is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Make it when it is not there.
    pub create: bool,
    /// Bring an older one to this version's schema; else it is refused.
    pub migrate: bool,
    /// How many commits may wait; beyond that they are refused as unavailable.
    pub queue: usize,
    /// How many scans may run at once.
    pub scans: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { create: true, migrate: true, queue: 1_024, scans: 4 }
    }
}

/// The file: the path itself, or the usual file in that directory.
pub(super) fn file_in(path: &Path) -> PathBuf {
    if path.is_dir() || path.extension().is_none() { path.join(FILE) } else { path.to_owned() }
}

/// The connection that writes and checkpoints.
pub(super) fn writer(file: &Path, create: bool) -> Read<Connection> {
    check_library()?;
    if let Some(directory) = file.parent().filter(|_| create) {
        std::fs::create_dir_all(directory).map_err(|error| {
            StoreError::Failed(format!("the directory {} cannot be made: {error}", directory.display()))
        })?;
    }
    if !create && !file.exists() {
        return Err(StoreError::Failed(format!(
            "there is no database {}; see the name of the directory",
            file.display()
        )));
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let flags = if create { flags | OpenFlags::SQLITE_OPEN_CREATE } else { flags };
    let db = Connection::open_with_flags(file, flags)?;
    prepare(&db)?;
    if !db.is_readonly("main")? {
        let _mode: String = db.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
    }
    db.execute_batch("PRAGMA synchronous = FULL; PRAGMA cache_size = -32768; PRAGMA wal_autocheckpoint = 16000; PRAGMA temp_store = MEMORY")?;
    Ok(db)
}

/// A connection that reads only, and never checkpoints. It maps nothing into memory: SQLite gives the whole map back
/// whenever somebody has written.
pub(super) fn reader(file: &Path) -> Read<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(file, flags)?;
    prepare(&db)?;
    db.execute_batch(
        "PRAGMA query_only = 1; PRAGMA wal_autocheckpoint = 0; PRAGMA cache_size = -8192; PRAGMA temp_store = MEMORY",
    )?;
    Ok(db)
}

fn prepare(db: &Connection) -> Read<()> {
    db.busy_timeout(PATIENCE)?;
    db.set_prepared_statement_cache_capacity(256);
    // Plans follow from statement and schema alone. Without it SQLite prepares a statement again with every new value,
    // as soon as somebody has run ANALYZE.
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    Ok(())
}

fn check_library() -> Read<()> {
    let found = rusqlite::version_number();
    if found >= OLDEST {
        return Ok(());
    }
    let version = rusqlite::version();
    Err(StoreError::Failed(format!("SQLite {version} is too old: versions before 3.51.3 can damage a database")))
}
