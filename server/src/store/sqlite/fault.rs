//! What SQLite's errors mean, in words that say what to do.

use rusqlite::{Error, ErrorCode};

use crate::store::StoreError;

impl From<Error> for StoreError {
    fn from(error: Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Unavailable(
                "another program holds the database; it is tried again with the next request".to_owned(),
            ),
            Some(ErrorCode::DiskFull) => {
                Self::Unavailable("the disk is full; free some space, nothing acknowledged is lost".to_owned())
            }
            Some(ErrorCode::ReadOnly) => {
                Self::ReadOnly("make the data directory and its files writable for the server".to_owned())
            }
            Some(ErrorCode::SystemIoFailure) => {
                Self::Unavailable(format!("the disk does not answer as it should ({error}); look at its health"))
            }
            Some(ErrorCode::CannotOpen) => Self::Unavailable(
                "the database file cannot be opened; see that it is there and may be read and written".to_owned(),
            ),
            Some(ErrorCode::NotADatabase) => {
                Self::Failed("the file is not a Switchboard database; restore a backup".to_owned())
            }
            Some(ErrorCode::DatabaseCorrupt) => Self::Failed(
                "the database file is damaged; stop the server, keep a copy, and restore the last backup".to_owned(),
            ),
            _ => Self::Failed(error.to_string()),
        }
    }
}
