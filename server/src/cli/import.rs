//! `switchboard import`.

use std::fs;
use std::io::Read as _;
use std::path::{Component, Path, PathBuf};
use std::time::UNIX_EPOCH;

use clap::Args as ClapArgs;
use shared::audit::Origin;
use shared::id::TenantId;
use shared::time::Timestamp;

use super::data_dir::DataArg;
use super::place;
use super::trouble::{Outcome, Trouble};
use super::value::value;
use crate::service::import::{File, MOST_BYTES, Unread, import};
use crate::service::people;

/// How deep folders are looked into.
const DEEPEST: usize = 16;

/// What `import` takes.
#[derive(Debug, ClapArgs)]
pub struct Args {
    #[command(flatten)]
    data: DataArg,
    /// The provider; the first one when it is left out.
    #[arg(long, value_name = "GUID", value_parser = value::<TenantId>)]
    tenant: Option<TenantId>,
    /// Print the report as one JSON object.
    #[arg(long)]
    json: bool,
    /// JSON answers of Partner Center and Microsoft Graph as they are, and folders of them.
    #[arg(required = true, value_name = "FILE|FOLDER")]
    paths: Vec<PathBuf>,
}

/// Imports, and says what it read, changed and skipped.
pub async fn run(args: Args) -> Outcome {
    let place = place::open(&args.data)?;
    let tenant = place.provider(args.tenant).await?;
    let mut paths = Vec::new();
    for path in &args.paths {
        find(path, &mut paths, 0)?;
    }
    if paths.is_empty() {
        return Err(Trouble::new("there are no .json or .jsonl files in what was named"));
    }
    let ctx = people::operator(&place.app, tenant, Origin::Import).await?;
    let report = import(&place.app, &ctx, paths.iter().map(|path| read(path))).await?;
    if args.json {
        println!("{}", serde_json::json!(report));
    } else {
        print!("{report}");
    }
    match report.refused.len() {
        0 => Ok(()),
        count => Err(Trouble::new(format!(
            "{count} of {} files were refused and not used; see above for why, mend them, and import them again",
            paths.len()
        ))),
    }
}

/// The files of a folder, or the file itself, in the order of their names. Hidden ones in folders are left alone.
fn find(path: &Path, found: &mut Vec<PathBuf>, depth: usize) -> Outcome {
    let trouble = |error| Trouble::file(path, error);
    if !fs::metadata(path).map_err(trouble)?.is_dir() {
        found.push(path.to_owned());
        return Ok(());
    }
    if depth == DEEPEST {
        return Err(Trouble::new(format!("{} is nested too deep", path.display())));
    }
    let entries: Result<Vec<_>, _> =
        fs::read_dir(path).map_err(trouble)?.map(|entry| entry.map(|it| it.path())).collect();
    let mut entries = entries.map_err(trouble)?;
    entries.sort();
    for entry in entries {
        let hidden = entry.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if !hidden && (entry.is_dir() || is_import(&entry)) {
            find(&entry, found, depth + 1)?;
        }
    }
    Ok(())
}

/// Does the name end like that of a file to import? CSV is told apart, to be refused with a sentence.
fn is_import(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    ["json", "jsonl", "ndjson", "csv"].iter().any(|known| ending.eq_ignore_ascii_case(known))
}

/// A file with its name as it was given.
fn read(path: &Path) -> Result<File, Unread> {
    let parts = path.components().filter(|part| matches!(part, Component::Normal(_) | Component::ParentDir));
    let name = parts.map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
    let open = || -> std::io::Result<(Vec<u8>, Timestamp)> {
        let file = fs::File::open(path)?;
        let since = file.metadata()?.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default();
        let modified = Timestamp::from_micros(i64::try_from(since.as_micros()).unwrap_or(i64::MAX));
        let mut bytes = Vec::new();
        // One byte too many tells that it is too large.
        file.take(MOST_BYTES as u64 + 1).read_to_end(&mut bytes)?;
        Ok((bytes, modified))
    };
    match open() {
        Ok((bytes, modified)) => Ok(File { name, modified, bytes }),
        Err(error) => Err(Unread { name, why: error.to_string() }),
    }
}
