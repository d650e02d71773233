//! `cargo xtask shots`: screenshots to look at.

use crate::e2e;
use crate::problem::Outcome;
use crate::setup::{Need, ensure};

/// Takes the pictures of the given paths, or of every page.
pub(crate) fn run(paths: &[String]) -> Outcome {
    ensure([Need::Node, Need::Browser, Need::Wasm, Need::Bindgen, Need::Trunk])?;
    let server = e2e::start("shots-server")?;
    e2e::node(&server, "e2e/shots.mjs")?.args(paths).run()
}
