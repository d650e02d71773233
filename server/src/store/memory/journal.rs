//! What was committed, told to whoever keeps it: the demonstration keeps it in the browser between visits.

use std::fmt::Debug;

use serde::{Deserialize, Serialize};
use shared::id::TenantId;

use super::MemoryStore;
use crate::ctx::Scope;
use crate::store::{Commit, Outcome, Put, Read, Store as _, StoreError, Verdict};

/// The form of [`Made`] as it is kept. Another number is another form, which nobody reads any more.
pub const VERSION: u32 = 1;

/// Learns of every commit that was made, in their order.
pub trait Journal: Debug + Send + Sync {
    /// This was committed.
    fn made(&self, made: Made);
}

/// A commit that was made, with nothing in it that was skipped.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Made {
    /// Whose rows.
    pub tenant: TenantId,
    /// What was put. Without guards: they held.
    pub commit: Commit,
}

impl Made {
    pub(super) fn only_what_was_put(mut self, verdicts: &[Verdict]) -> Self {
        let mut verdicts = verdicts.iter();
        self.commit.changes.retain(|_| matches!(verdicts.next(), Some(Verdict::Put(_))));
        self
    }

    /// Does it only begin, prolong or end sessions? Of these the newest of each session says all.
    pub fn is_of_sessions(&self) -> bool {
        self.commit.changes.iter().all(|change| matches!(change.put, Put::Session(_) | Put::NoSession(_)))
    }
}

impl MemoryStore {
    /// Makes a commit of the journal again. Fails when it does not fit what is here: then the journal is of another
    /// beginning, or something in it was lost.
    pub async fn replay(&self, made: Made) -> Read<()> {
        let unfit = || StoreError::Failed("a commit of the journal does not fit".to_owned());
        let outcome = self.commit(&Scope::system(made.tenant), made.commit).await?;
        let whole =
            matches!(&outcome, Outcome::Done(verdicts) if verdicts.iter().all(|it| matches!(it, Verdict::Put(_))));
        if whole { Ok(()) } else { Err(unfit()) }
    }
}
