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

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use super::*;
    use crate::demo;

    /// Keeps lines, as the browser does.
    #[derive(Debug, Default)]
    struct Lines(Mutex<Vec<String>>);

    impl Journal for Lines {
        fn made(&self, made: Made) {
            self.0.lock().unwrap().push(serde_json::to_string(&made).unwrap());
        }
    }

    #[tokio::test]
    async fn a_whole_story_comes_back_from_its_lines() {
        let lines = Arc::new(Lines::default());
        let told = MemoryStore::new([7; 32]).journaled(lines.clone());
        demo::tell(&told, "2026-11-20T10:30:00Z".parse().unwrap()).await.unwrap();
        let again = MemoryStore::new([7; 32]);
        let lines = lines.0.lock().unwrap().clone();
        for line in lines {
            again.replay(serde_json::from_str(&line).unwrap()).await.unwrap();
        }
        assert_eq!(again.chain(demo::MAIN_PROVIDER), told.chain(demo::MAIN_PROVIDER));
        assert_eq!(format!("{:?}", again.lock()), format!("{:?}", told.lock()), "every row of every kind");
    }

    #[tokio::test]
    async fn what_was_skipped_is_not_in_it_and_what_does_not_fit_is_refused() {
        let lines = Arc::new(Lines::default());
        let store = MemoryStore::new([7; 32]).journaled(lines.clone());
        let (tenant, commit) = demo::story("2026-11-20T10:30:00Z".parse().unwrap()).unwrap().remove(0);
        store.commit(&Scope::system(tenant), commit.clone()).await.unwrap();
        let id = shared::id::CommitId::from_bytes([9; 16]);
        store.commit(&Scope::system(tenant), Commit { id, ..commit.clone() }).await.unwrap();
        let kept: Vec<Made> = lines.0.lock().unwrap().iter().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!((kept[0].commit.changes.len(), kept[1].commit.changes.len()), (commit.changes.len(), 0));
        assert!(store.replay(Made { tenant, commit: Commit { id: commit.id, ..commit.clone() } }).await.is_ok());
        let other = shared::id::CommitId::from_bytes([8; 16]);
        assert!(store.replay(Made { tenant, commit: Commit { id: other, ..commit } }).await.is_err());
    }
}
