//! `switchboard init`.

use clap::Args as ClapArgs;
use shared::country::Country;
use shared::id::{MpnId, TenantId};
use shared::partner::ProviderKind;
use shared::text::{Email, Name};

use super::data_dir::{DataArg, DataDir, MadeBy};
use super::password::PasswordArg;
use super::trouble::{Outcome, Trouble};
use super::value::{value, words};
use super::{kept, place};
use crate::service::install::{Beginning, install};

/// What `init` takes.
#[derive(Debug, ClapArgs)]
pub struct Args {
    #[command(flatten)]
    data: DataArg,
    /// The provider's tenant id (Microsoft ID), a GUID.
    #[arg(long, value_name = "GUID", value_parser = value::<TenantId>)]
    tenant: TenantId,
    /// The provider's partner number (once called MPN ID).
    #[arg(long, value_name = "N", value_parser = value::<MpnId>)]
    mpn: MpnId,
    /// The provider's name, as customers see it.
    #[arg(long, value_parser = value::<Name>)]
    name: Name,
    /// Where it does business, two letters of ISO 3166.
    #[arg(long, value_name = "CC", value_parser = value::<Country>)]
    country: Country,
    /// `indirect_provider` sells through resellers; `direct_bill` does not.
    #[arg(long, value_name = "KIND", value_parser = value::<ProviderKind>)]
    kind: ProviderKind,
    /// The e-mail address of the first administrator, who is Global admin and Admin agent.
    #[arg(long, value_name = "EMAIL", value_parser = value::<Email>)]
    admin: Email,
    /// The administrator's name; the address when it is left out.
    #[arg(long, value_name = "NAME", value_parser = value::<Name>)]
    admin_name: Option<Name>,
    #[command(flatten)]
    password: PasswordArg,
    /// Let `switchboard token` make bearer tokens here.
    #[arg(long)]
    local_tokens: bool,
}

/// Makes the directory.
pub async fn run(args: Args) -> Outcome {
    let path = &args.data.data;
    if let Some(found) = DataDir::look(path)? {
        let what = if found.installation.complete { "is an installation already" } else { "was not made to the end" };
        return Err(Trouble::new(format!("{} {what}; name another directory, or delete it first", path.display())));
    }
    let password = args.password.read(args.admin.as_str())?;
    let admin_name = match args.admin_name {
        Some(name) => name,
        None => args.admin.as_str().parse().map_err(|fault| Trouble::new(format!("--admin: {}", words(fault))))?,
    };
    let data = DataDir::make(path, MadeBy::Init, args.local_tokens, args.tenant)?;
    let beginning = Beginning {
        tenant: args.tenant,
        mpn: args.mpn,
        name: args.name,
        country: args.country,
        kind: args.kind,
        admin: args.admin.clone(),
        admin_name,
        password: password.hash,
    };
    install(&place::app(kept::make(&data.path)?), beginning).await?;
    data.complete()?;
    println!("Made {}. {} can sign in.", path.display(), args.admin);
    if let Some(told) = password.told {
        println!("The password, shown this once: {told}");
    }
    println!("Start it with: switchboard serve --data {}", path.display());
    Ok(())
}
