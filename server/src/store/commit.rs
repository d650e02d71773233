//! The one write.

use serde::{Deserialize, Serialize};
use shared::audit::{Entry, Hash};
use shared::contact::SupportContact;
use shared::customer::{Customer, Reach};
use shared::id::{CommitId, CustomerId, SubscriptionId, TenantId};
use shared::partner::{Partner, Provider};
use shared::person::Person;
use shared::portal::Portal;
use shared::profile::SupportProfile;
use shared::subscription::Subscription;
use shared::time::Timestamp;
use shared::version::Version;

use super::StoreError;
use super::read::{Account, EmbedToken, Session};
use crate::ctx::{Bound, Scope};

/// Changes that are made together. Later, operations add a fence and an outbox here (`docs/store.md`).
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Commit {
    /// Names the commit: by it an answer that was lost is found again. A second commit of the same id does nothing.
    pub id: CommitId,
    /// What the decisions looked at; one that changed refuses the whole commit. Not kept in a journal: they held.
    #[serde(skip)]
    pub guards: Vec<Guard>,
    /// What is put, each with its own expectation.
    pub changes: Vec<Change>,
}

impl Commit {
    /// Refuses what no request may do: to write with a part of a tenant only, or rows of another tenant.
    pub fn check(&self, scope: &Scope) -> Result<(), StoreError> {
        let writable = match scope.bound() {
            Bound::All => true,
            // What its token names was looked at in the reading; here it is what kind of row.
            Bound::Portal(_) => self.changes.iter().all(|change| matches!(change.put, Put::Contact(_) | Put::Nothing)),
            Bound::Customer(_) | Bound::Contact(_) => false,
        };
        if !writable {
            return Err(StoreError::Failed("a part of a tenant cannot be written".to_owned()));
        }
        let own = |change: &Change| {
            let tenant = match &change.put {
                Put::Provider(provider) => provider.tenant(),
                Put::Person(person) => person.tenant,
                Put::Account(account) => account.tenant,
                Put::Session(session) => session.tenant,
                Put::Portal(portal) => portal.tenant,
                Put::EmbedToken(token, _) => token.tenant,
                _ => scope.tenant(),
            };
            tenant == scope.tenant()
        };
        if self.changes.iter().all(own) {
            Ok(())
        } else {
            Err(StoreError::Failed("a row of another tenant".to_owned()))
        }
    }
}

/// A row that a decision looked at, and the version that it saw; [`Version::NONE`] for a row that was not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Guard {
    /// A partner's record; the provider's own stands for its settings too.
    Partner(TenantId, Version),
    /// What is known of a reseller's reach to a customer.
    Reach(CustomerId, TenantId, Version),
    /// A customer's record.
    Customer(CustomerId, Version),
    /// A subscription's record.
    Subscription(SubscriptionId, Version),
    /// A subscription's contact, where other rows of the commit depend on it.
    Contact(SubscriptionId, Version),
}

/// One row to put, and its entry in the activity log.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Change {
    /// The version that the row must have now; [`Version::NONE`]: it must not be there. Rows without a version (sessions,
    /// accounts, an entry alone) expect [`Version::NONE`] and are put over what is there. The row is stored with the
    /// version after this one, whatever it says itself.
    pub expect: Version,
    /// The row.
    pub put: Put,
    /// Its entry; none for what is no business of the log, such as sessions.
    pub entry: Option<Entry>,
}

/// Every kind of row. Rules, invitations, plans, operations and the outbox will be variants of this.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Put {
    /// The provider with its settings and its own partner record.
    Provider(Provider),
    /// A partner. Its `reachable` is kept right by [`Put::Profile`].
    Partner(Partner),
    /// A customer; archives and un-archives, renames in every list.
    Customer(Customer),
    /// A subscription. A new one comes with its first contact in the same commit.
    Subscription(Subscription),
    /// A contact.
    Contact(SupportContact),
    /// A reseller's reach to a customer.
    Reach(Reach),
    /// A support profile; sets the partner's `reachable` too, without counting as a change of the partner's record.
    Profile(SupportProfile),
    /// A person.
    Person(Person),
    /// A local account.
    Account(Account),
    /// A session: new, or with a later end of idleness. Takes away some of those that were over when it began, so that
    /// their number stays that of the people who are here.
    Session(Session),
    /// Ends a session.
    NoSession(Hash),
    /// A portal; with it where its pages come from.
    Portal(Portal),
    /// An embed token, made now. Takes away some of those that are over.
    EmbedToken(EmbedToken, Timestamp),
    /// Nothing: the entry stands for an attempt that was refused (D9).
    Nothing,
}

/// What became of a commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was made; one verdict a change.
    Done(Vec<Verdict>),
    /// A guard failed, and nothing was written: look again and decide again.
    Guarded,
}

/// What became of one change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Put; the place of its entry, when it has one.
    Put(Option<u64>),
    /// Skipped: the row has another version, or one that it refers to (a subscription's customer, a contact's
    /// subscription and partner) is not there.
    Conflict,
}
