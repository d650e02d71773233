//! Builds the web app into `dist/`.

use crate::command::Job;
use crate::problem::{Outcome, at};
use crate::setup::{Need, ensure};
use crate::{node, project, split};
use std::path::Path;
use std::time::SystemTime;

/// What the app is made of; when none of it is newer than the last build, there is nothing to do.
const SOURCES: [&str; 11] = [
    "app",
    "shared",
    "style",
    "index.html",
    "Trunk.toml",
    "Cargo.toml",
    "Cargo.lock",
    "rust-toolchain.toml",
    "package.json",
    "xtask/src/split.rs",
    "xtask/src/slim.mjs",
];

/// Builds the app as it is shipped, if anything changed. Without Node it stays a little larger.
pub(crate) fn build() -> Outcome {
    ensure([Need::Wasm, Need::Bindgen, Need::Split, Need::Trunk])?;
    let optimise = node::found();
    if optimise {
        node::ensure_packages()?;
    } else {
        println!("Node 20 or newer with npm was not found: the app is built without wasm-opt, which makes it larger.");
    }
    let how = if optimise { "optimised" } else { "plain" };
    let stamp = project::at("target/app.built");
    if fresh(&stamp, how, &SOURCES) && project::dist().join("index.html").is_file() {
        println!("The app in dist/ is up to date.");
        return Ok(());
    }
    let start = SystemTime::now();
    println!("Building the app (about 2 minutes the first time, then seconds) …");
    // Trunk is offline, and so is the cargo that it calls.
    Job::cargo("fetch").args(["--target", "wasm32-unknown-unknown", "--target", "host-tuple"]).run()?;
    let trunk = Job::new("trunk")
        // It cannot minify what wasm-bindgen writes, and says so each time.
        .args(["build", "--log", "warn,trunk::processing::minify=error"])
        // Its own option of this name takes other values than the convention has.
        .without("NO_COLOR")
        .env(split::PROFILE, "wasm-release");
    // wasm-opt is called in every release build, and only there.
    let trunk = if optimise { trunk } else { trunk.args(["--release=false", "--cargo-profile", "wasm-release"]) };
    trunk.run()?;
    remember(&stamp, how, start)
}

/// A source written while the build ran counts as newer than the build.
pub(crate) fn remember(stamp: &Path, how: &str, start: SystemTime) -> Outcome {
    at(stamp, std::fs::write(stamp, how))?;
    at(stamp, std::fs::File::options().write(true).open(stamp).and_then(|file| file.set_modified(start)))
}

/// Whether what `stamp` remembers was built in this way, and none of its sources is newer.
pub(crate) fn fresh(stamp: &Path, how: &str, sources: &[&str]) -> bool {
    let same = std::fs::read_to_string(stamp).is_ok_and(|was| was == how);
    let Some(time) = stamp.metadata().and_then(|data| data.modified()).ok() else {
        return false;
    };
    same && sources.iter().all(|source| !changed_since(&project::at(source), time))
}

/// Whether the file, or anything in the folder, was written after `time`. What cannot be read counts as changed.
fn changed_since(path: &Path, time: SystemTime) -> bool {
    let Ok(data) = path.metadata() else {
        return true;
    };
    if data.modified().map_or(true, |modified| modified > time) {
        return true;
    }
    data.is_dir()
        && std::fs::read_dir(path).map_or(true, |entries| {
            entries.into_iter().any(|entry| entry.map_or(true, |entry| changed_since(&entry.path(), time)))
        })
}
