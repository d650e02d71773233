//! Connections that read. Each use takes one that is free, the last used first, or opens one.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use rusqlite::Connection;

use super::kept::Kept;
use super::open::reader;
use crate::store::Read;

/// The most connections that are kept for later.
const MOST_IDLE: usize = 16;

/// A connection with what it keeps.
struct Reader {
    db: Connection,
    kept: Kept,
}

/// The free connections to one file.
pub(super) struct Readers {
    file: PathBuf,
    idle: Mutex<Vec<Reader>>,
}

impl Readers {
    pub(super) const fn new(file: PathBuf) -> Self {
        Self { file, idle: Mutex::new(Vec::new()) }
    }

    /// Reads on this thread.
    pub(super) fn read<T>(&self, look: impl FnOnce(&Connection) -> Read<T>) -> Read<T> {
        self.with(|reader| look(&reader.db))
    }

    /// Reads on this thread, everything as of one moment.
    pub(super) fn snapshot<T>(&self, look: impl FnOnce(&Connection, &mut Kept) -> Read<T>) -> Read<T> {
        self.with(|Reader { db, kept }| {
            db.prepare_cached("BEGIN")?.execute([])?;
            let found = look(db, kept);
            db.prepare_cached("COMMIT")?.execute([])?;
            found
        })
    }

    fn with<T>(&self, look: impl FnOnce(&mut Reader) -> Read<T>) -> Read<T> {
        let mut reader = match self.lock().pop() {
            Some(reader) => reader,
            None => Reader { db: reader(&self.file)?, kept: Kept::default() },
        };
        let found = look(&mut reader);
        let mut idle = self.lock();
        // One that failed is not used again: it may be in an odd state.
        if found.is_ok() && idle.len() < MOST_IDLE {
            idle.push(reader);
        }
        found
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Reader>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
