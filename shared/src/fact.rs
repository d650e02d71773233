//! Facts: what is known, from where and since when. What nobody said stays unknown (D5).

use serde::{Deserialize, Serialize};

use crate::choice::choice;
use crate::read::read;
use crate::time::Timestamp;

choice! {
    /// Where a fact comes from.
    pub enum Source {
        /// Read from an answer of Partner Center or Microsoft Graph, or from a file.
        Imported = "imported",
        /// Stated by an authorised person.
        Attested = "attested",
        /// Made up for a demonstration.
        Simulated = "simulated",
    }
}

/// The origin of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Evidence {
    /// Where it comes from.
    pub source: Source,
    /// When it was read or stated.
    pub at: Timestamp,
}

read!(Evidence { source, at });

/// A value with its origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Known<T> {
    /// What is known.
    pub value: T,
    /// Its origin.
    #[serde(flatten)]
    pub evidence: Evidence,
}

read!(Known<T> { value, ..evidence });

impl<T> Known<T> {
    /// A value with its origin.
    pub const fn new(value: T, source: Source, at: Timestamp) -> Self {
        Self { value, evidence: Evidence { source, at } }
    }
}

/// A fact that may not be known.
pub type Fact<T> = Option<Known<T>>;

choice! {
    /// The five facts that a reseller needs (D5), in the order in which their absence is reported.
    pub enum FactKind {
        /// The partnership between provider and reseller is active.
        Partnership = "partnership",
        /// Both are in the same CSP region.
        Region = "region",
        /// The reseller has signed the Microsoft Partner Agreement.
        Agreement = "agreement",
        /// The reseller is related to the customer.
        Relation = "relation",
        /// The reseller holds delegated admin privileges on the customer.
        DelegatedAdmin = "delegated_admin",
    }
}

choice! {
    /// What a fact says about a candidate.
    pub enum Verdict {
        /// It holds.
        Met = "met",
        /// It is known not to hold.
        Failed = "failed",
        /// Nobody said, or what was said may no longer be true.
        Unknown = "unknown",
    }
}
