//! Imports: Partner Center's and Microsoft Graph's JSON answers as they are (`docs/import.md`).
//!
//! All files are read first; a file that is not what it says is refused as a whole. What the others say is gathered, the
//! newest sight of each thing, so that the order of files does not matter, and then written kind by kind, in chunks, each
//! compared with what is known here. What no file says stays as it is: absence ends nothing (D18), and facts that were
//! not seen stay unknown (D5).

mod address;
mod contacts;
mod customer_answers;
mod customers;
mod document;
mod gathered;
mod partner_answers;
mod partners;
mod reaches;
mod reading;
pub mod report;
mod sight;
mod subscriptions;
#[cfg(test)]
mod tests;
mod writer;

use std::collections::BTreeMap;
use std::sync::Arc;

use shared::id::OperationId;
use shared::role::Permission;
use shared::time::Timestamp;

use self::document::documents;
use self::gathered::Gathered;
use self::reading::{Reading, read_all};
use self::report::{Fault, FileRead, Place, Refused, Report};
use self::writer::Writer;
use super::Failure;
use crate::app::App;
use crate::ctx::Ctx;
use crate::store::Store;

/// The most bytes of one file. Partner Center's pages have a few hundred items; a larger export has one answer a line and
/// can be split anywhere.
pub const MOST_BYTES: usize = 64 << 20;

/// A file with its name: the path within the folder that was given, with `/` between its parts.
#[derive(Clone, Debug)]
pub struct File {
    /// Its name.
    pub name: String,
    /// When it was written: the date of what it says, where it does not say so itself.
    pub modified: Timestamp,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// A file that could not be read.
#[derive(Clone, Debug)]
pub struct Unread {
    /// Its name.
    pub name: String,
    /// What the system says.
    pub why: String,
}

/// Imports what the files say into the tenant of the caller, who must be allowed to.
///
/// Files are asked for one after the other, and only what they say is kept in memory.
pub async fn import<S: Store>(
    app: &App<S>,
    ctx: &Ctx,
    files: impl IntoIterator<Item = Result<File, Unread>>,
) -> Result<Report, Failure> {
    let scope = ctx.scope()?;
    let provider = app.store.provider(&scope).await?.ok_or_else(Failure::not_found)?;
    ctx.actor.require(Permission::Administer, &provider)?;
    let mut report = Report::default();
    let mut gathered = Gathered::default();
    for file in files {
        let read = file.map_err(unread).and_then(|file| Ok((read_file(&file)?, file)));
        match read {
            Ok((reading, file)) => take(&file, reading, &mut gathered, &mut report),
            Err(refused) => report.refused.push(refused),
        }
    }
    report.files.sort_by(|a, b| a.file.cmp(&b.file));
    report.refused.sort_by(|a, b| a.place.cmp(&b.place));
    let operation = OperationId::from_bytes(app.ids.guid());
    let mut writer = Writer::new(app, ctx, scope, provider, operation, report).await?;
    writer.nothing(&gathered);
    writer.partners(&gathered).await?;
    writer.profiles(&gathered).await?;
    writer.customers(&gathered).await?;
    writer.subscriptions(&gathered).await?;
    writer.contacts(&gathered).await?;
    writer.reaches(&gathered).await?;
    writer.farewells(&gathered).await?;
    Ok(writer.finish())
}

fn unread(Unread { name, why }: Unread) -> Refused {
    let place = Place { file: Arc::from(name), line: None, item: None };
    Refused { place, why: Fault::Unreadable(why) }
}

fn read_file(file: &File) -> Result<Reading, Refused> {
    documents(file).and_then(read_all)
}

/// Takes note of a file that was read.
fn take(file: &File, reading: Reading, gathered: &mut Gathered, report: &mut Report) {
    let mut items = BTreeMap::new();
    for sight in &reading.sights {
        *items.entry(sight.saw.kind()).or_default() += 1;
        report.kinds.entry(sight.saw.kind()).or_default().read += 1;
    }
    report.files.push(FileRead { file: Arc::from(file.name.as_str()), items });
    for (name, times) in reading.notes.fields {
        *report.unknown_fields.entry(name).or_default() += times;
    }
    for value in reading.values {
        *report.unknown_values.entry(value).or_default() += 1;
    }
    gathered.add(reading.sights, reading.pages);
}
