//! `switchboard token`.

use clap::Args as ClapArgs;
use sha2::{Digest, Sha256};
use shared::id::{PersonId, TenantId};
use shared::person::Person;
use shared::role::{Role, Roles, Side};
use shared::version::Version;

use super::data_dir::{DataArg, DataDir};
use super::place::{self, Place};
use super::trouble::{Outcome, Trouble};
use super::value::value;
use crate::ctx::Scope;
use crate::native::clock::SystemClock;
use crate::native::ids::OsIds;
use crate::native::keys::{KeyRing, LONGEST_LIFE};
use crate::native::tokens;
use crate::ports::{Claims, Clock as _};
use crate::service::people;
use crate::store::Store as _;

/// What `token` takes.
#[derive(Debug, ClapArgs)]
pub struct Args {
    #[command(flatten)]
    data: DataArg,
    /// The provider; the first one when it is left out.
    #[arg(long, value_name = "GUID", value_parser = value::<TenantId>)]
    tenant: Option<TenantId>,
    /// A role the token carries: `admin_agent`, `global_admin`, `helpdesk_agent`, `sales_agent`,
    /// `user_management_admin` or `auditor`. Several may be given.
    #[arg(long = "role", value_name = "ROLE", value_parser = value::<Role>, required_unless_present = "rotate_key")]
    roles: Vec<Role>,
    /// A token of a person of this customer instead of the provider's.
    #[arg(long, value_name = "GUID", value_parser = value::<TenantId>)]
    customer: Option<TenantId>,
    /// A token without a user.
    #[arg(long)]
    app_only: bool,
    /// How long it is good: so many s, m, h or d; 30d at most.
    #[arg(long, value_name = "TIME", default_value = "1h", value_parser = seconds)]
    expires: i64,
    /// Sign with a new key from now on; tokens signed before stay good until they end.
    #[arg(long, conflicts_with_all = ["tenant", "roles", "customer", "app_only"])]
    rotate_key: bool,
}

/// Prints the token.
pub async fn run(args: Args) -> Outcome {
    if args.rotate_key {
        return rotate(&args.data);
    }
    let place = place::open(&args.data)?;
    if !place.data.installation.local_tokens {
        return Err(Trouble::new(format!(
            "{} was made without --local-tokens, so no token is made from the command line; its people sign in with \
             their accounts",
            place.data.path.display()
        )));
    }
    let keeper = place.provider(args.tenant).await?;
    let (side, party) = match args.customer {
        Some(customer) => (Side::Customer, place.customer(keeper, customer).await?),
        None => (Side::Provider, keeper),
    };
    let roles: Roles = args.roles.into_iter().collect();
    let person = bearer(&place, keeper, side, party, roles, args.app_only).await?;
    let now = SystemClock.now();
    let expires = now.plus_seconds(args.expires);
    let claims = Claims { person, side, party, keeper, roles, app_only: args.app_only, expires };
    let ring = KeyRing::read_or_make(&place.data.path, &OsIds)?;
    let token = tokens::sign(&ring, &claims, now).ok_or_else(|| Trouble::new("the token could not be signed"))?;
    println!("{token}");
    Ok(())
}

fn rotate(data: &DataArg) -> Outcome {
    let data = DataDir::open(&data.data)?;
    let ring = KeyRing::read_or_make(&data.path, &OsIds)?.rotate(&data.path, SystemClock.now())?;
    println!("Tokens are signed with the key {} from now on.", ring.signing_id());
    Ok(())
}

/// Who the token speaks as: the same person for the same roles each time, known by name to the activity log.
async fn bearer(
    place: &Place,
    keeper: TenantId,
    side: Side,
    party: TenantId,
    roles: Roles,
    app_only: bool,
) -> Outcome<PersonId> {
    let mut hash = Sha256::new_with_prefix(b"token of the command line");
    hash.update(keeper.bytes());
    hash.update(party.bytes());
    hash.update([roles.bits(), u8::from(app_only)]);
    let mut id = [0; 16];
    id.iter_mut().zip(hash.finalize()).for_each(|(to, from)| *to = from);
    // The form of a GUID of version 8, which is made by rules of one's own (RFC 9562, 5.8).
    id[6] = id[6] & 0x0f | 0x80;
    id[8] = id[8] & 0x3f | 0x80;
    let id = PersonId::from_bytes(id);
    if place.app.store.people(&Scope::system(keeper), Some(&[id])).await?.is_empty() {
        let words: Vec<_> = roles.iter().map(Role::code).collect();
        let kind = if app_only { "Application token" } else { "Token" };
        let person = Person {
            tenant: keeper,
            id,
            side,
            party,
            verified: false,
            roles,
            name: format!("{kind} ({})", words.join(", ")).parse().ok(),
            email: None,
            persona: false,
            version: Version::FIRST,
        };
        people::know(&place.app, person).await?;
    }
    Ok(id)
}

/// Reads `90s`, `30m`, `1h` or `7d`.
fn seconds(text: &str) -> Result<i64, String> {
    let unit = |suffix: &str, seconds: i64| {
        let number: i64 = text.strip_suffix(suffix)?.parse().ok()?;
        number.checked_mul(seconds)
    };
    let read = unit("s", 1).or_else(|| unit("m", 60)).or_else(|| unit("h", 3_600)).or_else(|| unit("d", 86_400));
    match read {
        Some(seconds) if (1..=LONGEST_LIFE).contains(&seconds) => Ok(seconds),
        Some(_) => Err("a token lives from 1s to 30d".to_owned()),
        None => Err("say how long as 90s, 30m, 1h or 7d".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_long_a_token_lives() {
        for (text, expected) in [("90s", 90), ("30m", 1_800), ("1h", 3_600), ("30d", LONGEST_LIFE)] {
            assert_eq!(seconds(text), Ok(expected), "{text}");
        }
        for text in ["31d", "0s", "-1h", "1", "h", "", "9223372036854775807d", "1w"] {
            assert!(seconds(text).is_err(), "{text}");
        }
    }
}
