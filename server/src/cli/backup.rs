//! `switchboard backup` and `restore`. A backup is a data directory itself: the database as of one moment, the keys,
//! and what the directory was made for. It is made while the server works, and holds secrets as the original does.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args as ClapArgs;

use super::data_dir::{DataArg, DataDir};
use super::kept;
use super::trouble::{Outcome, Trouble};
use crate::native::keys::KeyRing;

/// What both take.
#[derive(Debug, ClapArgs)]
pub struct Args {
    #[command(flatten)]
    data: DataArg,
    /// The backup, a directory.
    #[arg(value_name = "BACKUP")]
    backup: PathBuf,
}

/// Copies the data directory to a new backup.
pub fn backup(args: &Args) -> Outcome {
    copy(&args.data.data, &args.backup, kept::backup)?;
    println!(
        "Saved {} in {}. It holds secrets: keep it as safe as the original.",
        args.data.data.display(),
        args.backup.display()
    );
    Ok(())
}

/// Copies a backup to a new data directory.
pub fn restore(args: &Args) -> Outcome {
    copy(&args.backup, &args.data.data, kept::restore)?;
    println!("Restored {} from {}.", args.data.data.display(), args.backup.display());
    Ok(())
}

fn copy(from: &Path, to: &Path, database: fn(&Path, &Path) -> Outcome) -> Outcome {
    let source = DataDir::open(from)?;
    if DataDir::look(to)?.is_some() {
        return Err(Trouble::new(format!("{} holds data already; name a new directory", to.display())));
    }
    let made = &source.installation;
    let target = DataDir::make(to, made.made_by, made.local_tokens, made.provider)?;
    database(from, to)?;
    if let Some(ring) = KeyRing::read(from)? {
        ring.keep_in(to)?;
    }
    crate::assets::copy_kept(from, to).map_err(|error| Trouble::file(to, error))?;
    target.complete()?;
    // The folder's own entries are durable only once it is synced itself, where the system knows such a thing.
    if let Ok(folder) = fs::File::open(to) {
        let _ = folder.sync_all();
    }
    Ok(())
}
