//! Where a new password comes from: a file, standard input, the terminal, or the dice. Never from the arguments,
//! which others on the computer can read.

use std::fs;
use std::io::{IsTerminal as _, Read as _};
use std::path::PathBuf;

use clap::Args;

use super::trouble::{Outcome, Trouble};
use crate::native::ids::OsIds;
use crate::native::passwords;
use crate::ports::Ids as _;

/// The fewest characters of a password.
const FEWEST: usize = 12;
/// The most bytes; the same bound as at sign-in.
const MOST: usize = 512;
/// Letters and digits that nobody takes for others; 32 of them, so that five random bits choose one.
const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// Where the password comes from.
#[derive(Clone, Debug, Args)]
pub struct PasswordArg {
    /// A file whose first line is the password; `-` is standard input. Else the terminal asks, or one is made up.
    #[arg(long = "password-file", value_name = "FILE")]
    file: Option<PathBuf>,
}

/// A new password's hash, and the password itself when it was made up here and has to be told once.
pub struct NewPassword {
    /// In PHC form.
    pub hash: String,
    /// To be shown once.
    pub told: Option<String>,
}

impl PasswordArg {
    /// Reads it, or makes it up.
    pub fn read(&self, of: &str) -> Outcome<NewPassword> {
        let given = match &self.file {
            Some(file) if file.as_os_str() == "-" => Some(first_line(&all_of_stdin()?)?),
            Some(file) => Some(first_line(&fs::read_to_string(file).map_err(|error| Trouble::file(file, error))?)?),
            None if std::io::stdin().is_terminal() => typed(of)?,
            None => None,
        };
        let told = if given.is_none() { Some(made_up()?) } else { None };
        let password = given.or_else(|| told.clone()).unwrap_or_default();
        check(&password)?;
        let hash = passwords::hash(&password, &OsIds).ok_or_else(no_random)?;
        Ok(NewPassword { hash, told })
    }
}

fn all_of_stdin() -> Outcome<String> {
    let mut text = String::new();
    let limit = u64::try_from(MOST).unwrap_or(u64::MAX) + 2;
    let read = std::io::stdin().take(limit).read_to_string(&mut text);
    read.map_err(|error| Trouble::new(format!("cannot read the password from standard input: {error}")))?;
    Ok(text)
}

fn first_line(text: &str) -> Outcome<String> {
    let line = text.trim_start_matches('\u{feff}').lines().next().unwrap_or_default();
    if line.is_empty() {
        Err(Trouble::new("the password is empty; its file begins with the password"))
    } else {
        Ok(line.to_owned())
    }
}

/// None when only Enter was typed: then one is made up.
fn typed(of: &str) -> Outcome<Option<String>> {
    let ask = |prompt: String| {
        rpassword::prompt_password(prompt)
            .map_err(|error| Trouble::new(format!("cannot read from the terminal: {error}; use --password-file")))
    };
    let first = ask(format!("New password for {of} (Enter alone makes one up): "))?;
    if first.is_empty() {
        return Ok(None);
    }
    check(&first)?;
    if ask("Once more: ".to_owned())? == first {
        Ok(Some(first))
    } else {
        Err(Trouble::new("the two passwords differ; try again"))
    }
}

fn check(password: &str) -> Outcome {
    if password.chars().count() < FEWEST {
        return Err(Trouble::new(format!("the password is too short; it needs {FEWEST} characters")));
    }
    if password.len() > MOST {
        return Err(Trouble::new(format!("the password is too long; it may have {MOST} bytes")));
    }
    Ok(())
}

/// Twenty letters in groups of five: a hundred random bits.
fn made_up() -> Outcome<String> {
    let mut random = [0; 20];
    if !OsIds.fill(&mut random) {
        return Err(no_random());
    }
    let letters: Vec<char> = random
        .iter()
        .filter_map(|byte| LETTERS.get(usize::from(byte & 31)))
        .map(|letter| char::from(*letter))
        .collect();
    let groups: Vec<String> = letters.chunks(5).map(|group| group.iter().collect()).collect();
    Ok(groups.join("-"))
}

fn no_random() -> Trouble {
    Trouble::new("the system gives no random numbers, so no password can be made")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_made_up_password_is_long_and_plain() {
        let (one, other) = (made_up().unwrap(), made_up().unwrap());
        assert_eq!(one.len(), 23);
        assert!(one.split('-').all(|group| group.len() == 5 && group.bytes().all(|b| LETTERS.contains(&b))), "{one}");
        assert_ne!(one, other);
        check(&one).unwrap();
    }

    #[test]
    fn the_first_line_of_a_file_counts() {
        assert_eq!(first_line("\u{feff}correct horse\r\nmore\n").unwrap(), "correct horse");
        assert!(first_line("\n").is_err());
        assert!(check("elevenchars").is_err());
        assert!(check(&"x".repeat(513)).is_err());
    }
}
