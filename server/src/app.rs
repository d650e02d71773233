//! What every request works with.

use std::sync::Arc;

use shared::hours::{Local, Zones};
use shared::text::ZoneName;
use shared::time::Timestamp;

use crate::ports::{Clock, Ids, Tokens};
use crate::store::Store;

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
    /// Is this a demonstration? Its personas sign in without a password.
    pub demo: bool,
}

impl<S: Store> App<S> {
    /// The moment now.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
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
