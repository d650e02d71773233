//! `cargo xtask build`: the server as it is shipped, one file with the app inside.

use crate::command::Job;
use crate::problem::{Outcome, Problem};
use crate::setup::{Need, ensure};
use crate::{app, demo, embed, first_load, node, project};

/// Builds `dist/` and then the server around it.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    match arguments {
        [] => {}
        [flag] if flag == "--demo" => return demo::build(true).and_then(|()| demo::print()),
        [other, ..] => return Err(Problem::new(format!("`cargo xtask build` takes --demo, and no “{other}”."))),
    }
    all()?;
    first_load::print()?;
    println!("Built {}", project::target().join("release").join(project::executable("switchboard")).display());
    Ok(())
}

/// The release build, for everything that needs it. What is shipped is optimised: it needs Node.
pub(crate) fn all() -> Outcome {
    node::require()?;
    ensure([Need::Node])?;
    app::build()?;
    embed::build(false)?;
    println!("Building the server with the app inside (about 4 minutes the first time) …");
    Job::cargo("build").args(["--release", "--package", "server", "--bin", "switchboard", "--features", "embed"]).run()
}
