//! `cargo xtask build --demo`: the app with its server inside the browser, as a folder of static files.
//!
//! Trunk builds the app from a page of its own; the server's program comes beside it, and a script puts both together
//! (`demo.mjs`): the Content-Security-Policy, the service worker's list of files, the copy of the page for deep links.

use crate::app::{self, Built};
use crate::command::Job;
use crate::problem::{Outcome, at};
use crate::setup::{Need, ensure};
use crate::{embed, node, project};
use std::fs;
use std::path::{Path, PathBuf};

/// What the demonstration is made of beside the app.
const SOURCES: [&str; 3] = ["server", "xtask/src/demo.rs", "xtask/src/demo.mjs"];

const TARGET: &str = "wasm32-unknown-unknown";

/// The folder that is built.
pub(crate) fn dist() -> PathBuf {
    project::at("dist-demo")
}

/// Builds `dist-demo/` if anything changed; as it is shipped, or quicker and larger for the tests.
pub(crate) fn build(optimise: bool) -> Outcome {
    node::require()?;
    ensure([Need::Node, Need::Wasm, Need::Bindgen, Need::Split, Need::Trunk])?;
    let built = Built {
        name: "demo",
        how: if optimise { "optimised" } else { "plain" },
        more: &SOURCES,
        made: dist().join("index.html"),
    };
    if built.is_fresh() || (!optimise && Built { how: "optimised", ..built.clone() }.is_fresh()) {
        println!("The demo in dist-demo/ is up to date.");
        return Ok(());
    }
    println!("Building the demo (about 5 minutes the first time) …");
    built.build(|| {
        backend()?;
        let page = page()?;
        app::trunk(optimise)
            .arg(&page)
            .args(["--public-url", "./", "--dist"])
            .arg(dist())
            // Where the app's build script puts the texts of this build.
            .env("SWITCHBOARD_LOCALES", "locales-demo")
            .run()?;
        // The documentation of the elements runs on it.
        embed::build(false)?;
        let script = Job::new("node").arg(project::at("xtask/src/demo.mjs"));
        script.args([dist(), parts(), project::dist().join("embed")]).run()
    })
}

/// Prints what the demonstration adds to the app: its server, and what the app has more than without it.
pub(crate) fn print() -> Outcome {
    Job::new("node").arg(project::at("xtask/src/demo.mjs")).arg("--sizes").arg(dist()).arg(project::dist()).run()
}

/// Where the server's program and script are put together.
fn parts() -> PathBuf {
    project::target().join("demo")
}

/// The server without its native features, for a worker.
fn backend() -> Outcome {
    Job::cargo("build")
        .args(["--package", "server", "--bin", "backend", "--no-default-features", "--features", "browser"])
        .args(["--target", TARGET, "--profile", "wasm-release"])
        .run()?;
    let program = project::target().join(TARGET).join("wasm-release").join("backend.wasm");
    // wasm-opt makes it a tenth smaller, and larger again once it is compressed.
    Job::new("wasm-bindgen")
        .args(["--target", "web", "--no-typescript", "--remove-name-section", "--remove-producers-section"])
        .args(["--out-name", "backend", "--out-dir"])
        .arg(parts())
        .arg(&program)
        .run()
}

/// The app's page for this build: beside the parts, so its paths lead upwards; with the features of the demonstration.
fn page() -> Outcome<PathBuf> {
    let index = project::at("index.html");
    let up = relative(&parts());
    let text = at(&index, fs::read_to_string(&index))?
        .replace("href=\"app/", &format!("href=\"{up}app/"))
        .replace("href=\"target/", &format!("href=\"{up}target/"))
        .replace("src=\"app/", &format!("src=\"{up}app/"))
        .replace("data-cargo-features=\"split\"", "data-cargo-features=\"split,demo\"");
    let page = parts().join("index.html");
    at(&page, fs::create_dir_all(parts()))?;
    at(&page, fs::write(&page, text))?;
    Ok(page)
}

/// From a folder to the project's.
fn relative(folder: &Path) -> String {
    let below = folder.strip_prefix(project::root()).map_or(2, |path| path.components().count());
    "../".repeat(below)
}
