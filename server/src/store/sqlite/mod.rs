//! The store in one SQLite file: WAL, durable before it answers, one writer that groups commits, readers beside it.
//!
//! Point reads run on the calling thread (some microseconds); lists run on the runtime's blocking pool, few at once.
//! Nothing is kept in memory that grows with the data, and nothing is done at the start that does. Other programs, such
//! as the command line, may write the same file at the same time.

#[macro_use]
mod names;

mod backup;
mod changes;
mod columns;
mod commit;
mod customers;
mod edge;
mod facts;
mod fault;
mod find;
mod kept;
mod known;
mod look;
mod migrate;
mod open;
mod pair;
mod party;
mod plan;
mod portal;
mod put;
mod put_contact;
mod put_customer;
mod put_subscription;
mod readers;
mod record;
mod roll;
mod stream;
mod terms;
mod verify;
mod walk;
mod writer;

#[cfg(test)]
mod statement_tests;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::Connection;
use shared::api::query::{ActivityQuery, Place, WorklistQuery};
use shared::audit::{Hash, Recorded};
use shared::customer::Reach;
use shared::eligibility::Candidate;
use shared::id::{CommitId, CustomerId, PersonId, PortalId, SubscriptionId, TenantId};
use shared::page::Page;
use shared::partner::{Partner, Provider};
use shared::person::Person;
use shared::portal::{Portal, WebOrigin};
use shared::profile::SupportProfile;
use shared::text::Email;
use shared::time::Timestamp;
use tokio::sync::Semaphore;

pub use self::backup::{backup, restore};
use self::kept::Kept;
pub use self::open::{FILE, Options};
use self::readers::Readers;
pub use self::verify::{Broken, Checked, Report};
use self::writer::{Writer, ended};
use super::cursor::CursorKey;
use super::read::{Account, ContactRead, CustomerFind, CustomerRead, EmbedToken, FacetCounts, Row, Session, Snapshot};
use super::{Commit, Outcome, Read, Store, StoreError};
use crate::ctx::Scope;

/// How many ids a read may ask for and still run on the calling thread.
const FEW: usize = 16;

/// Keeps everything in one file. Cheap to clone; the writer ends with the last clone.
#[derive(Clone)]
pub struct SqliteStore {
    readers: Arc<Readers>,
    /// None: the file can be read only.
    writer: Option<Arc<Writer>>,
    scans: Arc<Semaphore>,
    cursors: CursorKey,
}

impl std::fmt::Debug for SqliteStore {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SqliteStore").finish_non_exhaustive()
    }
}

impl SqliteStore {
    /// Opens the database of a directory, or a file. Makes it, and brings it to this version's schema, when the
    /// options say so. A file that cannot be written is read.
    pub fn open(path: impl AsRef<Path>, options: Options) -> Read<Self> {
        let file = open::file_in(path.as_ref());
        let mut db = open::writer(&file, options.create)?;
        let writable = !db.is_readonly("main")?;
        bring_up(&mut db, options, writable)?;
        let secret = migrate::secret(&db)?.ok_or_else(|| StoreError::Inconsistent {
            table: "setting",
            what: "the secret under the cursors is missing; restore a backup".to_owned(),
        })?;
        let writer = if writable { Some(Writer::start(db, options.queue)?) } else { None };
        Ok(Self {
            readers: Arc::new(Readers::new(file)),
            writer,
            scans: Arc::new(Semaphore::new(options.scans.max(1))),
            cursors: CursorKey::new(secret),
        })
    }

    /// Commits one after the other, many in one transaction each: for seeding and large imports. How many were made.
    pub async fn load(&self, scope: &Scope, commits: impl IntoIterator<Item = Commit>) -> Read<u64> {
        let (mut waiting, mut made) = (std::collections::VecDeque::new(), 0);
        for commit in commits {
            if waiting.len() == 16 {
                made += settle(waiting.pop_front()).await?;
            }
            waiting.push_back(self.writer()?.send(*scope, commit)?);
        }
        while !waiting.is_empty() {
            made += settle(waiting.pop_front()).await?;
        }
        Ok(made)
    }

    fn writer(&self) -> Read<&Arc<Writer>> {
        self.writer.as_ref().ok_or_else(|| {
            StoreError::ReadOnly("the database file or its directory is read-only; make it writable".to_owned())
        })
    }

