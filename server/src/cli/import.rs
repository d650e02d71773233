//! `switchboard import`.

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use clap::Args as ClapArgs;
use shared::audit::Origin;
use shared::id::TenantId;
use shared::time::Timestamp;

use super::data_dir::DataArg;
use super::place;
use super::trouble::{Outcome, Trouble};
use super::value::value;
use crate::service::import::{File, MOST_BYTES, import};
use crate::service::people;

/// The endings of files that a folder's import looks at. A file that is named itself is always read.
const ENDINGS: [&str; 4] = ["json", "jsonl", "ndjson", "csv"];

/// What `import` takes.
#[derive(Debug, ClapArgs)]
pub struct Args {
    #[command(flatten)]
    data: DataArg,
    /// The provider; the first one when it is left out.
    #[arg(long, value_name = "GUID", value_parser = value::<TenantId>)]
    tenant: Option<TenantId>,
    /// Answers of Partner Center and Microsoft Graph, as files or in folders.
    #[arg(value_name = "FILE|FOLDER", required = true)]
    sources: Vec<PathBuf>,
}

/// Where a file is, and how the import calls it.
struct Source {
    place: PathBuf,
    name: String,
}

/// Reads the files and says what became of them.
pub async fn run(args: Args) -> Outcome {
    let place = place::open(&args.data)?;
    let provider = place.provider(args.tenant).await?;
    let mut sources = Vec::new();
    for source in &args.sources {
        find(source, &mut sources)?;
    }
    if sources.is_empty() {
        return Err(Trouble::new("there is no .json file in what you named; give the answers as files or folders"));
    }
    let ctx = people::operator(&place.app, provider, Origin::Import).await?;
    let mut unread = Vec::new();
    let files = sources.iter().filter_map(|source| match read(source) {
        Ok(file) => Some(file),
        Err(error) => {
            unread.push(Trouble::file(&source.place, error).0);
            None
        }
    });
    let report = import(&place.app, &ctx, files).await?;
    print!("{report}");
    if !unread.is_empty() {
        return Err(Trouble::new(unread.join("; ")));
    }
    match report.refused.len() {
        0 => Ok(()),
        refused => Err(Trouble::new(format!("{refused} files were refused, see above; mend them and import them again"))),
    }
}

/// A file by the path that was given; the files of a folder by their paths within it.
fn find(source: &Path, found: &mut Vec<Source>) -> Outcome {
    let kind = fs::metadata(source).map_err(|error| Trouble::file(source, error))?;
    if kind.is_dir() {
        return walk(source, "", found);
    }
    let parts: Vec<_> = source.iter().map(|part| part.to_string_lossy()).collect();
    found.push(Source { place: source.to_owned(), name: parts.join("/") });
    Ok(())
}

fn walk(folder: &Path, prefix: &str, found: &mut Vec<Source>) -> Outcome {
    let fault = |error| Trouble::file(folder, error);
    let mut entries = fs::read_dir(folder).map_err(fault)?.collect::<Result<Vec<_>, _>>().map_err(fault)?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let (place, name) = (entry.path(), format!("{prefix}{}", entry.file_name().to_string_lossy()));
        let kind = entry.file_type().map_err(fault)?;
        let ending = place.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        if kind.is_dir() {
            walk(&place, &format!("{name}/"), found)?;
        } else if ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str())) {
            found.push(Source { place, name });
        }
    }
    Ok(())
}

/// The file, or as much of it as shows that it is too large.
fn read(source: &Source) -> std::io::Result<File> {
    let file = fs::File::open(&source.place)?;
    let written = file.metadata()?.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default();
    let modified = Timestamp::from_micros(i64::try_from(written.as_micros()).unwrap_or_default());
    let mut bytes = Vec::new();
    file.take(MOST_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(File { name: source.name.clone(), modified, bytes })
}
