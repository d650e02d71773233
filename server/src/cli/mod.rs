//! The command line: one file a command.

mod backup;
mod data_dir;
mod flags;
mod import;
mod init;
mod kept;
mod migrate;
mod password;
mod place;
mod seed;
mod serve;
mod stop;
mod token;
mod trouble;
mod user;
mod value;
mod verify_audit;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use self::trouble::{Outcome, Trouble};

/// Decides who supports each customer's subscription, and shows customers whom to call.
#[derive(Debug, Parser)]
#[command(name = "switchboard", version, about, arg_required_else_help = true)]
struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Answers requests until it is told to stop.
    Serve(serve::Args),
    /// Makes a data directory with the first provider and its first administrator.
    Init(init::Args),
    /// Makes a bearer token, or a new key to sign them with.
    Token(token::Args),
    /// Adds, lists, disables and enables people with local accounts, and sets their passwords.
    #[command(subcommand)]
    User(user::Command),
    /// Reads Partner Center's and Microsoft Graph's answers.
    Import(import::Args),
    /// Makes a data directory with synthetic data of any size.
    Seed(seed::Args),
    /// Says how many subscriptions need attention, for monitoring.
    Flags(flags::Args),
    /// Checks that nobody changed the activity log.
    VerifyAudit(verify_audit::Args),
    /// Copies the data directory, also while the server works.
    Backup(backup::Args),
    /// Makes a data directory from a backup.
    Restore(backup::Args),
    /// Brings the database to the schema of this version; `serve` does so too.
    Migrate(migrate::Args),
    /// Prints the description of the API, OpenAPI 3.1.
    Openapi,
}

/// Runs the command of the process. 0, or not 0 with one line on standard error.
pub async fn main() -> ExitCode {
    let command = match CommandLine::try_parse() {
        Ok(line) => line.command,
        Err(error)
            if error.use_stderr()
                && error.kind() != clap::error::ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand =>
        {
            eprintln!("{}", misused(&error.to_string()));
            return ExitCode::from(2);
        }
        Err(help) => {
            // Help or the version, which were asked for.
            let _ = help.print();
            return ExitCode::SUCCESS;
        }
    };
    match run(command).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(Trouble(line)) => {
            eprintln!("{line}");
            ExitCode::FAILURE
        }
    }
}

async fn run(command: Command) -> Outcome {
    match command {
        Command::Serve(args) => serve::run(args).await,
        Command::Init(args) => init::run(args).await,
        Command::Token(args) => token::run(args).await,
        Command::User(command) => user::run(command).await,
        Command::Import(args) => import::run(args).await,
        Command::Seed(args) => seed::run(args).await,
        Command::Flags(args) => flags::run(args).await,
        Command::VerifyAudit(args) => verify_audit::run(args).await,
        Command::Backup(args) => backup::backup(&args),
        Command::Restore(args) => backup::restore(&args),
        Command::Migrate(args) => migrate::run(&args),
        Command::Openapi => {
            print!("{}", crate::http::openapi::json());
            Ok(())
        }
    }
}

/// What is wrong with the arguments, in one line.
fn misused(error: &str) -> String {
    let text = error.split("\n\nUsage:").next().unwrap_or(error);
    let words: Vec<_> = text.strip_prefix("error: ").unwrap_or(text).split_whitespace().collect();
    let line = words.join(" ").replace(" tip: ", "; ").replace(" For more information, try '--help'.", "");
    format!("{line}. `switchboard help` shows what there is.")
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_definition_is_sound() {
        CommandLine::command().debug_assert();
    }

    #[test]
    fn a_misuse_is_one_line() {
        let said = |words: &[&str]| misused(&CommandLine::try_parse_from(words).unwrap_err().to_string());
        insta::assert_snapshot!(
            [
                said(&["switchboard", "srve"]),
                said(&["switchboard", "serve", "--listen", "everywhere"]),
                said(&["switchboard", "init", "--data", "x"]),
                said(&["switchboard", "token", "--data", "x", "--role", "boss"]),
                said(&["switchboard", "init", "--tenant", "3b33e682"]),
                said(&["switchboard", "token", "--role", "auditor", "--expires", "1y"]),
            ]
            .join("\n")
        );
    }
}
