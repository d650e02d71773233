//! Copies of the whole database, as of one moment, while the server works.

use std::path::{Path, PathBuf};

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use super::migrate::applied;
use super::open::{file_in, reader};
use crate::store::{Read, StoreError};

/// Writes a copy of the database of a directory to a new file, and checks it.
pub fn backup(from: impl AsRef<Path>, to: impl AsRef<Path>) -> Read<PathBuf> {
    let (from, to) = (file_in(from.as_ref()), to.as_ref());
    let to = if to.is_dir() { to.join(super::FILE) } else { to.to_owned() };
    if !from.exists() {
        return Err(failed(format!("there is no database {}", from.display())));
    }
    let source = reader(&from)?;
    applied(&source)?;
    copy(&source, &to)?;
    Ok(to)
}

/// Puts a backup in the place of a directory's database, which must not have one.
pub fn restore(from: impl AsRef<Path>, to: impl AsRef<Path>) -> Read<PathBuf> {
    let (from, to) = (from.as_ref(), to.as_ref());
    let from = if from.is_dir() { from.join(super::FILE) } else { from.to_owned() };
    if !from.exists() {
        return Err(failed(format!("there is no backup {}", from.display())));
    }
    let to = to.join(super::FILE);
    if let Some(directory) = to.parent() {
        std::fs::create_dir_all(directory)
            .map_err(|error| failed(format!("the directory {} cannot be made: {error}", directory.display())))?;
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let source = Connection::open_with_flags(&from, flags)?;
    if applied(&source)? == 0 {
        return Err(failed(format!("{} is no backup of Switchboard", from.display())));
    }
    copy(&source, &to)?;
    Ok(to)
}

fn failed(what: String) -> StoreError {
    StoreError::Failed(what)
}

/// Copies to a file beside the new one, checks it, makes it durable, and only then gives it its name.
fn copy(source: &Connection, to: &Path) -> Read<()> {
    if to.exists() {
        return Err(failed(format!("{} is there already; move it away first", to.display())));
    }
    let part = to.with_extension("part");
    let _old = std::fs::remove_file(&part);
    let copied = fill(source, &part).and_then(|()| finish(&part, to));
    if copied.is_err() {
        let _rest = std::fs::remove_file(&part);
    }
    copied
}

fn fill(source: &Connection, part: &Path) -> Read<()> {
    let mut copy = Connection::open(part)?;
    let done = Backup::new(source, &mut copy)?.step(-1)?;
    if done != StepResult::Done {
        return Err(StoreError::Unavailable("the database is being written by another program; try again".to_owned()));
    }
    // One file, without a log beside it.
    let _mode: String = copy.query_row("PRAGMA journal_mode = DELETE", [], |row| row.get(0))?;
    let health: String = copy.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if health == "ok" { Ok(()) } else { Err(failed(format!("the copy is damaged: {health}"))) }
}

fn finish(part: &Path, to: &Path) -> Read<()> {
    let io = |error: std::io::Error| failed(format!("{} cannot be written: {error}", to.display()));
    std::fs::File::open(part).and_then(|file| file.sync_all()).map_err(io)?;
    std::fs::rename(part, to).map_err(io)?;
    #[cfg(unix)]
    if let Some(directory) = to.parent() {
        std::fs::File::open(directory).and_then(|directory| directory.sync_all()).map_err(io)?;
    }
    Ok(())
}
