//! Partners: the provider that owns the data, and the resellers it works with.

use serde::{Deserialize, Serialize};

use crate::choice::choice;
use crate::country::Country;
use crate::fact::Fact;
use crate::id::{MpnId, TenantId};
use crate::role::RolePolicy;
use crate::text::Name;
use crate::version::Version;

choice! {
    /// How a provider works with Microsoft.
    pub enum ProviderKind {
        /// Sells through resellers (tier 2, distributor).
        IndirectProvider = "indirect_provider",
        /// Sells directly (tier 1): it is the contact of all its subscriptions (D13).
        DirectBill = "direct_bill",
    }
}

choice! {
    /// Whether provider and reseller work together.
    pub enum PartnershipState {
        /// They do.
        Active = "active",
        /// They did, or never did.
        Ended = "ended",
    }
}

/// A partner as one provider knows it. The provider's own record is one of these too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Partner {
    /// Its tenant.
    pub id: TenantId,
    /// Its partner number; some sources name a partner without it.
    pub mpn: Option<MpnId>,
    /// Its name, as customers see it.
    pub name: Name,
    /// Where it does business; decides the CSP region.
    pub country: Option<Country>,
    /// Its partnership with the provider. Not looked at for the provider itself.
    pub partnership: Fact<PartnershipState>,
    /// Has it signed the Microsoft Partner Agreement in its region?
    pub agreement: Fact<bool>,
    /// Does its support profile have a telephone number or an e-mail address?
    pub reachable: bool,
    /// Counts the changes of this record.
    pub version: Version,
}

/// The provider: the owner of customers, subscriptions and contacts, with its settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provider {
    /// How it works with Microsoft.
    pub kind: ProviderKind,
    /// Its own record as a partner.
    pub partner: Partner,
    /// Its choices.
    pub settings: Settings,
}

impl Provider {
    /// The provider's tenant.
    pub const fn tenant(&self) -> TenantId {
        self.partner.id
    }
}

choice! {
    /// What happens to a candidate whose delegated admin is known to be missing (D5).
    pub enum MissingAdmin {
        /// It is refused. The default.
        Refuse = "refuse",
        /// It counts as unknown: an authorised person may confirm.
        Warn = "warn",
    }
}

/// A provider's choices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// Which roles may assign (D4).
    pub role_policy: RolePolicy,
    /// What missing delegated admin does (D5).
    pub missing_admin: MissingAdmin,
    /// Days before an end from which a contact is `ending` (D6).
    pub ending_days: u16,
    /// Months after which a chosen contact is `unreviewed`; none switches the flag off.
    pub review_months: Option<u16>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            role_policy: RolePolicy::P2021,
            missing_admin: MissingAdmin::Refuse,
            ending_days: 90,
            review_months: None,
        }
    }
}
