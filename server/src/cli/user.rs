//! `switchboard user`.

use clap::{Args, Subcommand};
use shared::id::TenantId;
use shared::role::{Role, Side};
use shared::text::{Email, Name};

use super::data_dir::DataArg;
use super::password::PasswordArg;
use super::place::{self, Place};
use super::trouble::{Outcome, Trouble};
use super::value::value;
use crate::service::people::{self, Newcomer};

/// What can be done with people.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Adds a person.
    Add(Add),
    /// Shows who has an account.
    List(List),
    /// Lets somebody sign in no longer, and ends its sessions.
    Disable(One),
    /// Lets somebody sign in again.
    Enable(One),
    /// Gives somebody another password, and ends its sessions.
    Password(Password),
}

/// Who is to be added.
#[derive(Debug, Args)]
pub struct Add {
    #[command(flatten)]
    data: DataArg,
    /// The address with which the person signs in.
    #[arg(long, value_parser = value::<Email>)]
    email: Email,
    /// The person's name.
    #[arg(long, value_parser = value::<Name>)]
    name: Name,
    /// A role: `admin_agent`, `global_admin`, `helpdesk_agent`, `sales_agent`, `user_management_admin` or `auditor`.
    /// Several may be given.
    #[arg(long = "role", value_name = "ROLE", required = true, value_parser = value::<Role>)]
    roles: Vec<Role>,
    /// The provider; the first one when it is left out.
    #[arg(long, value_name = "GUID", value_parser = value::<TenantId>)]
    tenant: Option<TenantId>,
    /// The person speaks for this customer of the provider.
    #[arg(long, value_name = "GUID", value_parser = value::<TenantId>, conflicts_with = "reseller")]
    customer: Option<TenantId>,
    /// The person speaks for this reseller of the provider.
    #[arg(long, value_name = "GUID", value_parser = value::<TenantId>)]
    reseller: Option<TenantId>,
    #[command(flatten)]
    password: PasswordArg,
}

/// Whose people.
#[derive(Debug, Args)]
pub struct List {
    #[command(flatten)]
    data: DataArg,
    /// The provider; the first one when it is left out.
    #[arg(long, value_name = "GUID", value_parser = value::<TenantId>)]
    tenant: Option<TenantId>,
}

/// Who is meant.
#[derive(Debug, Args)]
pub struct One {
    #[command(flatten)]
    data: DataArg,
    /// The person's address.
    #[arg(value_parser = value::<Email>)]
    email: Email,
}

/// Whose password.
#[derive(Debug, Args)]
pub struct Password {
    #[command(flatten)]
    one: One,
    #[command(flatten)]
    password: PasswordArg,
}

/// Does it.
pub async fn run(command: Command) -> Outcome {
    match command {
        Command::Add(args) => add(args).await,
        Command::List(args) => list(args).await,
        Command::Disable(one) => lock(&one, true).await,
        Command::Enable(one) => lock(&one, false).await,
        Command::Password(args) => password(args).await,
    }
}

async fn add(args: Add) -> Outcome {
    let place = place::open(&args.data)?;
    let provider = place.provider(args.tenant).await?;
    let (side, party) = match (args.customer, args.reseller) {
        (Some(customer), _) => (Side::Customer, place.customer(provider, customer).await?),
        (None, Some(reseller)) => (Side::Reseller, place.reseller(provider, reseller).await?),
        (None, None) => (Side::Provider, provider),
    };
    let password = args.password.read(args.email.as_str())?;
    let new = Newcomer {
        side,
        party,
        roles: args.roles.into_iter().collect(),
        name: args.name,
        email: args.email.clone(),
        password: password.hash,
    };
    if people::add(&place.app, provider, new).await?.is_none() {
        return Err(Trouble::new(format!("{} has an account already; choose another address", args.email)));
    }
    println!("{} can sign in.", args.email);
    tell(password.told);
    Ok(())
}

async fn list(args: List) -> Outcome {
    let place = place::open(&args.data)?;
    let provider = place.provider(args.tenant).await?;
    for holder in people::list(&place.app, provider).await? {
        let name = holder.person.name.map(|name| name.to_string()).unwrap_or_default();
        let roles: Vec<_> = holder.person.roles.iter().map(Role::code).collect();
        let state = if holder.account.locked { "disabled" } else { "enabled" };
        println!("{}\t{name}\t{}\t{}\t{state}", holder.account.email, holder.person.side, roles.join(","));
    }
    Ok(())
}

async fn lock(one: &One, locked: bool) -> Outcome {
    let place = place::open(&one.data)?;
    people::lock(&place.app, &one.email, locked).await?.ok_or_else(|| nobody(&place, &one.email))?;
    println!("{} {}.", one.email, if locked { "is disabled and signed out" } else { "can sign in again" });
    Ok(())
}

async fn password(args: Password) -> Outcome {
    let place = place::open(&args.one.data)?;
    let email = &args.one.email;
    let password = args.password.read(email.as_str())?;
    people::set_password(&place.app, email, password.hash).await?.ok_or_else(|| nobody(&place, email))?;
    println!("{email} has a new password and is signed out.");
    tell(password.told);
    Ok(())
}

fn nobody(place: &Place, email: &Email) -> Trouble {
    Trouble::new(format!(
        "{email} has no account in {}; `switchboard user list` shows who has",
        place.data.path.display()
    ))
}

fn tell(told: Option<String>) {
    if let Some(told) = told {
        println!("The password, shown this once: {told}");
    }
}
