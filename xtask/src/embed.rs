//! `cargo xtask embed`: the elements for other people's pages, in `dist/embed/`.

use crate::app::Built;
use crate::command::Job;
use crate::problem::{Outcome, Problem, at};
use crate::setup::{Need, ensure};
use crate::{project, split};
use std::path::{Path, PathBuf};

/// Puts the files together, and measures them.
const JOIN: &str = "xtask/src/embed.mjs";

/// The programs: what cargo and what the pages call them, and how they are built.
const PROGRAMS: [(&str, &str, &[&str]); 2] = [
    ("widget", "support-contact", &["--features", "element"]),
    // Without the framework.
    ("card", "support-contact-card", &["--no-default-features", "--features", "card"]),
];

/// What the elements are made of beside what the app is.
const SOURCES: [&str; 2] = ["package-lock.json", JOIN];

/// `cargo xtask embed [--fast]`.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    match arguments {
        [] => build(false),
        [fast] if fast == "--fast" => build(true),
        _ => Err(Problem::new("`cargo xtask embed` takes nothing but “--fast”.")),
    }
}

/// Builds them, if anything changed; `fast` ones are not made small.
pub(crate) fn build(fast: bool) -> Outcome {
    ensure([Need::Node, Need::Wasm, Need::Bindgen])?;
    let how = if fast { "fast" } else { "small" };
    let delivered = project::dist().join("embed");
    let built = Built { name: "embed", how, more: &SOURCES, made: delivered.join("1/integrity.json") };
    if built.is_fresh() {
        println!("The elements in dist/embed/ are up to date.");
        return Ok(());
    }
    println!("Building the elements (about 2 minutes the first time) …");
    built.build(|| make(fast, &delivered))
}

fn make(fast: bool, delivered: &Path) -> Outcome {
    let profile = if fast { "dev" } else { "wasm-release" };
    let work = project::target().join("embed");
    for (program, name, features) in PROGRAMS {
        compile(program, features, profile)?;
        bind(program, name, if fast { "debug" } else { profile }, &work)?;
        if !fast {
            split::slim(&work.join(format!("{name}_bg.wasm")), &work.join(format!("{name}.js")))?;
        }
    }
    let locales = project::target().join("wasm32-unknown-unknown/element/locales");
    Job::new("node").arg(project::at(JOIN)).args([&below_root(&work), &locales, delivered]).run()
}

fn compile(program: &str, features: &[&str], profile: &str) -> Outcome {
    Job::cargo("build")
        .args(["--package", "app", "--bin", program, "--target", "wasm32-unknown-unknown", "--profile", profile])
        .args(features)
        .args(["--config", &without_paths()])
        .run()
}

/// Where the libraries lie on the machine that builds stands in no program. Cargo keeps what it has built with another
/// setting, so that this makes nothing anew.
fn without_paths() -> String {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| std::env::home_dir().map(|home| home.join(".cargo"))).unwrap_or_default();
    // As TOML: a path may have backslashes.
    format!("target.wasm32-unknown-unknown.rustflags=['--remap-path-prefix={}=']", home.join("registry/src").display())
}

/// Makes `NAME_bg.wasm` and its glue.
fn bind(program: &str, name: &str, profile: &str, work: &Path) -> Outcome {
    at(work, std::fs::create_dir_all(work))?;
    let wasm = project::target().join("wasm32-unknown-unknown").join(profile).join(format!("{program}.wasm"));
    Job::new("wasm-bindgen")
        .args(["--target", "web", "--no-typescript", "--remove-producers-section"])
        .args(["--out-name", name, "--out-dir"])
        .arg(work)
        .arg(wasm)
        .run()
}

/// As the bundler wants it: relative to the project.
fn below_root(path: &Path) -> PathBuf {
    path.strip_prefix(project::root()).map_or_else(|_| path.to_owned(), Path::to_owned)
}
