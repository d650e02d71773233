//! The data directory: `switchboard.db`, `keys/`, and `installation.json`, which says what it was made for.

use std::fs;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use clap::Args;
use serde::{Deserialize, Serialize};
use shared::id::TenantId;

use super::trouble::{Outcome, Trouble};

/// Which directory a command works in.
#[derive(Clone, Debug, Args)]
pub struct DataArg {
    /// The data directory.
    #[arg(long = "data", value_name = "DIR", env = "SWITCHBOARD_DATA", default_value = "switchboard-data")]
    pub data: PathBuf,
}

/// How a directory was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MadeBy {
    /// `serve --demo`: its personas sign in without a password.
    Demo,
    /// `seed`: synthetic data.
    Seed,
    /// `init`: a real installation.
    Init,
}

/// What `installation.json` says.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Installation {
    /// How it was made.
    pub made_by: MadeBy,
    /// May the command line make bearer tokens?
    pub local_tokens: bool,
    /// The first provider: the one meant where none is named.
    pub provider: TenantId,
    /// Was it made to the end?
    pub complete: bool,
}

const MARK: &str = "installation.json";

/// A data directory.
#[derive(Clone, Debug)]
pub struct DataDir {
    /// Where.
    pub path: PathBuf,
    /// What.
    pub installation: Installation,
}

impl DataDir {
    /// The directory, when it is there: none when nothing is there yet or it is empty.
    pub fn look(path: &Path) -> Outcome<Option<Self>> {
        match fs::read(path.join(MARK)) {
            Ok(text) => {
                let installation = serde_json::from_slice(&text).map_err(|_| {
                    Trouble::new(format!("{} is damaged; restore it from a backup", path.join(MARK).display()))
                })?;
                Ok(Some(Self { path: path.to_owned(), installation }))
            }
            Err(error) if error.kind() == ErrorKind::NotFound => {
                let empty = match fs::read_dir(path) {
                    Ok(mut entries) => entries.next().is_none(),
                    Err(error) if error.kind() == ErrorKind::NotFound => true,
                    Err(error) => return Err(Trouble::file(path, error)),
                };
                if empty { Ok(None) } else { Err(foreign(path)) }
            }
            Err(error) => Err(Trouble::file(path, error)),
        }
    }

    /// The directory, which must be there and made to the end.
    pub fn open(path: &Path) -> Outcome<Self> {
        match Self::look(path)? {
            Some(found) if found.installation.complete => Ok(found),
            Some(_) => {
                Err(Trouble::new(format!("{} was not made to the end; delete it and make it again", path.display())))
            }
            None => Err(Trouble::new(format!(
                "there is no data in {}; make it with `switchboard init --data {0}`, or look around first with \
                 `switchboard serve --demo`",
                path.display()
            ))),
        }
    }

    /// Makes an empty one that is not yet complete.
    pub fn make(path: &Path, made_by: MadeBy, local_tokens: bool, provider: TenantId) -> Outcome<Self> {
        let installation = Installation { made_by, local_tokens, provider, complete: false };
        let made = Self { path: path.to_owned(), installation };
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(path).map_err(|error| Trouble::file(path, error))?;
        made.mark()?;
        Ok(made)
    }

    /// Says that it is whole.
    pub fn complete(mut self) -> Outcome<Self> {
        self.installation.complete = true;
        self.mark()?;
        Ok(self)
    }

    fn mark(&self) -> Outcome {
        let (place, beside) = (self.path.join(MARK), self.path.join("installation.new"));
        let write = || -> std::io::Result<()> {
            let mut file = fs::File::create(&beside)?;
            file.write_all(&serde_json::to_vec_pretty(&self.installation)?)?;
            file.sync_all()?;
            fs::rename(&beside, &place)
        };
        write().map_err(|error| Trouble::file(&place, error))
    }
}

fn foreign(path: &Path) -> Trouble {
    Trouble::new(format!(
        "{} holds files but no {MARK}, so it is not a data directory of Switchboard; name another one",
        path.display()
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn provider() -> TenantId {
        TenantId::from_bytes([7; 16])
    }

    #[test]
    fn made_found_and_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new/data");
        assert!(DataDir::look(&path).unwrap().is_none());
        assert!(DataDir::open(&path).unwrap_err().0.contains("switchboard init"));
        let made = DataDir::make(&path, MadeBy::Demo, true, provider()).unwrap();
        assert!(DataDir::open(&path).unwrap_err().0.contains("not made to the end"));
        made.complete().unwrap();
        let found = DataDir::open(&path).unwrap();
        assert_eq!((found.installation.made_by, found.installation.provider), (MadeBy::Demo, provider()));
    }

    #[test]
    fn somebody_elses_folder_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("letter.txt"), "dear").unwrap();
        assert!(DataDir::look(folder.path()).unwrap_err().0.contains("not a data directory"));
    }
}
