//! `cargo xtask bench`: figures of what is shipped.

mod browser;

use crate::build;
use crate::command::Job;
use crate::problem::Outcome;

/// Builds as shipped, then measures: the app in a browser when the first argument is `browser`, the server
/// (`server/benches/`, which gets the arguments) when there are others, both without any.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    build::all()?;
    match arguments {
        [one] if one == "browser" => browser::run(),
        [] => server(&[]).and_then(|()| browser::run()),
        _ => server(arguments),
    }
}

fn server(arguments: &[String]) -> Outcome {
    Job::cargo("bench").args(["--package", "server", "--features", "embed", "--"]).args(arguments).run()
}
