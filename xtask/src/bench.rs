//! `cargo xtask bench`: figures of what is shipped.

use crate::command::Job;
use crate::problem::{Outcome, Problem};
use crate::{build, project};

/// Builds as shipped, then runs the server's benchmarks (`server/benches/`), which get the arguments.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    if !project::at("server/benches").is_dir() {
        return Err(Problem::new("There are no benchmarks yet: server/benches/ is missing."));
    }
    build::all()?;
    Job::cargo("bench").args(["--package", "server", "--features", "embed", "--"]).args(arguments).run()
}
