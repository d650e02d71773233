//! The demonstration: a small world that shows every flag, every reason, every channel, and a year of history.
//!
//! Trey Research, an indirect provider in Germany, sells to eleven customers through seven resellers; Proseware, another
//! provider, shares the customer Contoso with it; a third one, Van Arsdel, bills directly and has no resellers. Every name
//! is one of Microsoft's public fictional ones, every telephone number and address leads nowhere.
//!
//! The story is told as commits in the order of time, through the same rules as the server's: what is refused in it is
//! refused by [`shared::assignment::decide`]. All dates are relative to `now`, everything else is always the same.

mod customers;
mod events;
mod partners;
mod people;
mod reach;
mod subscriptions;
mod teller;
#[cfg(test)]
mod tests;

use shared::id::{SubscriptionId, TenantId};
use shared::text::Invalid;
use shared::time::Timestamp;

use self::teller::Teller;
use crate::ctx::Scope;
use crate::store::{Commit, Outcome, Store, StoreError, Verdict};

/// The provider that the story is about.
pub const MAIN_PROVIDER: TenantId = partners::TREY;

/// A subscription of that provider with nothing special about it: active, its contact may be any of several.
pub fn subscription() -> SubscriptionId {
    subscriptions::id(SAMPLE)
}

/// The number of that subscription.
const SAMPLE: u8 = 1;

/// Puts the story into an empty store.
pub async fn tell<S: Store>(store: &S, now: Timestamp) -> Result<(), StoreError> {
    let commits = story(now).map_err(|fault| StoreError::Failed(format!("the demo story does not parse: {fault}")))?;
    for (tenant, commit) in commits {
        let told = store.commit(&Scope::system(tenant), commit).await?;
        let whole = matches!(&told, Outcome::Done(verdicts) if verdicts.iter().all(|it| matches!(it, Verdict::Put(_))));
        if !whole {
            return Err(StoreError::Failed("the demo story needs an empty store".to_owned()));
        }
    }
    Ok(())
}

/// The story as commits, each with the tenant it is of, in the order in which they are to be made. Fails only when a
/// text in it is not well formed, which a test excludes.
pub fn story(now: Timestamp) -> Result<Vec<(TenantId, Commit)>, Invalid> {
    let mut commits = Vec::new();
    for teller in tellers(now)? {
        commits.extend(teller.finish());
    }
    Ok(commits)
}

/// One teller a provider, at the end of its story.
fn tellers(now: Timestamp) -> Result<[Teller; 3], Invalid> {
    Ok([events::trey(now)?, events::proseware(now)?, events::vanarsdel(now)?])
}
