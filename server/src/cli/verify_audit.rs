//! `switchboard verify-audit`.

use clap::Args as ClapArgs;
use shared::id::TenantId;

use super::data_dir::DataArg;
use super::place;
use super::trouble::{Outcome, Trouble};
use super::value::value;

/// What `verify-audit` takes.
#[derive(Debug, ClapArgs)]
pub struct Args {
    #[command(flatten)]
    data: DataArg,
    /// The provider whose activity log is checked; all when it is left out.
    #[arg(long, value_name = "GUID", value_parser = value::<TenantId>)]
    tenant: Option<TenantId>,
}

/// Walks the chain of every entry, and says whether it holds.
pub async fn run(args: Args) -> Outcome {
    let place = place::open(&args.data)?;
    let report = place.app.store.verify_audit(args.tenant).await?;
    for tenant in &report.tenants {
        let state = tenant.broken.map_or_else(|| "whole".to_owned(), |broken| format!("BROKEN: {broken}"));
        println!("{}\t{} entries\t{} links\t{state}", tenant.tenant, tenant.entries, tenant.links);
    }
    if report.is_whole() {
        return Ok(());
    }
    Err(Trouble::new(
        "the activity log was changed outside Switchboard; keep the file as evidence, and compare it with a backup",
    ))
}
