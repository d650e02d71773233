//! Subscriptions.

use serde::{Deserialize, Serialize};

use crate::choice::choice;
use crate::id::{CustomerId, MpnId, SubscriptionId};
use crate::text::Name;
use crate::time::Timestamp;
use crate::version::Version;

choice! {
    /// How a subscription was sold. Microsoft shows its own support contact only for legacy ones (D1).
    pub enum Commerce {
        /// Traditional, license-based.
        Legacy = "legacy",
        /// New commerce experience.
        NewCommerce = "new_commerce",
        /// Azure plan or another by usage.
        Azure = "azure",
        /// Perpetual or subscribed software.
        Software = "software",
    }
}

choice! {
    /// Where the customer bought it (D12).
    pub enum Channel {
        /// From this provider, in the CSP program.
        Csp = "csp",
        /// Directly from Microsoft.
        Direct = "direct",
        /// Enterprise Agreement.
        EnterpriseAgreement = "enterprise_agreement",
        /// Open licence.
        Open = "open",
        /// Through an advisor.
        Advisor = "advisor",
        /// From another provider.
        AnotherProvider = "another_provider",
        /// Elsewhere.
        Other = "other",
    }
}

choice! {
    /// The state of a subscription, as Partner Center names them. Values it adds later are kept as `unknown`.
    pub enum Status {
        /// Not said.
        None = "none",
        /// In use.
        Active = "active",
        /// Being set up.
        Pending = "pending",
        /// Stopped for now.
        Suspended = "suspended",
        /// Its term is over.
        Expired = "expired",
        /// Cancelled within the first days.
        Canceled = "canceled",
        /// Stopped; data are still kept.
        Disabled = "disabled",
        /// Gone.
        Deleted = "deleted",
        /// A state that was added later.
        Unknown = "unknown",
    }
}

impl Status {
    /// Expired, cancelled and deleted ones are outside every count and cannot be changed.
    pub const fn ended(self) -> bool {
        matches!(self, Self::Expired | Self::Canceled | Self::Deleted)
    }
}

impl Subscription {
    /// Does the provider still deliver it? While it does, it may not leave the customer (D7c). A state that is not known
    /// here counts as in use; what the customer bought elsewhere does not.
    pub const fn in_use(&self) -> bool {
        let delivered = matches!(self.status, Status::Active | Status::Pending | Status::Unknown);
        delivered && matches!(self.channel, Channel::Csp)
    }
}

/// A subscription of a customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subscription {
    /// Its id.
    pub id: SubscriptionId,
    /// Whose it is.
    pub customer: CustomerId,
    /// The product as the price list names it.
    pub product: Name,
    /// The id of the offer: a GUID, `MS-AZR-…`, or `Product:Sku:Availability` in new commerce.
    pub offer: Option<Name>,
    /// What the customer or partner calls it.
    pub nickname: Option<Name>,
    /// How it was sold.
    pub commerce: Commerce,
    /// Where it was bought.
    pub channel: Channel,
    /// Its state.
    pub status: Status,
    /// Number of licences or units.
    pub quantity: u32,
    /// The reseller of record, by partner number. Another thing than the support contact.
    pub record: Option<MpnId>,
    /// The subscription that this one is an add-on of; it follows its parent's contact until set itself (D15).
    pub parent: Option<SubscriptionId>,
    /// The subscription that this one replaced; its contact and history were inherited (D15).
    pub predecessor: Option<SubscriptionId>,
    /// When it was made.
    pub created: Option<Timestamp>,
    /// When its term ends.
    pub term_ends: Option<Timestamp>,
    /// Counts the changes of this record.
    pub version: Version,
}
