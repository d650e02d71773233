//! The store of a data directory: one SQLite file.

use std::path::Path;

use super::trouble::{Outcome, Trouble};
use crate::store::sqlite::{self, FILE, Options, SqliteStore};

/// The store that commands work on.
pub type Kept = SqliteStore;

/// Makes it.
pub fn make(data: &Path) -> Outcome<Kept> {
    Ok(SqliteStore::open(data, Options { create: true, ..Options::default() })?)
}

/// Opens it, and brings it to the schema of this program.
pub fn open(data: &Path) -> Outcome<Kept> {
    Ok(SqliteStore::open(data, Options { create: false, ..Options::default() })?)
}

/// Brings it to the schema of this program; how many steps that took.
pub fn migrate(data: &Path) -> Outcome<usize> {
    Ok(sqlite::migrate_database(data)?)
}

/// Is it there?
pub fn is_there(data: &Path) -> bool {
    data.join(FILE).exists()
}

/// Copies it while others use it.
pub fn backup(from: &Path, to: &Path) -> Outcome {
    sqlite::backup(from, to)?;
    Ok(())
}

/// Copies it from a backup.
pub fn restore(from: &Path, to: &Path) -> Outcome {
    sqlite::restore(from, to)?;
    Ok(())
}

/// Takes away what an interrupted beginning left.
pub fn clear(data: &Path) -> Outcome {
    for suffix in ["", "-wal", "-shm"] {
        let file = data.join(format!("{FILE}{suffix}"));
        match std::fs::remove_file(&file) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(Trouble::file(&file, error)),
            _ => {}
        }
    }
    Ok(())
}
