//! `cargo xtask test`: every step or the named ones, and a summary.

use crate::problem::{Outcome, Problem};
use crate::setup;
use crate::steps::{STEPS, Step};
use std::time::{Duration, Instant};

/// Runs the steps. One that fails does not stop the others, so that one run tells everything.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let (names, rest) = match arguments.iter().position(|argument| argument == "--") {
        Some(place) => (&arguments[..place], &arguments[place + 1..]),
        None => (arguments, &[][..]),
    };
    let chosen = choose(names)?;
    setup::ensure(chosen.iter().flat_map(|step| step.needs).copied())?;
    let results: Vec<_> = chosen.iter().map(|step| take(step, rest)).collect();
    summary(&results)
}

/// The named steps in their usual order; all without a name.
fn choose(names: &[String]) -> Outcome<Vec<&'static Step>> {
    if let Some(unknown) = names.iter().find(|name| STEPS.iter().all(|step| step.name != name.as_str())) {
        let known: Vec<_> = STEPS.iter().map(|step| step.name).collect();
        return Err(Problem::new(format!("There is no test step “{unknown}”. There are: {}.", known.join(", "))));
    }
    Ok(STEPS.iter().filter(|step| names.is_empty() || names.iter().any(|name| name == step.name)).collect())
}

struct Taken {
    step: &'static Step,
    time: Duration,
    passed: bool,
}

fn take(step: &'static Step, rest: &[String]) -> Taken {
    println!("\n── {}: {} ──", step.name, step.what);
    let start = Instant::now();
    let outcome = (step.run)(rest);
    if let Err(problem) = &outcome {
        eprintln!("{problem}");
    }
    Taken { step, time: start.elapsed(), passed: outcome.is_ok() }
}

fn summary(results: &[Taken]) -> Outcome {
    println!("\n── summary ──");
    for Taken { step, time, passed } in results {
        println!("{:>7.1} s  {}  {}", time.as_secs_f64(), if *passed { "passed" } else { "FAILED" }, step.name);
    }
    let failed: Vec<_> = results.iter().filter(|taken| !taken.passed).map(|taken| taken.step.name).collect();
    if failed.is_empty() {
        return Ok(());
    }
    Err(Problem::new(format!("Failed. To run only that again: cargo xtask test {}", failed.join(" "))))
}

#[cfg(test)]
mod tests {
    use super::choose;

    fn names(text: &str) -> Option<Vec<&'static str>> {
        let words: Vec<_> = text.split_whitespace().map(str::to_owned).collect();
        choose(&words).ok().map(|steps| steps.iter().map(|step| step.name).collect())
    }

    #[test]
    fn steps_keep_their_order() {
        assert_eq!(names("e2e format"), Some(vec!["format", "e2e"]));
        assert_eq!(names("").map(|all| all.len()), Some(super::STEPS.len()));
        assert_eq!(names("unit nonsense"), None);
    }
}
