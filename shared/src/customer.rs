//! Customers, and what is known of a reseller's reach to one of them.

use serde::{Deserialize, Serialize};

use crate::choice::choice;
use crate::country::Country;
use crate::fact::Fact;
use crate::id::{CustomerId, TenantId};
use crate::read::read;
use crate::text::{Domain, Name};
use crate::time::Timestamp;
use crate::version::Version;

/// A customer of one provider.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Customer {
    /// Its id, which is its tenant.
    pub id: CustomerId,
    /// Its company name.
    pub name: Name,
    /// Its domain, for example `fabrikam.onmicrosoft.com`.
    pub domain: Option<Domain>,
    /// The country set in its tenant.
    pub country: Option<Country>,
    /// What other systems call it (D14).
    pub references: Vec<Reference>,
    /// Since when the provider no longer looks after it (D7c); none while it does.
    pub archived: Option<Timestamp>,
    /// Counts the changes of this record.
    pub version: Version,
}

/// What another system calls a record: searchable, and accepted to identify it (D14).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Reference {
    /// The other system, for example `debtor`.
    pub system: Name,
    /// Its key there.
    pub value: Name,
}

read!(Reference { system, value });

choice! {
    /// Whether a reseller is related to a customer.
    pub enum Relation {
        /// It is.
        Related = "related",
        /// It is not, or no longer.
        Unrelated = "unrelated",
    }
}

choice! {
    /// What kind of delegated admin privileges a reseller holds on a customer.
    pub enum AdminKind {
        /// None: a source that would list them lists none.
        None = "none",
        /// Granular (GDAP).
        Gdap = "gdap",
        /// The older kind without an end (DAP).
        Dap = "dap",
    }
}

choice! {
    /// The state of a delegated admin relationship, as Microsoft Graph names them. Legacy DAP is `active` or `terminated`.
    pub enum AdminStatus {
        /// Made, not yet sent.
        Created = "created",
        /// Waits for the customer.
        ApprovalPending = "approvalPending",
        /// The customer agreed.
        Approved = "approved",
        /// Being put in force.
        Activating = "activating",
        /// In force.
        Active = "active",
        /// In force, ends within days.
        Expiring = "expiring",
        /// Ended by itself.
        Expired = "expired",
        /// Somebody asked to end it.
        TerminationRequested = "terminationRequested",
        /// Being ended.
        Terminating = "terminating",
        /// Ended.
        Terminated = "terminated",
        /// A state that Microsoft Graph added later.
        UnknownFutureValue = "unknownFutureValue",
    }
}

/// A reseller's delegated admin privileges on one customer: the best of its relationships, with the latest
/// end over all that are in force (D6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DelegatedAdmin {
    /// Its kind.
    pub kind: AdminKind,
    /// Its state when it was read.
    pub status: AdminStatus,
    /// When it ends, extensions included; none for DAP.
    pub ends: Option<Timestamp>,
}

read!(DelegatedAdmin { kind, status, ends });

impl DelegatedAdmin {
    /// A source that would list privileges lists none.
    pub const NONE: Self = Self { kind: AdminKind::None, status: AdminStatus::Terminated, ends: None };

    /// Was it in force when it was read?
    pub const fn in_force(&self) -> bool {
        !matches!(self.kind, AdminKind::None) && matches!(self.status, AdminStatus::Active | AdminStatus::Expiring)
    }
}

/// What is known of one reseller's reach to one customer. A missing row is the same as a row of unknowns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reach {
    /// The customer.
    pub customer: CustomerId,
    /// The reseller.
    pub partner: TenantId,
    /// Are they related?
    pub relation: Fact<Relation>,
    /// The reseller's delegated admin privileges.
    pub admin: Fact<DelegatedAdmin>,
    /// Counts the changes of this record; [`Version::NONE`] while there is none.
    pub version: Version,
}

impl Reach {
    /// Nothing is known.
    pub const fn unknown(customer: CustomerId, partner: TenantId) -> Self {
        Self { customer, partner, relation: None, admin: None, version: Version::NONE }
    }
}
