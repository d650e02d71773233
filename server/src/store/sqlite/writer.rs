//! The one writer: a thread that makes many commits in one transaction, and so with one fsync.
//!
//! A request waits in a bounded queue; what waits together is made together. While many write at once the writer rests a
//! moment before each group, so that it becomes a large one: a transaction costs about as much for sixty commits as for
//! three. Who writes alone never waits. Each commit keeps its own outcome and its
//! own link of the chain; it is answered after the transaction is durable. A caller that goes away takes nothing with
//! it. When one commit of a group fails, the group is rolled back and each is made in a transaction of its own, so that
//! nobody suffers for another.

use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use rusqlite::Connection;
use tokio::sync::oneshot;

use super::commit::{apply, forget_made};
use super::known::Known;
use crate::ctx::Scope;
use crate::store::{Commit, Outcome, Read, StoreError};

/// The most commits and changes of one group.
const MOST_COMMITS: usize = 256;
const MOST_CHANGES: usize = 4_096;

/// A group of so many commits tells that more are on their way.
const CROWD: usize = 8;
/// How long they are waited for.
const REST: Duration = Duration::from_millis(2);

struct Job {
    scope: Scope,
    commit: Commit,
    answer: oneshot::Sender<Read<Outcome>>,
}

/// The way to the writer. The thread ends with the last of these, after it has made what waits.
pub(super) struct Writer {
    queue: Option<SyncSender<Job>>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl Writer {
    /// Starts the thread.
    pub(super) fn start(db: Connection, waiting: usize) -> Read<Arc<Self>> {
        let (queue, jobs) = sync_channel(waiting);
        let thread = std::thread::Builder::new().name("store-writer".to_owned()).spawn(move || work(&db, &jobs));
        let thread = thread.map_err(|error| StoreError::Failed(format!("the writer cannot start: {error}")))?;
        Ok(Arc::new(Self { queue: Some(queue), thread: Mutex::new(Some(thread)) }))
    }

    /// Queues a commit; its outcome comes when it is durable.
    pub(super) fn send(&self, scope: Scope, commit: Commit) -> Read<oneshot::Receiver<Read<Outcome>>> {
        let (answer, outcome) = oneshot::channel();
        let Some(queue) = &self.queue else { return Err(ended()) };
        match queue.try_send(Job { scope, commit, answer }) {
            Ok(()) => Ok(outcome),
            Err(TrySendError::Full(_)) => Err(StoreError::Unavailable("too many writes are waiting".to_owned())),
            Err(TrySendError::Disconnected(_)) => Err(ended()),
        }
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.queue = None;
        let thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(thread) = thread {
            // A panic there has been reported already.
            let _ended = thread.join();
        }
    }
}

/// The error when the writer is gone.
pub(super) fn ended() -> StoreError {
    StoreError::Unavailable("the writer has ended; restart the server".to_owned())
}

fn work(db: &Connection, jobs: &Receiver<Job>) {
    let mut last = 0;
    while let Ok(job) = jobs.recv() {
        if last >= CROWD {
            std::thread::sleep(REST);
        }
        last = group(db, vec![job], jobs);
    }
    // Readers never checkpoint: leave a short log behind.
    let _checkpoint = db.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)");
}

/// Makes a job, and those that come while it is being made, in one transaction; how many they were.
fn group(db: &Connection, mut group: Vec<Job>, jobs: &Receiver<Job>) -> usize {
    let made = together(db, &mut group, jobs);
    let count = group.len();
    match made {
        Ok(outcomes) => {
            for (job, outcome) in group.into_iter().zip(outcomes) {
                let _gone = job.answer.send(Ok(outcome));
            }
        }
        Err(error) if count == 1 => {
            for job in group {
                let _gone = job.answer.send(Err(error.clone()));
            }
        }
        Err(_) => {
            for job in group {
                let outcome = alone(db, &job);
                let _gone = job.answer.send(outcome);
            }
        }
    }
    count
}

fn together(db: &Connection, group: &mut Vec<Job>, jobs: &Receiver<Job>) -> Read<Vec<Outcome>> {
    let transaction = Transaction::begin(db)?;
    let (mut known, mut outcomes, mut changes) = (Known::default(), Vec::new(), 0);
    while let Some(job) = group.get(outcomes.len()) {
        changes += job.commit.changes.len();
        outcomes.push(apply(db, &mut known, &job.scope, &job.commit)?);
        let room = group.len() < MOST_COMMITS && changes < MOST_CHANGES;
        if outcomes.len() == group.len() && room {
            group.extend(jobs.try_recv());
        }
    }
    if let Some(job) = group.last() {
        forget_made(db, job.scope.tenant(), job.commit.id)?;
    }
    transaction.commit()?;
    Ok(outcomes)
}

fn alone(db: &Connection, job: &Job) -> Read<Outcome> {
    let transaction = Transaction::begin(db)?;
    let outcome = apply(db, &mut Known::default(), &job.scope, &job.commit)?;
    transaction.commit()?;
    Ok(outcome)
}

/// A write transaction that is rolled back unless it is committed.
pub(super) struct Transaction<'a> {
    db: &'a Connection,
    done: bool,
}

impl<'a> Transaction<'a> {
    /// Takes the write lock at once: a transaction that begins by reading could not be made a writing one safely.
    pub(super) fn begin(db: &'a Connection) -> Read<Self> {
        db.prepare_cached("BEGIN IMMEDIATE")?.execute([])?;
        Ok(Self { db, done: false })
    }

    /// Makes it durable.
    pub(super) fn commit(mut self) -> Read<()> {
        self.db.prepare_cached("COMMIT")?.execute([])?;
        self.done = true;
        Ok(())
    }
}

impl Drop for Transaction<'_> {
    fn drop(&mut self) {
        // A full disk rolls back by itself.
        if !self.done && !self.db.is_autocommit() {
            let _rolled_back = self.db.execute_batch("ROLLBACK");
        }
    }
}
