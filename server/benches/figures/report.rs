//! What was measured, as the lines of `docs/benchmarks.md`.

use std::time::Duration;

/// One figure beside what it should reach.
pub struct Line {
    /// What was measured.
    pub what: String,
    /// The figure.
    pub figure: String,
    /// What it should reach.
    pub aim: String,
    /// Does it?
    pub reached: bool,
}

/// Microseconds of a duration.
pub fn micros(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6
}

/// The middle of several values.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// Prints the table.
pub fn print(lines: &[Line]) {
    println!("| what | measured | aim | reached |\n|---|---|---|---|");
    for Line { what, figure, aim, reached } in lines {
        println!("| {what} | {figure} | {aim} | {} |", if *reached { "yes" } else { "**no**" });
    }
}
