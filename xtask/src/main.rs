//! The project's own commands. `cargo xtask help` prints what they do.
//!
//! Plain Rust and the standard library only, so that they start quickly and work alike on Windows, macOS and Linux.

#![expect(clippy::disallowed_methods, reason = "a person waits at the terminal: steps are timed by the real clock")]

mod app;
mod bench;
mod browser;
mod build;
mod command;
mod css;
mod demo;
mod e2e;
mod embed;
mod first_load;
mod locales;
mod node;
mod problem;
mod project;
mod run;
mod server;
mod setup;
mod shots;
mod split;
mod steps;
mod test;
mod tools;

use std::process::ExitCode;

const HELP: &str = "\
Switchboard's own commands

  cargo xtask run [--listen ADDRESS] [--release]
      Builds the app and the server and starts the server with the demo story
      on 127.0.0.1:8080. It prints the URL and who can sign in; Ctrl-C ends it.
      --release builds the server as it is shipped (slower to build).

  cargo xtask test [NAME…]
      format   the code is formatted
      lint     clippy, warnings are errors: native, and what runs in a browser for wasm32
      unit     the native tests, with the laws of the house
      wasm     the app's tests in a headless browser
      e2e      the app against the real server, in a browser, with accessibility checks
      Without a name: all of them, in this order. After `--`, arguments of
      Playwright: cargo xtask test e2e -- --grep sign

  cargo xtask build
      target/release/switchboard, one file with the app inside, and dist/;
      prints what a first visit loads. With --demo instead dist-demo/, the
      offline demo: static files for any web server.

  cargo xtask embed [--fast]
      dist/embed/: the elements for other people's pages; prints their sizes.
      --fast leaves them large.

  cargo xtask bench [browser | ARGUMENT…]
      Builds as shipped and measures: the app in a browser, the server with
      these arguments, or both without any.

  cargo xtask shots [PATH…]
      Screenshots of pages into target/shots: three languages, light and dark,
      wide and narrow. The variable PERSONA names whom to sign in as.

  cargo xtask css | locales | split
      Called by Trunk: join style/ into target/style.css, put the language
      files into the bundle, cut the app into files.

Needed: rustup. Node 20 or newer, with npm, makes the app smaller and is needed
for e2e; Chrome, Chromium or Edge with its driver for wasm and e2e. Everything
else is installed by the first command that needs it, at fixed versions: Rust
tools into .tools/, npm packages into node_modules/.";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let command = arguments.next().unwrap_or_default();
    let rest: Vec<String> = arguments.collect();
    let done = match command.as_str() {
        "run" => run::run(&rest),
        "test" => test::run(&rest),
        "build" => build::run(&rest),
        "bench" => bench::run(&rest),
        "shots" => shots::run(&rest),
        "embed" => embed::run(&rest),
        "css" => css::run(),
        "locales" => locales::run(),
        "split" => split::run(),
        "" | "help" | "-h" | "--help" => {
            println!("{HELP}");
            Ok(())
        }
        other => Err(problem::Problem::new(format!("There is no command “{other}”. `cargo xtask help` lists them."))),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("\n{problem}");
            ExitCode::FAILURE
        }
    }
}
