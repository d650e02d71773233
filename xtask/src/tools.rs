//! The Rust tools of the build, at fixed versions, in the project's own folder.

use crate::command::Job;
use crate::problem::{Outcome, Problem, at};
use crate::project;

/// A tool installed by cargo into `.tools/bin`.
pub(crate) struct Tool {
    package: &'static str,
    /// The program that is run.
    program: &'static str,
    version: &'static str,
    options: &'static [&'static str],
    usually: &'static str,
}

/// Bundles the app. Newer ones need a newer Rust than this project's.
pub(crate) const TRUNK: Tool = Tool {
    package: "trunk",
    program: "trunk",
    version: "0.21.14",
    options: &["--locked", "--no-default-features", "--features", "rustls"],
    usually: "4 minutes on two cores",
};

/// Joins wasm and JavaScript, and runs tests in a browser. The version is that of the crate in Cargo.lock.
/// Not `--locked`: the list it is published with names a version that does not exist.
pub(crate) const WASM_BINDGEN: Tool = Tool {
    package: "wasm-bindgen-cli",
    program: "wasm-bindgen",
    version: "0.2.130",
    options: &["--no-default-features"],
    usually: "2 minutes on two cores",
};

/// Cuts the app's wasm apart. The version goes with that of `wasm_split_helpers` in Cargo.lock.
pub(crate) const WASM_SPLIT: Tool = Tool {
    package: "wasm_split_cli_support",
    program: "wasm-split-cli",
    version: "0.2.4",
    options: &["--locked", "--features", "build-binary"],
    usually: "a minute on two cores",
};

/// What every browser understands that can run the app, and Rust's own compiler uses.
const FEATURES: [&str; 6] =
    ["bulk-memory", "multivalue", "mutable-globals", "nontrapping-float-to-int", "reference-types", "sign-ext"];

impl Tool {
    /// Installs the tool unless this very version is there.
    pub(crate) fn ensure(&self) -> Outcome {
        if self.installed() {
            return Ok(());
        }
        println!("Installing {} {} into .tools/ (once; about {}) …", self.package, self.version, self.usually);
        let build = project::at(".tools/target");
        Job::cargo("install")
            .args([self.package, "--version", self.version, "--force", "--root"])
            .arg(project::at(".tools"))
            .args(self.options)
            // A tool that runs for a second needs no minutes of optimisation.
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
            .env("CARGO_TARGET_DIR", &build)
            .run()
            .map_err(|why| {
                Problem::new(format!("{} could not be installed. {why} Is the network reachable?", self.package))
            })?;
        if build.exists() { at(&build, std::fs::remove_dir_all(&build)) } else { Ok(()) }
    }

    pub(crate) fn version(&self) -> &'static str {
        self.version
    }

    /// By cargo's own list of what it installed there.
    fn installed(&self) -> bool {
        let list = std::fs::read_to_string(project::at(".tools/.crates.toml")).unwrap_or_default();
        let program = project::at(".tools/bin").join(project::executable(self.program));
        list.contains(&format!("\"{} {} (", self.package, self.version)) && program.is_file()
    }
}

/// Makes sure that Rust can build for the browser.
pub(crate) fn ensure_wasm_target() -> Outcome {
    const TARGET: &str = "wasm32-unknown-unknown";
    let folder = Job::new("rustc").args(["--print", "target-libdir", "--target", TARGET]).answer();
    if folder.is_some_and(|folder| std::path::Path::new(&folder).exists()) {
        return Ok(());
    }
    println!("Adding the Rust target {TARGET} (once; a few seconds) …");
    Job::new("rustup").args(["target", "add", TARGET]).run().map_err(|_| {
        Problem::new(format!("Rust's target {TARGET} is missing. Install rustup (https://rustup.rs), then try again."))
    })
}

/// Adds the options of wasm-opt. Smaller before compression would be `-Oz`, after it this is.
pub(crate) fn smaller(job: Job) -> Outcome {
    // Functions of one kind beside each other compress better.
    job.args([
        "-O2",
        "--shrink-level=2",
        "--reorder-functions-by-name",
        "--strip-debug",
        "--strip-producers",
        "--quiet",
    ])
    .args(FEATURES.map(|feature| format!("--enable-{feature}")))
    .run()
}
