//! `switchboard seed`.

use clap::Args as ClapArgs;

use super::data_dir::{DataArg, DataDir, MadeBy};
use super::kept;
use super::trouble::{Outcome, Trouble};
use crate::ctx::Scope;
use crate::native::clock::SystemClock;
use crate::ports::Clock as _;
use crate::seed::Seed;

/// What `seed` takes.
#[derive(Debug, ClapArgs)]
pub struct Args {
    #[command(flatten)]
    data: DataArg,
    /// How many subscriptions, over all providers.
    #[arg(long, value_name = "N")]
    subscriptions: u64,
    /// How many providers.
    #[arg(long, value_name = "T", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    tenants: u32,
    /// Another number gives other data; the same number gives the same on the same day.
    #[arg(long, value_name = "S", default_value_t = 1)]
    seed: u64,
}

/// Makes a data directory with synthetic data.
pub async fn run(args: Args) -> Outcome {
    let path = &args.data.data;
    if let Some(found) = DataDir::look(path)? {
        let what = if found.installation.complete { "is an installation already" } else { "was not made to the end" };
        return Err(Trouble::new(format!("{} {what}; name another directory, or delete it first", path.display())));
    }
    let begun = SystemClock.now();
    let seed = Seed { subscriptions: args.subscriptions, tenants: args.tenants, seed: args.seed, now: begun };
    let first = seed.shares().next().ok_or_else(|| Trouble::new("name at least one tenant"))?;
    let data = DataDir::make(path, MadeBy::Seed, true, first.tenant())?;
    let store = kept::make(&data.path)?;
    for share in seed.shares() {
        let mut fault = None;
        let commits = share.commits().map_while(|commit| commit.map_err(|wrong| fault = Some(wrong)).ok());
        store.load(&Scope::system(share.tenant()), commits).await?;
        if let Some(wrong) = fault {
            return Err(Trouble::new(format!("a made-up name is not well formed: {wrong}")));
        }
    }
    data.complete()?;
    let seconds = (SystemClock.now().micros() - begun.micros()) / 1_000_000;
    println!(
        "Made {} with {} subscriptions of {} providers in {seconds} s.",
        path.display(),
        args.subscriptions,
        args.tenants
    );
    println!("A token to try it with: switchboard token --data {} --role admin_agent", path.display());
    Ok(())
}
