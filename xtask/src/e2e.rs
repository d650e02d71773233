//! The end-to-end tests: Playwright drives a browser against the real server with the demo story, and on the demo.

use crate::command::Job;
use crate::problem::Outcome;
use crate::server::{self, Running};
use crate::{app, browser, demo, embed, project};

/// Builds app, server and demo, starts the server on fresh data and runs the tests of `e2e/tests` on both.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    Job::new("node").args(["--test", "app/embed"]).run()?;
    // Before what goes into its folder.
    app::build()?;
    // Larger than as shipped, and there minutes sooner.
    demo::build(false)?;
    let server = start("e2e")?;
    // The tests' own host of static files listens there.
    let static_host = server::free_address()?;
    node(&server, "node_modules/@playwright/test/cli.js")?
        .env("SWITCHBOARD_DEMO_URL", format!("http://{static_host}/"))
        .args(["test", "--config", "e2e/playwright.config.mjs"])
        .args(arguments)
        .run()
}

/// The server with everything it shows, on a port of its own.
pub(crate) fn start(name: &str) -> Outcome<Running> {
    app::build()?;
    embed::build(false)?;
    Running::demo(&server::build(false)?, name)
}

/// A Node script that finds the server and the browser in its environment.
pub(crate) fn node(server: &Running, script: &str) -> Outcome<Job> {
    Ok(Job::new("node")
        .arg(project::at(script))
        .env("SWITCHBOARD_URL", server.url())
        .env("BROWSER", browser::ensure()?))
}
