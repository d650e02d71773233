//! Everything that the files say, the newest of each: the order in which they were given does not matter.

use std::collections::BTreeMap;

use shared::country::Country;
use shared::customer::{AdminKind, AdminStatus, DelegatedAdmin};
use shared::id::{CustomerId, MpnId, SubscriptionId, TenantId};
use shared::time::Timestamp;

use super::report::{Kind, Place, Skip};
use super::sight::{ContactSeen, CustomerSeen, PartnerSeen, Party, ProfileSeen, Saw, Sight, SubscriptionSeen};

/// The newest sight of something; of two at one moment the one that stands later in the later file.
#[derive(Clone, Debug)]
pub(super) struct Newest<T> {
    pub at: Timestamp,
    pub place: Place,
    pub value: T,
}

/// What was seen of a partner.
#[derive(Clone, Debug, Default)]
pub(super) struct PartnerSights {
    /// In the provider's own list.
    pub listed: Option<Newest<PartnerSeen>>,
    /// In passing: as a contact, or in a customer's list.
    pub passing: Option<Newest<PartnerSeen>>,
    /// Whether it signed, by its tenant.
    pub agreement: Option<Newest<bool>>,
}

/// What was seen of a reseller and a customer.
#[derive(Clone, Debug, Default)]
pub(super) struct ReachSights {
    /// In the customer's list.
    pub related: Option<Newest<()>>,
    /// The delegated admin relationships, by their ids.
    pub admins: BTreeMap<String, Newest<DelegatedAdmin>>,
}

/// Everything.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    pub partners: BTreeMap<TenantId, PartnerSights>,
    pub agreements: BTreeMap<u64, (MpnId, Newest<bool>)>,
    pub profiles: BTreeMap<Option<TenantId>, Newest<ProfileSeen>>,
    pub customers: BTreeMap<CustomerId, Newest<CustomerSeen>>,
    pub countries: BTreeMap<CustomerId, Newest<Country>>,
    pub subscriptions: BTreeMap<SubscriptionId, Newest<SubscriptionSeen>>,
    pub contacts: BTreeMap<SubscriptionId, Newest<ContactSeen>>,
    pub reaches: BTreeMap<(CustomerId, TenantId), ReachSights>,
    /// Read, understood, and of no use.
    pub nothing: Vec<(Kind, Skip, Place)>,
    /// Lists of delegated admin a partner: pages with and without a page after them.
    pages: BTreeMap<TenantId, (u32, u32)>,
}

impl<T> Newest<T> {
    /// Puts the newer of two.
    fn keep(self, slot: &mut Option<Self>) {
        if slot.as_ref().is_none_or(|known| (known.at, &known.place) <= (self.at, &self.place)) {
            *slot = Some(self);
        }
    }

    fn keep_in<K: Ord>(self, map: &mut BTreeMap<K, Self>, key: K) {
        let mut slot = map.remove(&key);
        self.keep(&mut slot);
        map.extend(slot.map(|newest| (key, newest)));
    }
}

impl Gathered {
    /// Adds what one file says.
    pub fn add(&mut self, sights: Vec<Sight>, pages: Vec<(TenantId, bool)>) {
        for (partner, next) in pages {
            let count = self.pages.entry(partner).or_default();
            *(if next { &mut count.0 } else { &mut count.1 }) += 1;
        }
        for Sight { at, place, saw } in sights {
            self.saw(at, place, saw);
        }
    }

    fn saw(&mut self, at: Timestamp, place: Place, saw: Saw) {
        match saw {
            Saw::Partner(value) => {
                let sights = self.partners.entry(value.id).or_default();
                Newest { at, place, value }.keep(&mut sights.listed);
            }
            Saw::Agreement(Party::Tenant(id), value) => {
                Newest { at, place, value }.keep(&mut self.partners.entry(id).or_default().agreement);
            }
            Saw::Agreement(Party::Number(mpn), value) => {
                let mut slot = self.agreements.remove(&mpn.number()).map(|(_, newest)| newest);
                Newest { at, place, value }.keep(&mut slot);
                self.agreements.extend(slot.map(|newest| (mpn.number(), (mpn, newest))));
            }
            Saw::Profile(partner, value) => Newest { at, place, value }.keep_in(&mut self.profiles, partner),
            Saw::Customer(value) => self.customer(at, place, value),
            Saw::Subscription(value) => {
                let id = value.id;
                Newest { at, place, value: *value }.keep_in(&mut self.subscriptions, id);
            }
            Saw::Contact(value) => {
                self.passing(at, &place, &value.partner);
                let id = value.subscription;
                Newest { at, place, value }.keep_in(&mut self.contacts, id);
            }
            Saw::Relation(customer, partner) => {
                self.passing(at, &place, &partner);
                let reach = self.reaches.entry((customer, partner.id)).or_default();
                Newest { at, place, value: () }.keep(&mut reach.related);
            }
            Saw::Admin(seen) => {
                let reach = self.reaches.entry((seen.customer, seen.partner)).or_default();
                let id = if seen.id.is_empty() { place.to_string() } else { seen.id };
                Newest { at, place, value: seen.value }.keep_in(&mut reach.admins, id);
            }
            Saw::Nothing(kind, skip) => self.nothing.push((kind, skip, place)),
        }
    }

    /// Lists leave the country out: the newest that says one counts.
    fn customer(&mut self, at: Timestamp, place: Place, value: CustomerSeen) {
        if let Some(country) = value.country {
            Newest { at, place: place.clone(), value: country }.keep_in(&mut self.countries, value.id);
        }
        let id = value.id;
        Newest { at, place, value }.keep_in(&mut self.customers, id);
    }

    fn passing(&mut self, at: Timestamp, place: &Place, partner: &PartnerSeen) {
        let sights = self.partners.entry(partner.id).or_default();
        Newest { at, place: place.clone(), value: partner.clone() }.keep(&mut sights.passing);
    }

    /// Were all pages of the partner's list of delegated admin given?
    pub fn whole(&self, partner: TenantId) -> bool {
        self.pages.get(&partner).is_some_and(|(_, last)| *last > 0)
    }
}

impl ReachSights {
    /// The best of the relationships, with the latest end over those in force (D6), and when that was read.
    pub fn best(&self) -> Option<(Timestamp, DelegatedAdmin)> {
        let at = self.admins.values().map(|newest| newest.at).max()?;
        let all = self.admins.values().map(|newest| newest.value);
        // Privileges without an end, the older kind, outlast every end.
        let latest = |admin: &DelegatedAdmin| (rank(admin), admin.ends.is_none(), admin.ends);
        all.max_by_key(latest).map(|best| (at, best))
    }
}

/// What helps most comes last. In force is in force, ending soon or not.
const fn rank(admin: &DelegatedAdmin) -> u8 {
    if matches!(admin.kind, AdminKind::None) {
        return 0;
    }
    match admin.status {
        AdminStatus::Active | AdminStatus::Expiring => 8,
        AdminStatus::UnknownFutureValue => 7,
        AdminStatus::Activating => 6,
        AdminStatus::Approved => 5,
        AdminStatus::ApprovalPending => 4,
        AdminStatus::Created => 3,
        AdminStatus::TerminationRequested | AdminStatus::Terminating => 2,
        AdminStatus::Expired | AdminStatus::Terminated => 1,
    }
}
