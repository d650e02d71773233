//! `switchboard migrate`.

use clap::Args as ClapArgs;

use super::data_dir::{DataArg, DataDir};
use super::kept;
use super::trouble::Outcome;

/// What `migrate` takes.
#[derive(Debug, ClapArgs)]
pub struct Args {
    #[command(flatten)]
    data: DataArg,
}

/// Brings the database to this version's schema. One from a newer version is refused and left as it is.
pub fn run(args: &Args) -> Outcome {
    let data = DataDir::open(&args.data.data)?;
    let steps = kept::migrate(&data.path)?;
    println!("{} fits version {} ({steps} steps made).", data.path.display(), env!("CARGO_PKG_VERSION"));
    Ok(())
}
