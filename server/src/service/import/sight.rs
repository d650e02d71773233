//! What an answer says, in our own terms, before it is compared with what is known.

use shared::country::Country;
use shared::customer::DelegatedAdmin;
use shared::id::{CustomerId, MpnId, SubscriptionId, TenantId};
use shared::partner::PartnershipState;
use shared::subscription::{Commerce, Status};
use shared::text::{Domain, Email, Name, Phone, WebUrl};
use shared::time::Timestamp;

use super::report::{Kind, Place, Skip};

/// One thing that was seen, when and where.
#[derive(Clone, Debug)]
pub(super) struct Sight {
    pub at: Timestamp,
    pub place: Place,
    pub saw: Saw,
}

/// What was seen.
#[derive(Clone, Debug)]
pub(super) enum Saw {
    Partner(PartnerSeen),
    Agreement(Party, bool),
    Profile(Option<TenantId>, ProfileSeen),
    Customer(CustomerSeen),
    Subscription(Box<SubscriptionSeen>),
    Contact(ContactSeen),
    Relation(CustomerId, PartnerSeen),
    Admin(AdminSeen),
    /// Read, understood, and of no use.
    Nothing(Kind, Skip),
}

/// A partner as an answer names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Party {
    Tenant(TenantId),
    Number(MpnId),
}

/// A partner; what an answer does not say stays as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PartnerSeen {
    pub id: TenantId,
    pub mpn: Option<MpnId>,
    pub name: Option<Name>,
    pub country: Option<Country>,
    pub partnership: Option<PartnershipState>,
}

/// The addresses of a support profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ProfileSeen {
    pub telephone: Option<Phone>,
    pub email: Option<Email>,
    pub website: Option<WebUrl>,
}

/// A customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct CustomerSeen {
    pub id: CustomerId,
    pub name: Name,
    pub domain: Option<Domain>,
    pub country: Option<Country>,
    /// Is there a relationship? None where the answer does not say.
    pub related: Option<bool>,
}

/// A subscription; `None` where the answer does not say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SubscriptionSeen {
    pub id: SubscriptionId,
    pub customer: CustomerId,
    pub product: Name,
    pub offer: Option<Name>,
    pub nickname: Option<Name>,
    pub commerce: Commerce,
    pub status: Option<Status>,
    pub quantity: Option<u32>,
    pub record: Option<MpnId>,
    /// Does the answer say who is of record, nobody included?
    pub record_said: bool,
    pub parent: Option<SubscriptionId>,
    pub predecessor: Option<SubscriptionId>,
    pub created: Option<Timestamp>,
    pub term_ends: Option<Timestamp>,
}

/// The support contact of a subscription.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ContactSeen {
    pub customer: Option<CustomerId>,
    pub subscription: SubscriptionId,
    pub partner: PartnerSeen,
}

/// One delegated admin relationship of a partner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct AdminSeen {
    pub partner: TenantId,
    pub customer: CustomerId,
    /// Its id; the place stands in where it has none.
    pub id: String,
    pub value: DelegatedAdmin,
}

impl Saw {
    /// Under which kind it is counted.
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Partner(_) | Self::Agreement(..) => Kind::Partners,
            Self::Profile(..) => Kind::Profiles,
            Self::Customer(_) => Kind::Customers,
            Self::Subscription(_) => Kind::Subscriptions,
            Self::Contact(_) => Kind::Contacts,
            Self::Relation(..) | Self::Admin(_) => Kind::Reaches,
            Self::Nothing(kind, _) => *kind,
        }
    }
}