    /// A list: on the blocking pool, as of one moment.
    async fn scan<T: Send + 'static>(&self, look: impl FnOnce(&Connection) -> Read<T> + Send + 'static) -> Read<T> {
        self.scan_with(|db, _| look(db)).await
    }

    async fn scan_with<T: Send + 'static>(
        &self,
        look: impl FnOnce(&Connection, &mut Kept) -> Read<T> + Send + 'static,
    ) -> Read<T> {
        let permit = Arc::clone(&self.scans).acquire_owned().await.map_err(|_| ended())?;
        let readers = Arc::clone(&self.readers);
        let scan = tokio::task::spawn_blocking(move || {
            let _permit = permit;
            readers.snapshot(look)
        });
        scan.await.map_err(|error| StoreError::Failed(error.to_string()))?
    }
}

fn bring_up(db: &mut Connection, options: Options, writable: bool) -> Read<()> {
    let applied = migrate::applied(db)?;
    if applied == migrate::STEPS.len() {
        return Ok(());
    }
    if !writable {
        return Err(StoreError::ReadOnly("the database needs this version's schema, and cannot be written".to_owned()));
    }
    if applied > 0 && !options.migrate {
        return Err(StoreError::Failed("the database is of an older version; run `switchboard migrate`".to_owned()));
    }
    migrate::migrate(db)?;
    migrate::make_secret(db)
}

/// Brings a database to this version's schema; how many steps were applied.
pub fn migrate_database(path: impl AsRef<Path>) -> Read<usize> {
    let mut db = open::writer(&open::file_in(path.as_ref()), false)?;
    let applied = migrate::migrate(&mut db)?;
    migrate::make_secret(&db)?;
    Ok(applied)
}

/// The database file of a directory.
pub fn file_of(directory: impl AsRef<Path>) -> PathBuf {
    open::file_in(directory.as_ref())
}

async fn settle(waiting: Option<tokio::sync::oneshot::Receiver<Read<Outcome>>>) -> Read<u64> {
    let Some(waiting) = waiting else { return Ok(0) };
    match waiting.await.map_err(|_| ended())?? {
        Outcome::Done(_) => Ok(1),
        Outcome::Guarded => Ok(0),
    }
}

impl Store for SqliteStore {
    async fn commit(&self, scope: &Scope, commit: Commit) -> Read<Outcome> {
        let outcome = self.writer()?.send(*scope, commit)?;
        outcome.await.map_err(|_| ended())?
    }

    async fn committed(&self, scope: &Scope, id: CommitId) -> Read<bool> {
        self.readers.read(|db| Ok(commit::made(db, scope.tenant(), id)?.is_some()))
    }

    async fn provider(&self, scope: &Scope) -> Read<Option<Provider>> {
        self.readers.read(|db| record::provider_of(db, scope.tenant()))
    }

    async fn providers(&self) -> Read<Vec<Provider>> {
        self.scan(party::providers).await
    }

    async fn facts(&self, scope: &Scope, ids: &[SubscriptionId], target: Option<TenantId>) -> Read<Snapshot> {
        if ids.len() <= FEW {
            return self.readers.snapshot(|db, kept| facts::facts(db, kept, scope, ids, target));
        }
        let (scope, ids) = (*scope, ids.to_vec());
        self.scan_with(move |db, kept| facts::facts(db, kept, &scope, &ids, target)).await
    }

    async fn contact(&self, scope: &Scope, id: SubscriptionId) -> Read<Option<ContactRead>> {
        self.readers.read(|db| look::contact(db, scope, id))
    }

    async fn find(&self, scope: &Scope, query: &WorklistQuery, place: &Place, now: Timestamp) -> Read<Page<Row>> {
        let (cursors, scope, query, place) = (self.cursors, *scope, query.clone(), place.clone());
        self.scan(move |db| find::find(db, &cursors, &scope, &query, &place, now)).await
    }

    async fn facets(&self, scope: &Scope, query: &WorklistQuery, now: Timestamp) -> Read<FacetCounts> {
        let (scope, query) = (*scope, query.clone());
        self.scan(move |db| find::facets(db, &scope, &query, now)).await
    }

    async fn customers(&self, scope: &Scope, find: &CustomerFind, place: &Place) -> Read<Page<CustomerRead>> {
        let (cursors, scope, find, place) = (self.cursors, *scope, find.clone(), place.clone());
        self.scan(move |db| customers::customers(db, &cursors, &scope, &find, &place)).await
    }

