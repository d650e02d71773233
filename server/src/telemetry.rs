//! The log: to standard error, as text or as JSON. Nothing in it names a person, and no secret gets near it.

use clap::ValueEnum;
use tracing_subscriber::EnvFilter;

/// In which form the log is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum LogForm {
    /// For people.
    #[default]
    Text,
    /// One JSON object a line, for collectors.
    Json,
}

/// Begins to write the log. The filter is in the form `info,server=debug`; one that cannot be read is `info`.
pub fn start(form: LogForm, filter: &str) {
    let filter = EnvFilter::try_new(filter).unwrap_or_else(|_| EnvFilter::new("info"));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // Fails only when somebody began before, who then has the log.
    let _ = match form {
        LogForm::Text => log.with_target(false).try_init(),
        LogForm::Json => log.json().flatten_event(true).try_init(),
    };
}
