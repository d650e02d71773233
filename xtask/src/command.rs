//! A program to run, found among the project's own tools first.

use crate::problem::{Outcome, Problem};
use crate::project;
use std::ffi::OsStr;
use std::process::{Child, Command, Stdio};

/// A program with its arguments, run in the project's folder.
pub(crate) struct Job {
    name: String,
    command: Command,
}

impl Job {
    pub(crate) fn new(program: impl AsRef<OsStr>) -> Self {
        let mut command = Command::new(program.as_ref());
        command.current_dir(project::root()).env("PATH", path()).stdin(Stdio::null());
        // Set by `cargo run` for xtask itself; build scripts that look at them would run again each time.
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("CARGO_PKG_") || name == "CARGO_MANIFEST_DIR" {
                command.env_remove(name);
            }
        }
        Self { name: program.as_ref().to_string_lossy().into_owned(), command }
    }

    /// The cargo that started this command.
    pub(crate) fn cargo(subcommand: &str) -> Self {
        let mut job = Self::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())).arg(subcommand);
        job.name = format!("cargo {subcommand}");
        if project::on_ci() && subcommand != "fmt" && subcommand != "install" { job.arg("--locked") } else { job }
    }

    pub(crate) fn arg(mut self, argument: impl AsRef<OsStr>) -> Self {
        self.command.arg(argument);
        self
    }

    pub(crate) fn args<A: AsRef<OsStr>>(mut self, arguments: impl IntoIterator<Item = A>) -> Self {
        self.command.args(arguments);
        self
    }

    pub(crate) fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Hides a variable of this command's own environment.
    pub(crate) fn without(mut self, name: &str) -> Self {
        self.command.env_remove(name);
        self
    }

    /// Runs to the end; what it prints goes to the terminal.
    pub(crate) fn run(mut self) -> Outcome {
        let status = self.command.status();
        let status = status.map_err(|error| self.unable(&error))?;
        if status.success() { Ok(()) } else { Err(Problem::new(format!("{} failed ({status}).", self.name))) }
    }

    /// Runs to the end and gives what it printed, or `None` when it is missing or failed.
    pub(crate) fn answer(mut self) -> Option<String> {
        let output = self.command.stderr(Stdio::null()).output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    /// Starts it and goes on; what it prints goes to `output`.
    pub(crate) fn start(mut self, output: std::fs::File) -> Outcome<Child> {
        let errors = output.try_clone().map_err(|error| self.unable(&error))?;
        let child = self.command.stdout(output).stderr(errors).spawn();
        child.map_err(|error| self.unable(&error))
    }

    /// Ends this command by becoming the program, so that Ctrl-C and its exit code are the program's own.
    #[cfg(unix)]
    pub(crate) fn become_it(mut self) -> Outcome {
        use std::os::unix::process::CommandExt;
        let error = self.command.exec();
        Err(self.unable(&error))
    }

    /// Windows cannot replace a process: wait for it.
    #[cfg(not(unix))]
    pub(crate) fn become_it(self) -> Outcome {
        self.run()
    }

    fn unable(&self, error: &std::io::Error) -> Problem {
        Problem::new(format!("{} could not be started: {error}.", self.name))
    }
}

/// PATH with the project's tools in front; only child processes see it.
fn path() -> std::ffi::OsString {
    let own = [project::at(".tools/bin"), project::at("node_modules/.bin")];
    let rest = std::env::var_os("PATH").unwrap_or_default();
    std::env::join_paths(own.into_iter().chain(std::env::split_paths(&rest))).unwrap_or(rest)
}