    async fn customer(&self, scope: &Scope, id: CustomerId) -> Read<Option<CustomerRead>> {
        let scope = *scope;
        self.scan(move |db| customers::customer(db, &scope, id)).await
    }

    async fn subscriptions_of(&self, scope: &Scope, id: CustomerId) -> Read<Vec<Row>> {
        let scope = *scope;
        self.scan(move |db| look::subscriptions_of(db, &scope, id)).await
    }

    async fn candidates(&self, scope: &Scope, customer: CustomerId) -> Read<Vec<Candidate>> {
        let scope = *scope;
        self.scan(move |db| party::candidates(db, &scope, customer)).await
    }

    async fn reaches(&self, scope: &Scope, pairs: &[(CustomerId, TenantId)]) -> Read<Vec<Reach>> {
        let (scope, pairs) = (*scope, pairs.to_vec());
        self.scan(move |db| party::reaches(db, &scope, &pairs)).await
    }

    async fn partners(&self, scope: &Scope, ids: Option<&[TenantId]>) -> Read<Vec<Partner>> {
        let (scope, ids) = (*scope, ids.map(<[_]>::to_vec));
        match ids {
            Some(ids) if ids.len() <= FEW => self.readers.read(|db| party::partners_of(db, &scope, &ids)),
            Some(ids) => self.scan(move |db| party::partners_of(db, &scope, &ids)).await,
            None => self.scan(move |db| party::partners(db, &scope)).await,
        }
    }

    async fn profiles(&self, scope: &Scope, ids: &[TenantId]) -> Read<Vec<SupportProfile>> {
        if ids.len() <= FEW {
            return self.readers.read(|db| party::profiles(db, scope, ids));
        }
        let (scope, ids) = (*scope, ids.to_vec());
        self.scan(move |db| party::profiles(db, &scope, &ids)).await
    }

    async fn changes(&self, scope: &Scope, query: &ActivityQuery, place: &Place) -> Read<Page<Recorded>> {
        let (cursors, scope, query, place) = (self.cursors, *scope, query.clone(), place.clone());
        self.scan(move |db| changes::changes(db, &cursors, &scope, &query, &place)).await
    }

    async fn people(&self, scope: &Scope, ids: Option<&[PersonId]>) -> Read<Vec<Person>> {
        let (scope, ids) = (*scope, ids.map(<[_]>::to_vec));
        match ids {
            Some(ids) if ids.len() <= FEW => self.readers.read(|db| party::people_of(db, &scope, &ids)),
            Some(ids) => self.scan(move |db| party::people_of(db, &scope, &ids)).await,
            None => self.scan(move |db| party::people(db, &scope)).await,
        }
    }

    async fn providers_of_customer(&self, customer: CustomerId) -> Read<Vec<TenantId>> {
        self.readers.read(|db| party::providers_of_customer(db, customer))
    }

    async fn providers_of_partner(&self, partner: TenantId) -> Read<Vec<TenantId>> {
        self.readers.read(|db| party::providers_of_partner(db, partner))
    }

    async fn account(&self, email: &Email) -> Read<Option<Account>> {
        self.readers.read(|db| party::account(db, email))
    }

    async fn session(&self, token: Hash) -> Read<Option<(Session, Person)>> {
        self.readers.read(|db| party::session(db, token))
    }

    async fn portals(&self, scope: &Scope, ids: Option<&[PortalId]>) -> Read<Vec<Portal>> {
        self.readers.read(|db| match ids {
            None => portal::live(db, scope.tenant()),
            Some(ids) => portal::these(db, scope.tenant(), ids),
        })
    }

    async fn portal(&self, id: PortalId) -> Read<Option<Portal>> {
        self.readers.read(|db| portal::by_id(db, id))
    }

    async fn lists_origin(&self, origin: &WebOrigin, tenant: Option<TenantId>) -> Read<bool> {
        self.readers.read(|db| portal::lists(db, origin, tenant))
    }

    async fn embed_token(&self, token: Hash) -> Read<Option<(EmbedToken, Portal)>> {
        self.readers.read(|db| portal::token(db, token))
    }

    async fn personas(&self) -> Read<Vec<Person>> {
        self.readers.read(party::personas)
    }

    async fn ready(&self) -> Read<()> {
        self.writer()?;
        self.readers.read(|db| columns::first(db, "SELECT 1 FROM setting LIMIT 1", [], |_| Ok(())).map(drop))
    }
}
