//! `cargo xtask run`: from a fresh clone to a running server with the demo story.

use crate::problem::{Outcome, Problem};
use crate::{app, project, server};
use std::net::SocketAddr;

/// Builds what is missing and becomes the server.
///
/// The server is the unoptimised one, unless asked: it is built in less than half the time, the tests use the same
/// build, and with a demo's data nobody can tell.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let (listen, release) = parse(arguments)?;
    server::require_free(listen)?;
    app::build()?;
    let program = server::build(release)?;
    server::require_free(listen)?;
    server::demo(&program, listen, &project::at("target/demo-data")).become_it()
}

fn parse(arguments: &[String]) -> Outcome<(SocketAddr, bool)> {
    let (mut listen, mut release) = (SocketAddr::from(([127, 0, 0, 1], 8080)), false);
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--release" => release = true,
            "--listen" => {
                listen = rest.next().and_then(|text| text.parse().ok()).ok_or_else(|| {
                    Problem::new("--listen needs an address and a port, for example --listen 127.0.0.1:8081")
                })?;
            }
            other => {
                return Err(Problem::new(format!(
                    "`cargo xtask run` does not know “{other}”. It takes --listen ADDRESS and --release."
                )));
            }
        }
    }
    Ok((listen, release))
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn options_in_any_order_and_nothing_else() {
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        assert!(parse(&[]).is_ok_and(|(listen, release)| listen.port() == 8080 && !release));
        let both = parse(&words("--release --listen 127.0.0.1:9000"));
        assert!(both.is_ok_and(|(listen, release)| listen.port() == 9000 && release));
        for bad in ["--listen", "--listen 9000", "--port 9000"] {
            assert!(parse(&words(bad)).is_err(), "{bad}");
        }
    }
}
