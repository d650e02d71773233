//! Refused attempts of signed-in people: at most one entry a second and person, the others counted (D9).
//!
//! The first attempt is recorded at once. Those that follow within a second are held as one entry with their number,
//! and are written with the next refusal, or before the log is read. Anonymous attempts never come here.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry as Slot;
use std::sync::{Arc, Mutex, PoisonError};

use shared::audit::Entry;
use shared::id::{PersonId, TenantId};
use shared::time::Timestamp;
use shared::version::Version;

use super::Failure;
use crate::app::App;
use crate::ctx::Scope;
use crate::store::{Change, Commit, Put, Store};

/// The most people who are remembered at once; beyond it attempts are recorded without counting together.
const MOST_PEOPLE: usize = 1_024;

/// Who tried what lately. Cheap to clone; all clones are one.
#[derive(Clone, Debug, Default)]
pub struct Attempts(Arc<Mutex<Bursts>>);

type Bursts = BTreeMap<(TenantId, PersonId), Burst>;

/// One person's attempts.
#[derive(Debug)]
struct Burst {
    /// When an entry was last handed out.
    last: Timestamp,
    /// What came since, as one entry.
    held: Option<Entry>,
}

impl Burst {
    fn rests(&self, now: Timestamp) -> bool {
        self.last.plus_seconds(1) <= now
    }
}

impl Attempts {
    /// Takes an attempt; gives what is to be recorded now, with whose it is.
    fn take(&self, tenant: TenantId, entry: Entry) -> Vec<(TenantId, Entry)> {
        let now = entry.at;
        let mut bursts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let room = bursts.len() < MOST_PEOPLE;
        let mut ripe = Vec::new();
        match bursts.entry((tenant, entry.actor)) {
            Slot::Occupied(mut slot) => {
                let burst = slot.get_mut();
                let joined = join(burst.held.take(), entry);
                if burst.rests(now) {
                    burst.last = now;
                    ripe.push((tenant, joined));
                } else {
                    burst.held = Some(joined);
                }
            }
            Slot::Vacant(slot) => {
                if room {
                    slot.insert(Burst { last: now, held: None });
                }
                ripe.push((tenant, entry));
            }
        }
        ripe.extend(sweep(&mut bursts, |burst| burst.rests(now), now));
        ripe
    }

    /// What is held and may be recorded now; everything that is held, when all is asked for.
    fn ripe(&self, now: Timestamp, all: bool) -> Vec<(TenantId, Entry)> {
        let mut bursts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        sweep(&mut bursts, |burst| all || burst.rests(now), now)
    }
}

/// The newest attempt stands for those before it.
fn join(held: Option<Entry>, entry: Entry) -> Entry {
    match held {
        None => entry,
        Some(held) => Entry { times: Some(held.times.unwrap_or(1).saturating_add(1)), ..entry },
    }
}

fn sweep(bursts: &mut Bursts, due: impl Fn(&Burst) -> bool, now: Timestamp) -> Vec<(TenantId, Entry)> {
    let mut ripe = Vec::new();
    bursts.retain(|(tenant, _), burst| {
        if !due(burst) {
            return true;
        }
        let held = burst.held.take().map(|entry| (*tenant, entry));
        let keep = held.is_some();
        burst.last = now;
        ripe.extend(held);
        keep
    });
    ripe
}

/// Records a refused attempt, or counts it.
pub async fn record<S: Store>(app: &App<S>, scope: &Scope, entry: Entry) -> Result<(), Failure> {
    write(app, app.attempts.take(scope.tenant(), entry)).await
}

/// Records what was counted and is due. What cannot be written now is lost but for a line in the server's own log:
/// reading goes on where the store can only be read.
pub async fn settle<S: Store>(app: &App<S>) {
    write_or_log(app, app.attempts.ripe(app.now(), false)).await;
}

/// The same for all that is counted: before the server ends.
pub async fn drain<S: Store>(app: &App<S>) {
    write_or_log(app, app.attempts.ripe(app.now(), true)).await;
}

async fn write_or_log<S: Store>(app: &App<S>, ripe: Vec<(TenantId, Entry)>) {
    let count = ripe.len();
    if let Err(failure) = write(app, ripe).await {
        tracing::warn!(count, ?failure, "refused attempts could not be recorded");
    }
}

async fn write<S: Store>(app: &App<S>, ripe: Vec<(TenantId, Entry)>) -> Result<(), Failure> {
    let mut by_tenant: BTreeMap<TenantId, Vec<Change>> = BTreeMap::new();
    for (tenant, entry) in ripe {
        let change = Change { expect: Version::NONE, put: Put::Nothing, entry: Some(entry) };
        by_tenant.entry(tenant).or_default().push(change);
    }
    for (tenant, changes) in by_tenant {
        let commit = Commit { id: app.commit_id(), guards: Vec::new(), changes };
        app.store.commit(&Scope::system(tenant), commit).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use shared::audit::{Action, Origin};
    use shared::id::RequestId;
    use shared::role::Roles;

    use super::*;

    const TENANT: TenantId = TenantId::from_bytes([1; 16]);

    fn attempt(person: u8, millis: i64) -> Entry {
        Entry::new(
            Timestamp::from_micros(millis * 1_000),
            PersonId::from_bytes([person; 16]),
            Roles::NONE,
            Origin::Web,
            Action::ContactAssigned,
            RequestId::from_bytes([9; 16]),
        )
    }

    /// The number of attempts that each entry handed out stands for.
    fn counts(ripe: &[(TenantId, Entry)]) -> Vec<u32> {
        ripe.iter().map(|(_, entry)| entry.times.unwrap_or(1)).collect()
    }

    #[test]
    fn a_burst_is_one_entry_at_once_and_one_with_the_number_of_the_rest() {
        let attempts = Attempts::default();
        assert_eq!(counts(&attempts.take(TENANT, attempt(1, 0))), [1]);
        for millis in 1..500 {
            assert!(attempts.take(TENANT, attempt(1, millis)).is_empty());
        }
        assert!(attempts.ripe(Timestamp::from_micros(900_000), false).is_empty());
        assert_eq!(counts(&attempts.ripe(Timestamp::from_micros(1_000_000), false)), [499]);
        assert!(attempts.ripe(Timestamp::from_micros(9_000_000), true).is_empty());
    }

    #[test]
    fn a_person_who_goes_on_gets_one_entry_a_second() {
        let attempts = Attempts::default();
        let entries: Vec<u32> =
            (0..50).flat_map(|step| counts(&attempts.take(TENANT, attempt(1, step * 100)))).collect();
        assert_eq!(entries, [1, 10, 10, 10, 10]);
    }

    #[test]
    fn people_are_counted_apart_and_swept_by_each_other() {
        let attempts = Attempts::default();
        attempts.take(TENANT, attempt(1, 0));
        attempts.take(TENANT, attempt(1, 10));
        attempts.take(TENANT, attempt(1, 20));
        assert_eq!(counts(&attempts.take(TENANT, attempt(2, 2_000))), [1, 2]);
    }

    #[test]
    fn the_number_of_people_remembered_is_bounded() {
        let attempts = Attempts::default();
        for person in 0..=255 {
            for tenant in 0..8 {
                attempts.take(TenantId::from_bytes([tenant; 16]), attempt(person, 0));
            }
        }
        assert_eq!(attempts.0.lock().unwrap().len(), MOST_PEOPLE);
        assert_eq!(counts(&attempts.take(TENANT, attempt(255, 1))), [1], "not remembered, and still recorded");
    }
}
