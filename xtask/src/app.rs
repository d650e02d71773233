//! Builds the web app into `dist/`.

use crate::command::Job;
use crate::problem::{Outcome, at};
use crate::setup::{Need, ensure};
use crate::{node, project, split};
use std::path::{Path, PathBuf};
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
    let built = Built {
        name: "app",
        how: if optimise { "optimised" } else { "plain" },
        more: &[],
        made: project::dist().join("index.html"),
    };
    if built.is_fresh() {
        println!("The app in dist/ is up to date.");
        return Ok(());
    }
    println!("Building the app (about 2 minutes the first time, then seconds) …");
    built.build(|| trunk(optimise).run())
}

/// Trunk, with what every build of the app needs.
pub(crate) fn trunk(optimise: bool) -> Job {
    let trunk = Job::new("trunk")
        // It cannot minify what wasm-bindgen writes, and says so each time.
        .args(["build", "--log", "warn,trunk::processing::minify=error"])
        // Its own option of this name takes other values than the convention has.
        .without("NO_COLOR")
        .env(split::PROFILE, "wasm-release");
    // wasm-opt is called in every release build, and only there.
    if optimise { trunk } else { trunk.args(["--release=false", "--cargo-profile", "wasm-release"]) }
}

/// What is built from the app's sources, and how; `target/NAME.built` remembers it.
#[derive(Clone)]
pub(crate) struct Built {
    pub(crate) name: &'static str,
    pub(crate) how: &'static str,
    /// What it is made of beside the app.
    pub(crate) more: &'static [&'static str],
    /// A file of it: without that, it was not built or has been deleted.
    pub(crate) made: PathBuf,
}

impl Built {
    /// Builds it, and remembers that. A source written while the build ran counts as newer than the build.
    pub(crate) fn build(&self, build: impl FnOnce() -> Outcome) -> Outcome {
        let start = SystemTime::now();
        // Trunk is offline, and so is the cargo that it calls.
        Job::cargo("fetch").args(["--target", "wasm32-unknown-unknown", "--target", "host-tuple"]).run()?;
        build()?;
        let stamp = self.stamp();
        at(&stamp, std::fs::write(&stamp, self.how))?;
        at(&stamp, std::fs::File::options().write(true).open(&stamp).and_then(|file| file.set_modified(start)))
    }

    fn stamp(&self) -> PathBuf {
        project::at(&format!("target/{}.built", self.name))
    }

    pub(crate) fn is_fresh(&self) -> bool {
        let built = self.stamp();
        let same = std::fs::read_to_string(&built).is_ok_and(|was| was == self.how);
        let Some(time) = built.metadata().and_then(|data| data.modified()).ok() else {
            return false;
        };
        let sources = SOURCES.iter().chain(self.more);
        same && self.made.is_file() && sources.into_iter().all(|source| !changed_since(&project::at(source), time))
    }
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
