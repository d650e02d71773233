//! Writes what an import has to say, in chunks, and counts what became of it.

use std::collections::{BTreeMap, BTreeSet};

use shared::audit::{Action, Entry};
use shared::fact::{Evidence, Fact, Known, Source};
use shared::id::{CustomerId, OperationId, SubscriptionId, TenantId};
use shared::partner::{Partner, Provider};
use shared::time::Timestamp;

use super::Failure;
use super::gathered::Gathered;
use super::report::{Kind, Place, Report, Skip};
use crate::app::App;
use crate::ctx::{Ctx, Scope};
use crate::store::{Change, Commit, Outcome, Store, Verdict};

/// The most rows of one commit.
const MOST_CHANGES: usize = 1_000;

/// How many records are compared and written at a time.
pub(super) const CHUNK: usize = 250;

/// How often a record is compared again because somebody changed it meanwhile.
pub(super) const TRIES: usize = 4;

/// What an import does to one record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Effect {
    /// Nothing.
    Unchanged,
    /// The same is known with a newer date.
    Refreshed,
    /// Something else is known now.
    Changed,
    /// It is new here.
    Added,
}

/// What is to be done about one record.
pub(super) enum Plan {
    /// Nothing.
    Same,
    /// It is left out.
    Skip(Skip, Place),
    /// It is written; the first change stands for all.
    Write(Effect, Vec<Change>),
}

/// What an import works with.
pub(super) struct Writer<'a, S: Store> {
    pub app: &'a App<S>,
    pub ctx: &'a Ctx,
    pub scope: Scope,
    pub provider: Provider,
    pub operation: OperationId,
    /// One moment for the whole import.
    pub now: Timestamp,
    /// All partners of the provider.
    pub known: BTreeMap<TenantId, Partner>,
    /// Which customers are known here, as far as it was asked.
    pub customers_known: BTreeMap<CustomerId, bool>,
    /// Contacts that stay although Partner Center names somebody else.
    pub differs: BTreeSet<SubscriptionId>,
    pub report: Report,
}

impl<'a, S: Store> Writer<'a, S> {
    /// Begins to write.
    pub async fn new(
        app: &'a App<S>,
        ctx: &'a Ctx,
        scope: Scope,
        provider: Provider,
        operation: OperationId,
        report: Report,
    ) -> Result<Self, Failure> {
        let known = app.store.partners(&scope, None).await?.into_iter().map(|partner| (partner.id, partner)).collect();
        let now = app.now();
        let (customers_known, differs) = (BTreeMap::new(), BTreeSet::new());
        Ok(Self { app, ctx, scope, provider, operation, now, known, customers_known, differs, report })
    }

    /// What was done.
    pub fn finish(mut self) -> Report {
        self.report.differs = u32::try_from(self.differs.len()).unwrap_or(u32::MAX);
        self.report
    }

    /// Is there such a customer here?
    pub async fn has_customer(&mut self, id: CustomerId) -> Result<bool, Failure> {
        if let Some(known) = self.customers_known.get(&id) {
            return Ok(*known);
        }
        let known = self.app.store.customer(&self.scope, id).await?.is_some();
        self.customers_known.insert(id, known);
        Ok(known)
    }

    /// Counts what was read and is of no use.
    pub fn nothing(&mut self, gathered: &Gathered) {
        for (kind, skip, place) in &gathered.nothing {
            self.skip(*kind, *skip, place.clone());
        }
    }

    /// Counts a record that is left out.
    pub fn skip(&mut self, kind: Kind, skip: Skip, place: Place) {
        self.report.kinds.entry(kind).or_default().skipped.entry(skip).or_default().push(place);
    }

    fn count(&mut self, kind: Kind, effect: Effect) {
        let tally = self.report.kinds.entry(kind).or_default();
        *match effect {
            Effect::Unchanged => &mut tally.unchanged,
            Effect::Refreshed => &mut tally.refreshed,
            Effect::Changed => &mut tally.changed,
            Effect::Added => &mut tally.added,
        } += 1;
    }

    /// Writes plans in commits of at most [`MOST_CHANGES`] rows; gives back those that met somebody else's change.
    pub async fn write<K>(&mut self, kind: Kind, plans: Vec<(K, Plan)>) -> Result<Vec<K>, Failure> {
        let mut again = Vec::new();
        let mut changes: Vec<Change> = Vec::new();
        let mut firsts: Vec<(K, Effect, usize)> = Vec::new();
        for (key, plan) in plans {
            match plan {
                Plan::Same => self.count(kind, Effect::Unchanged),
                Plan::Skip(skip, place) => self.skip(kind, skip, place),
                Plan::Write(effect, some) => {
                    if changes.len() + some.len() > MOST_CHANGES {
                        self.commit(kind, &mut changes, &mut firsts, &mut again).await?;
                    }
                    firsts.push((key, effect, changes.len()));
                    changes.extend(some);
                }
            }
        }
        self.commit(kind, &mut changes, &mut firsts, &mut again).await?;
        Ok(again)
    }

    async fn commit<K>(
        &mut self,
        kind: Kind,
        changes: &mut Vec<Change>,
        firsts: &mut Vec<(K, Effect, usize)>,
        again: &mut Vec<K>,
    ) -> Result<(), Failure> {
        if changes.is_empty() {
            return Ok(());
        }
        let commit = Commit { id: self.app.commit_id(), guards: Vec::new(), changes: std::mem::take(changes) };
        let verdicts = match self.app.store.commit(&self.scope, commit).await? {
            Outcome::Done(verdicts) => verdicts,
            Outcome::Guarded => Vec::new(),
        };
        for (key, effect, first) in firsts.drain(..) {
            if matches!(verdicts.get(first), Some(Verdict::Put(_))) {
                self.count(kind, effect);
            } else {
                again.push(key);
            }
        }
        Ok(())
    }

    /// An entry of this import in the activity log.
    pub fn entry(&self, action: Action) -> Entry {
        Entry { operation: Some(self.operation), ..self.ctx.entry(self.now, action) }
    }
}

/// Compares a fact with what was seen at a moment: the newer one holds, and the same value takes the newer date.
pub(super) fn compare<T: Copy + PartialEq>(known: Fact<T>, value: T, at: Timestamp) -> (Fact<T>, Effect) {
    let seen = Some(Known { value, evidence: Evidence { source: Source::Imported, at } });
    match known {
        Some(fact) if fact.evidence.at >= at => (known, Effect::Unchanged),
        Some(fact) if fact.value == value => (seen, Effect::Refreshed),
        None | Some(_) => (seen, Effect::Changed),
    }
}
