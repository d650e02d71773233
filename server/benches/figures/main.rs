//! The server's figures, each beside a limit measured in the same run: `cargo xtask bench`.
//!
//! CPU time a request is what is compared: on a shared machine it is steadier than requests a second. Rounds of the
//! server and of its limit alternate, and the median of the rounds counts. Arguments: `--subscriptions N` (1,000,000),
//! `--scratch DIR` (where data are kept between runs), `--seconds N` a round (4), and the names of sections.

#![expect(clippy::expect_used, reason = "a measuring program stops at any fault")]
#![expect(clippy::disallowed_methods, reason = "it measures time")]

mod bare;
mod child;
mod load;
mod raw;
mod report;
mod sections;
mod world;

use std::path::PathBuf;
use std::time::Duration;

/// How to measure.
pub struct Plan {
    subscriptions: usize,
    scratch: PathBuf,
    round: Duration,
    sections: Vec<String>,
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    if let [bare, address, body] = arguments.as_slice()
        && bare == "bare"
    {
        let address = address.parse().expect("an address");
        return bare::serve(address, Box::leak(body.clone().into_boxed_str()));
    }
    let plan = plan(arguments);
    std::fs::create_dir_all(&plan.scratch).expect("the scratch folder can be made");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let lines = runtime.block_on(sections::run(&plan));
    report::print(&lines);
}

fn plan(arguments: Vec<String>) -> Plan {
    let mut plan = Plan {
        subscriptions: 1_000_000,
        scratch: PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../target/bench")),
        round: Duration::from_secs(4),
        sections: Vec::new(),
    };
    let mut rest = arguments.into_iter();
    while let Some(argument) = rest.next() {
        let mut value = || rest.next().expect("a value after the option");
        match argument.as_str() {
            "--subscriptions" => plan.subscriptions = value().parse().expect("a number"),
            "--scratch" => plan.scratch = value().into(),
            "--seconds" => plan.round = Duration::from_secs(value().parse().expect("a number")),
            _ => plan.sections.push(argument),
        }
    }
    plan
}
