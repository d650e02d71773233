//! `switchboard flags`: for monitoring.

use clap::Args as ClapArgs;
use shared::flags::Flag;
use shared::id::TenantId;

use super::data_dir::DataArg;
use super::place;
use super::trouble::{Outcome, Trouble};
use super::value::value;
use crate::service::flagged::flagged;

/// What `flags` takes.
#[derive(Debug, ClapArgs)]
pub struct Args {
    #[command(flatten)]
    data: DataArg,
    /// The provider; the first one when it is left out.
    #[arg(long, value_name = "GUID", value_parser = value::<TenantId>)]
    tenant: Option<TenantId>,
    /// End with an error when any subscription has this flag: `ineligible`, `unverified`, `ending`, `unreachable`,
    /// `unreviewed` or `differs`. Several may be given.
    #[arg(long = "fail-on", value_name = "FLAG", value_parser = value::<Flag>)]
    fail_on: Vec<Flag>,
    /// Print one JSON object.
    #[arg(long)]
    json: bool,
}

/// Prints how many subscriptions need attention, by flag.
pub async fn run(args: Args) -> Outcome {
    let place = place::open(&args.data)?;
    let provider = place.provider(args.tenant).await?;
    let counts = flagged(&place.app, provider).await?;
    if args.json {
        println!("{}", serde_json::json!({ "counts": counts }));
    } else {
        for (flag, count) in &counts {
            println!("{flag}\t{count}");
        }
    }
    let bad: Vec<_> = counts
        .iter()
        .filter(|(flag, count)| **count > 0 && args.fail_on.contains(flag))
        .map(|(flag, count)| format!("{count} {flag}"))
        .collect();
    if bad.is_empty() {
        return Ok(());
    }
    Err(Trouble::new(format!("subscriptions need attention: {}; see the worklist", bad.join(", "))))
}
