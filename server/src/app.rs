//! What every request works with.

use std::path::PathBuf;
use std::sync::Arc;

use shared::hours::{Local, Zones};
use shared::id::CommitId;
use shared::text::ZoneName;
use shared::time::Timestamp;

use crate::limit::Limits;
use crate::ports::{Clock, Ids, NoPasswords, NoTokens, Passwords, Tokens, UtcOnly};
use crate::service::attempts::Attempts;
use crate::store::Store;

/// An [`App`] as every request gets it: one pointer, where a clone would count each port up and down.
pub type SharedApp<S> = Arc<App<S>>;

/// The store and the ports. Cheap to clone.
#[derive(Clone)]
pub struct App<S: Store> {
    /// Where everything is kept.
    pub store: S,
    /// Tells the time.
    pub clock: Arc<dyn Clock>,
    /// Makes ids.
    pub ids: Arc<dyn Ids>,
    /// Knows time zones.
    pub zones: ZoneBook,
    /// Checks bearer tokens.
    pub tokens: Arc<dyn Tokens>,
    /// Checks passwords.
    pub passwords: Arc<dyn Passwords>,
    /// How often somebody may ask.
    pub limits: Arc<Limits>,
    /// Do people reach this place over https? A proxy in front of it then tells who asks.
    pub https: bool,
    /// Refused attempts that wait to be recorded (D9).
    pub attempts: Attempts,
    /// The data directory, where earlier versions of the elements are kept; none where there is none.
    pub kept: Option<PathBuf>,
    /// Is this a demonstration? Its personas sign in without a password.
    pub demo: bool,
}

impl<S: Store> App<S> {
    /// An app that accepts no token and no password, knows no zone but UTC, and limits nobody: what tests and the
    /// demonstration in a browser start from.
    pub fn new(store: S, clock: Arc<dyn Clock>, ids: Arc<dyn Ids>) -> Self {
        Self {
            store,
            clock,
            ids,
            zones: ZoneBook(Arc::new(UtcOnly)),
            tokens: Arc::new(NoTokens),
            passwords: Arc::new(NoPasswords),
            limits: Arc::new(Limits::none()),
            https: false,
            attempts: Attempts::default(),
            kept: None,
            demo: false,
        }
    }

    /// The moment now.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// A new id for a commit.
    pub fn commit_id(&self) -> CommitId {
        self.ids.commit(self.now())
    }
}

/// The time zones of the place, shared.
#[derive(Clone)]
pub struct ZoneBook(pub Arc<dyn Zones + Send + Sync>);

impl Zones for ZoneBook {
    fn local(&self, zone: &ZoneName, at: Timestamp) -> Option<Local> {
        self.0.local(zone, at)
    }

    fn instant(&self, zone: &ZoneName, local: Local) -> Option<Timestamp> {
        self.0.instant(zone, local)
    }
}
