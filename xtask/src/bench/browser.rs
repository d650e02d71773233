//! What a person waits for, measured in a browser (`e2e/bench/`): beside an empty Leptos app, on the server as it is
//! shipped with data from `switchboard seed`.

use crate::command::Job;
use crate::problem::{Outcome, Problem, at};
use crate::server::Running;
use crate::setup::{Need, ensure};
use crate::{e2e, project};
use std::path::{Path, PathBuf};

/// One reseller for 150 of them makes 39, and the provider: 40 candidates.
const SUBSCRIPTIONS: &str = "5850";
/// 999 resellers make 1,000 candidates, for the element.
const MANY: &str = "149850";
const ACCOUNT: &str = "bench@example.com";
/// Of an account that lives as long as the measurement, on this computer.
const PASSWORD: &str = "nobody-else-comes-here";

/// Measures, and prints the table. The app and the server must be built.
pub(crate) fn run() -> Outcome {
    ensure([Need::Node, Need::Browser, Need::Wasm, Need::Bindgen, Need::Trunk])?;
    let empty = empty_app()?;
    let program = project::target().join("release").join(project::executable("switchboard"));
    let start = |name, subscriptions| {
        Running::start(name, |address, folder| {
            let data = seeded(&program, folder, subscriptions)?;
            Ok(Job::new(&program).args(["serve", "--listen", &address.to_string(), "--data"]).arg(data))
        })
    };
    let (server, portal) = (start("bench-browser", SUBSCRIPTIONS)?, start("bench-portal", MANY)?);
    e2e::node(&server, "e2e/bench/main.mjs")?
        .env("SWITCHBOARD_PORTAL_URL", portal.url())
        .env("EMPTY_APP", empty)
        .env("ACCOUNT", ACCOUNT)
        .env("PASSWORD", PASSWORD)
        .run()
}

/// Builds the empty app as the app is built; gives its folder.
fn empty_app() -> Outcome<PathBuf> {
    println!("Building the empty app beside which the app is measured (about a minute the first time) …");
    Job::new("trunk")
        .args(["build", "--log", "warn,trunk::processing::minify=error", "--config", "e2e/bench/empty/Trunk.toml"])
        .without("NO_COLOR")
        .run()?;
    Ok(project::at("target/empty"))
}

/// Data of `switchboard seed`, with somebody who can sign in; gives their directory.
fn seeded(program: &Path, folder: &Path, subscriptions: &str) -> Outcome<PathBuf> {
    let (data, password) = (folder.join("data"), folder.join("password"));
    at(&password, std::fs::write(&password, PASSWORD))?;
    let switchboard = |arguments: &[&str]| {
        let told = Job::new(program).args(arguments).arg("--data").arg(&data);
        let told = told.answer();
        told.map(drop).ok_or_else(|| Problem::new(format!("`switchboard {}` failed.", arguments.join(" "))))
    };
    switchboard(&["seed", "--subscriptions", subscriptions])?;
    let password = password.to_string_lossy();
    let person = ["--email", ACCOUNT, "--name", "Bench", "--role", "admin_agent", "--password-file", &*password];
    switchboard(&[&["user", "add"], person.as_slice()].concat())?;
    Ok(data)
}
