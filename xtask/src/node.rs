//! Node and the npm packages: wasm-opt, Playwright, axe.

use crate::command::Job;
use crate::problem::{Outcome, Problem};
use crate::project;
use std::path::Path;

/// The oldest Node on which the packages run.
const OLDEST: u32 = 20;

/// Whether Node with npm is there, new enough.
pub(crate) fn found() -> bool {
    let version = Job::new("node").arg("--version").answer();
    let major = version.and_then(|text| text.trim_start_matches('v').split('.').next()?.parse::<u32>().ok());
    major.is_some_and(|major| major >= OLDEST) && Job::new(npm()).arg("--version").answer().is_some()
}

/// Node, or the sentence that says how to get it.
pub(crate) fn require() -> Outcome {
    if found() {
        return Ok(());
    }
    Err(Problem::new(format!(
        "This needs Node {OLDEST} or newer with npm, and none was found. Install it (https://nodejs.org). Without it: cargo xtask run, and cargo xtask test format lint unit wasm."
    )))
}

/// Installs the packages of package-lock.json unless they are there.
pub(crate) fn ensure_packages() -> Outcome {
    let (wanted, present) = (project::at("package-lock.json"), project::at("node_modules/.package-lock.json"));
    if !newer(&wanted, &present) {
        return Ok(());
    }
    println!("Installing the npm packages into node_modules/ (once; about 10 seconds) …");
    Job::new(npm()).args(["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]).run().map_err(
        |why| Problem::new(format!("The npm packages could not be installed. {why} Is the network reachable?")),
    )
}

/// Node's package manager is a batch file on Windows.
fn npm() -> &'static str {
    if cfg!(windows) { "npm.cmd" } else { "npm" }
}

fn newer(one: &Path, other: &Path) -> bool {
    let time = |path: &Path| path.metadata().and_then(|data| data.modified()).ok();
    time(one) > time(other)
}
