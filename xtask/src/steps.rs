//! The steps of the test command.

use crate::command::Job;
use crate::problem::Outcome;
use crate::setup::Need;
use crate::{browser, e2e};

/// One step that can be run by its name.
pub(crate) struct Step {
    pub(crate) name: &'static str,
    pub(crate) what: &'static str,
    pub(crate) needs: &'static [Need],
    /// The arguments are those after `--`.
    pub(crate) run: fn(&[String]) -> Outcome,
}

/// The quick ones first.
pub(crate) const STEPS: [Step; 5] = [
    Step { name: "format", what: "the code is formatted", needs: &[], run: format },
    Step { name: "lint", what: "clippy, native and for the browser", needs: &[Need::Wasm], run: lint },
    Step { name: "unit", what: "native tests and the laws of the house", needs: &[], run: unit },
    Step {
        name: "wasm",
        what: "the tests of the app, and of the API on the browser's server, in a headless browser",
        needs: &[Need::Browser, Need::Driver, Need::Wasm, Need::Bindgen],
        run: wasm,
    },
    Step {
        name: "e2e",
        what: "the app against the real server, and as the offline demo",
        needs: &[Need::Node, Need::Browser, Need::Wasm, Need::Bindgen, Need::Trunk],
        run: e2e::run,
    },
];

const WASM: &str = "wasm32-unknown-unknown";

/// The server as a browser runs it.
const BROWSER_SERVER: &[&str] =
    &["--package", "server", "--no-default-features", "--features", "browser", "--target", WASM];

/// The program of the card, which has nothing of the framework.
const CARD: &[&str] =
    &["--package", "app", "--bin", "card", "--no-default-features", "--features", "card", "--target", WASM];

fn format(_: &[String]) -> Outcome {
    Job::cargo("fmt").args(["--all", "--check"]).run()
}

/// Natively everything but the app and the one it is measured beside; for the browser these two, and the server's
/// library with what only a browser has, which the offline demo runs there, and the app of that demo.
fn lint(_: &[String]) -> Outcome {
    let clippy = |what: &[&str]| Job::cargo("clippy").args(what).args(["--", "-D", "warnings"]).run();
    // All of them, whatever the first one says.
    let results = [
        clippy(&["--workspace", "--exclude", "app", "--exclude", "empty", "--all-targets"]),
        clippy(&["--package", "app", "--package", "empty", "--all-targets", "--target", WASM]),
        clippy(&[BROWSER_SERVER, &["--lib", "--bins", "--test", "api", "--test", "browser"]].concat()),
        clippy(&["--package", "app", "--lib", "--features", "demo", "--target", WASM]),
        clippy(&["--package", "app", "--lib", "--bins", "--tests", "--features", "element", "--target", WASM]),
        clippy(CARD),
    ];
    results.into_iter().collect()
}

fn unit(_: &[String]) -> Outcome {
    Job::cargo("test").args(["--workspace", "--no-fail-fast", "--", "--quiet"]).run()
}

/// The parts of the app; and the API's tests, which the native step has run already, on the server that the demo runs:
/// its answers must be the same to the byte.
fn wasm(_: &[String]) -> Outcome {
    let test = |what: &[&str]| {
        Job::cargo("test")
            .args(what)
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
            .env("CHROMEDRIVER", browser::ensure_driver()?)
            .run()
    };
    let results = [
        // What the elements have to themselves is tested beside all that the app has as well.
        test(&["--package", "app", "--lib", "--tests", "--features", "element", "--target", WASM]),
        test(&[BROWSER_SERVER, &["--test", "api", "--test", "browser", "--no-fail-fast"]].concat()),
    ];
    results.into_iter().collect()
}
