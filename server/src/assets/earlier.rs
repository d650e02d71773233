//! Earlier versions of the elements: kept beside the data, so that pages that name one by its address and its hash go
//! on working when the program is replaced.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use shared::embed::ElementVersion;

use super::embed::FOLDER;
use super::{Source, accepts, kind, safe};

/// The folder in the data directory.
const KEPT: &str = "embed";

/// Copies the program's own version of the elements to the data directory, where it is not there yet; which one that
/// was. A copy that was interrupted begins again.
pub(super) fn keep(source: &Source, data: &Path) -> io::Result<Vec<ElementVersion>> {
    let mut kept = Vec::new();
    for (version, files) in own(source)? {
        let place = data.join(KEPT).join(version.to_string());
        if place.exists() {
            continue;
        }
        let part = data.join(KEPT).join(format!(".{version}"));
        let _old = fs::remove_dir_all(&part);
        for (name, bytes) in files {
            let file = part.join(name);
            if let Some(folder) = file.parent() {
                fs::create_dir_all(folder)?;
            }
            fs::write(&file, bytes)?;
        }
        fs::rename(&part, &place)?;
        kept.push(version);
    }
    Ok(kept)
}

/// Copies what is kept to another data directory: with a backup, and back.
pub fn copy(from: &Path, to: &Path) -> io::Result<()> {
    let from = from.join(KEPT);
    if !from.is_dir() {
        return Ok(());
    }
    for file in files_below(&from)? {
        let Ok(name) = file.strip_prefix(&from) else { continue };
        let target = to.join(KEPT).join(name);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::copy(&file, &target)?;
    }
    Ok(())
}

/// The file at this path (`/embed/1.4.2/…`), compressed where the browser takes it and the copy has it so.
pub(super) async fn file(data: &Path, path: &str, headers: &HeaderMap) -> Option<Response> {
    let name = safe(path)?;
    let place = data.join(name);
    let forms = [("br", ".br"), ("gzip", ".gz")];
    for (coding, end) in forms.into_iter().filter(|(coding, _)| accepts(headers, coding)) {
        if let Ok(bytes) = tokio::fs::read(data.join(format!("{name}{end}"))).await {
            return Some(([(header::CONTENT_ENCODING, coding)], sent(path, bytes)).into_response());
        }
    }
    tokio::fs::read(place).await.ok().map(|bytes| sent(path, bytes).into_response())
}

fn sent(path: &str, bytes: Vec<u8>) -> impl IntoResponse + use<> {
    ([(header::CONTENT_TYPE, kind(path)), (header::VARY, "accept-encoding")], bytes)
}

type Files = Vec<(String, Vec<u8>)>;

/// The versions that the program has under an exact name, each with its files.
fn own(source: &Source) -> io::Result<Vec<(ElementVersion, Files)>> {
    match source {
        Source::Embedded(files) => {
            let mut found: Vec<(ElementVersion, Files)> = Vec::new();
            for file in *files {
                let Some((version, name)) = file.path.strip_prefix(FOLDER).and_then(|rest| rest.split_once('/')) else {
                    continue;
                };
                let Ok(version) = version.parse() else { continue };
                if found.last().is_none_or(|(last, _)| *last != version) {
                    found.push((version, Vec::new()));
                }
                let Some((_, files)) = found.last_mut() else { continue };
                let forms = [("", Some(file.plain)), (".br", file.br), (".gz", file.gz)];
                let forms =
                    forms.into_iter().filter_map(|(end, bytes)| Some((format!("{name}{end}"), bytes?.to_vec())));
                files.extend(forms);
            }
            Ok(found)
        }
        Source::Folder(folder) => of_folder(&folder.join(KEPT)),
        Source::Missing => Ok(Vec::new()),
    }
}

fn of_folder(folder: &Path) -> io::Result<Vec<(ElementVersion, Files)>> {
    let mut found = Vec::new();
    let Ok(entries) = fs::read_dir(folder) else { return Ok(found) };
    for entry in entries {
        let entry = entry?;
        let Ok(version) = entry.file_name().to_string_lossy().parse() else { continue };
        let mut files = Files::new();
        for file in files_below(&entry.path())? {
            let Ok(name) = file.strip_prefix(entry.path()) else { continue };
            files.push((name.to_string_lossy().into_owned(), fs::read(&file)?));
        }
        found.push((version, files));
    }
    Ok(found)
}

/// Every file below a folder; those that begin with a dot are none of ours.
fn files_below(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        if entry.file_type()?.is_dir() {
            found.extend(files_below(&entry.path())?);
        } else {
            found.push(entry.path());
        }
    }
    Ok(found)
}
