//! Puts the language files, which the app's build script writes, into the bundle.
//!
//! Trunk's own copying starts before the app is compiled and would take those of the last build.

use crate::problem::{Outcome, Problem, at};
use crate::project;
use std::path::PathBuf;

/// Copies them into the folder in which Trunk assembles the bundle.
pub(crate) fn run() -> Outcome {
    let staging = std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let staging = staging.ok_or_else(|| Problem::new("`cargo xtask locales` is called by Trunk."))?;
    // The native build keeps its own beside those of the build for the browser.
    // Builds with other features have other texts, in folders of their own.
    let name = std::env::var("SWITCHBOARD_LOCALES").unwrap_or("locales".to_owned());
    let from = project::target().join("wasm32-unknown-unknown").join(name);
    let to = staging.join("locales");
    at(&to, std::fs::create_dir_all(&to))?;
    for entry in at(&from, std::fs::read_dir(&from))? {
        let entry = at(&from, entry)?;
        at(&entry.path(), std::fs::copy(entry.path(), to.join(entry.file_name())))?;
    }
    Ok(())
}
