//! Where everything is kept: reads, and one write.
//!
//! [`Store::commit`] compares versions and puts rows in one transaction, together with the audit entries and the
//! chain's link; no transaction crosses this trait. A failed guard refuses the whole commit: something the decision
//! looked at has changed, so it has to be made again. A change whose own `expect` fails is skipped and told; the others
//! go on.
//!
//! Every read is of one tenant and within the scope's [`crate::ctx::Bound`]; lists are keyset pages; nothing takes
//! longer with the number of rows than its index needs, or stops after [`MOST_SCANNED`] rows and says where to go on.
//! The same conformance suite holds for every store.

pub mod activity;
pub mod commit;
#[cfg(test)]
mod conformance;
pub mod cursor;
pub mod error;
pub mod facets;
pub mod memory;
pub mod order;
pub mod read;
pub mod search;
#[cfg(feature = "native")]
pub mod sqlite;

use std::future::Future;

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

pub use self::commit::{Change, Commit, Guard, Outcome, Put, Verdict};
pub use self::error::StoreError;
pub use self::memory::MemoryStore;
pub use self::read::{
    Account, ContactRead, CustomerFind, CustomerRead, EmbedToken, FacetCounts, Row, Session, Snapshot,
};
use crate::ctx::Scope;

/// How many rows one list looks at before it answers with what it found and a cursor.
pub const MOST_SCANNED: usize = 20_000;

/// The most that a count counts: "10,000+".
pub const MOST_COUNTED: u32 = 10_000;

/// What a read gives.
pub type Read<T> = Result<T, StoreError>;

/// Keeps everything. Cheap to clone.
pub trait Store: Clone + Send + Sync + 'static {
    /// Compares, and puts what may be put, with entries and link, durably, before it answers.
    fn commit(&self, scope: &Scope, commit: Commit) -> impl Future<Output = Read<Outcome>> + Send;

    /// The commit that was made under this id, when its answer was lost.
    fn committed(&self, scope: &Scope, id: CommitId) -> impl Future<Output = Read<bool>> + Send;

    /// The provider that owns this tenant.
    fn provider(&self, scope: &Scope) -> impl Future<Output = Read<Option<Provider>>> + Send;

    /// Every provider of the installation, by name.
    fn providers(&self) -> impl Future<Output = Read<Vec<Provider>>> + Send;

    /// Everything that decisions on these subscriptions look at, in one snapshot; unknown ids are left out. With a
    /// target: what is known of that partner for each of them.
    fn facts(
        &self,
        scope: &Scope,
        ids: &[SubscriptionId],
        target: Option<TenantId>,
    ) -> impl Future<Output = Read<Snapshot>> + Send;

    /// One contact with its partner: the quickest read there is.
    fn contact(&self, scope: &Scope, id: SubscriptionId) -> impl Future<Output = Read<Option<ContactRead>>> + Send;

    /// The worklist. Every word of `q` must begin a term of the customer's name, domain or references, of the product's
    /// or nickname's name, or of the contact's name; or `q` is the id of the subscription, the customer or the contact.
    fn find(
        &self,
        scope: &Scope,
        query: &WorklistQuery,
        place: &Place,
        now: Timestamp,
    ) -> impl Future<Output = Read<Page<Row>>> + Send;

    /// How the rows of a question divide, counted over at most [`MOST_SCANNED`] rows.
    fn facets(
        &self,
        scope: &Scope,
        query: &WorklistQuery,
        now: Timestamp,
    ) -> impl Future<Output = Read<FacetCounts>> + Send;

    /// Customers by name, archived ones left out.
    fn customers(
        &self,
        scope: &Scope,
        find: &CustomerFind,
        place: &Place,
    ) -> impl Future<Output = Read<Page<CustomerRead>>> + Send;

    /// One customer, archived or not.
    fn customer(&self, scope: &Scope, id: CustomerId) -> impl Future<Output = Read<Option<CustomerRead>>> + Send;

    /// All subscriptions of one customer, ended ones too, by product name and id.
    fn subscriptions_of(&self, scope: &Scope, id: CustomerId) -> impl Future<Output = Read<Vec<Row>>> + Send;

    /// Every partner of the provider, itself too, with its reach to the customer; by name.
    fn candidates(&self, scope: &Scope, customer: CustomerId) -> impl Future<Output = Read<Vec<Candidate>>> + Send;

    /// What is known of the reach of these resellers to these customers, in no order; pairs of which nothing is known are
    /// left out.
    fn reaches(&self, scope: &Scope, pairs: &[(CustomerId, TenantId)])
    -> impl Future<Output = Read<Vec<Reach>>> + Send;

    /// These partners, in no order; unknown ones are left out. All, itself too, by name, when asked for none.
    fn partners(&self, scope: &Scope, ids: Option<&[TenantId]>) -> impl Future<Output = Read<Vec<Partner>>> + Send;

    /// The support profiles of these partners, in no order; partners without one are left out.
    fn profiles(&self, scope: &Scope, ids: &[TenantId]) -> impl Future<Output = Read<Vec<SupportProfile>>> + Send;

    /// Entries of the activity log, newest first.
    fn changes(
        &self,
        scope: &Scope,
        query: &ActivityQuery,
        place: &Place,
    ) -> impl Future<Output = Read<Page<Recorded>>> + Send;

    /// People of this tenant, in no order; unknown ones are left out. All, by id, when asked for none.
    fn people(&self, scope: &Scope, ids: Option<&[PersonId]>) -> impl Future<Output = Read<Vec<Person>>> + Send;

    /// The providers that keep a part of this customer: the way in for a customer's own people.
    fn providers_of_customer(&self, customer: CustomerId) -> impl Future<Output = Read<Vec<TenantId>>> + Send;

    /// The providers that know this partner: the way in for a reseller's own people.
    fn providers_of_partner(&self, partner: TenantId) -> impl Future<Output = Read<Vec<TenantId>>> + Send;

    /// The local account with this address, whatever its tenant; addresses are compared without case.
    fn account(&self, email: &Email) -> impl Future<Output = Read<Option<Account>>> + Send;

    /// The session with this token's hash, and its person.
    fn session(&self, token: Hash) -> impl Future<Output = Read<Option<(Session, Person)>>> + Send;

    /// The live portals of this tenant, by name; when asked for these, revoked ones too, in no order.
    fn portals(&self, scope: &Scope, ids: Option<&[PortalId]>) -> impl Future<Output = Read<Vec<Portal>>> + Send;

    /// The portal with this id, whatever its tenant: its credential is read before that is known.
    fn portal(&self, id: PortalId) -> impl Future<Output = Read<Option<Portal>>> + Send;

    /// Does a live portal list this origin: any of the installation, or of this tenant?
    fn lists_origin(&self, origin: &WebOrigin, tenant: Option<TenantId>) -> impl Future<Output = Read<bool>> + Send;

    /// The embed token with this hash, and its portal, revoked or not.
    fn embed_token(&self, token: Hash) -> impl Future<Output = Read<Option<(EmbedToken, Portal)>>> + Send;

    /// The personas of a demonstration, in the order in which they were made.
    fn personas(&self) -> impl Future<Output = Read<Vec<Person>>> + Send;

    /// Can it be read and written now?
    fn ready(&self) -> impl Future<Output = Read<()>> + Send;
}
