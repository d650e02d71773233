//! The designated support contact of one subscription.

use serde::{Deserialize, Serialize};

use crate::choice::choice;
use crate::fact::Evidence;
use crate::id::{SubscriptionId, TenantId};
use crate::time::Timestamp;
use crate::version::Version;

choice! {
    /// How a contact came to be. An inherited contact keeps its predecessor's (D15).
    pub enum Provenance {
        /// Nobody chose: the provider.
        Default = "default",
        /// A person chose it for this subscription.
        Manual = "manual",
        /// A person chose it for many.
        Operation = "operation",
        /// A default rule.
        Rule = "rule",
        /// Partner Center said so.
        Import = "import",
        /// A change was taken back.
        Undo = "undo",
        /// The contact before it ended.
        Succession = "succession",
    }
}

/// Who answers when the customer calls about one subscription.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupportContact {
    /// The subscription.
    pub subscription: SubscriptionId,
    /// The partner.
    pub partner: TenantId,
    /// How it came to be.
    pub provenance: Provenance,
    /// Since when this partner is the contact.
    pub since: Timestamp,
    /// When a person last chose or confirmed it.
    pub reviewed: Timestamp,
    /// An add-on that follows its parent until it is set itself (D15).
    pub follows: bool,
    /// What Partner Center was last seen to say, and when.
    pub seen: Option<Seen>,
    /// Counts the changes of this contact.
    pub version: Version,
}

/// What Partner Center says of a subscription's contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// The partner named there.
    pub partner: TenantId,
    /// From where and when we know.
    #[serde(flatten)]
    pub evidence: Evidence,
}

impl SupportContact {
    /// The contact of a new subscription: the provider, because nobody chose.
    pub const fn default_of(subscription: SubscriptionId, provider: TenantId, now: Timestamp) -> Self {
        Self {
            subscription,
            partner: provider,
            provenance: Provenance::Default,
            since: now,
            reviewed: now,
            follows: false,
            seen: None,
            version: Version::FIRST,
        }
    }

    /// May an import replace it? Not what a person or a rule chose (D18).
    pub const fn yields_to_import(&self) -> bool {
        matches!(self.provenance, Provenance::Default | Provenance::Import)
    }

    /// Does Partner Center name another partner than we do (D18)?
    pub fn differs(&self) -> bool {
        self.seen.is_some_and(|seen| seen.partner != self.partner)
    }
}
