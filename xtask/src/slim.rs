//! Makes the bundle smaller, after Trunk has assembled it; `slim.mjs` does the work.

use crate::command::Job;
use crate::problem::{Outcome, Problem, at};
use std::path::{Path, PathBuf};

/// Slims the bundle in the folder in which Trunk assembles it. What is built to be looked at stays as it is.
pub(crate) fn run() -> Outcome {
    if std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile != "release") {
        return Ok(());
    }
    let staging = std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let staging = staging.ok_or_else(|| Problem::new("`cargo xtask slim` is called by Trunk."))?;
    let (wasm, glue) = (the(&staging, "_bg.wasm")?, the(&staging, ".js")?);
    Job::new("node").arg("xtask/src/slim.mjs").args([wasm, glue, staging.join("index.html")]).run()
}

/// The one file of the app with this end of its name.
fn the(folder: &Path, end: &str) -> Outcome<PathBuf> {
    for entry in at(folder, std::fs::read_dir(folder))? {
        let path = at(folder, entry)?.path();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if name.starts_with("app-") && name.ends_with(end) {
            return Ok(path);
        }
    }
    Err(Problem::new(format!("{}: no app-…{end}", folder.display())))
}
