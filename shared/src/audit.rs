//! The record of every change, and the chain that shows when somebody tampered with it.
//!
//! One entry a changed row, one link a commit. A link holds the digest over the canonical bytes of its entries
//! and the hash of the link before it, so that nothing can be changed, taken out or put between without every
//! later hash failing. Entries hold a person's id and roles only; names stand in a row that can be erased.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::choice::choice;
use crate::contact::Provenance;
use crate::id::{CommitId, CustomerId, OperationId, PersonId, PortalId, RequestId, SubscriptionId, TenantId};
use crate::reason::Code;
use crate::role::Roles;
use crate::text::{Note, Ticket};
use crate::time::Timestamp;
use crate::version::Version;

choice! {
    /// What was done, or tried.
    pub enum Action {
        /// A support contact was set.
        ContactAssigned = "contact_assigned",
        /// An add-on followed its parent.
        ContactFollowed = "contact_followed",
        /// An import replaced a contact that nobody chose.
        ContactImported = "contact_imported",
        /// A subscription arrived.
        SubscriptionAdded = "subscription_added",
        /// A subscription changed.
        SubscriptionChanged = "subscription_changed",
        /// A customer arrived.
        CustomerAdded = "customer_added",
        /// A customer's record changed.
        CustomerChanged = "customer_changed",
        /// The provider's relationship with a customer ended (D7c).
        CustomerArchived = "customer_archived",
        /// A partner arrived.
        PartnerAdded = "partner_added",
        /// A partner's record or partnership changed.
        PartnerChanged = "partner_changed",
        /// What is known of a reseller's reach to a customer changed.
        ReachChanged = "reach_changed",
        /// A support profile changed.
        ProfileChanged = "profile_changed",
        /// The provider's settings changed.
        SettingsChanged = "settings_changed",
        /// A person was added or changed.
        PersonChanged = "person_changed",
        /// A portal was made, with a credential.
        PortalCreated = "portal_created",
        /// A portal's name or origins changed.
        PortalChanged = "portal_changed",
        /// A portal's credential was revoked.
        PortalRevoked = "portal_revoked",
    }
}

choice! {
    /// Through which door.
    pub enum Origin {
        /// The app or our own API.
        Web = "web",
        /// The Partner Center compatible API.
        PartnerCenter = "partner_center",
        /// An import.
        Import = "import",
        /// The command line.
        Command = "command",
        /// An element in somebody's portal.
        Portal = "portal",
    }
}

/// One change of one row, or a refused attempt (D9).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// When.
    pub at: Timestamp,
    /// Who, by id; the name stands in an erasable row.
    pub actor: PersonId,
    /// With which roles.
    pub roles: Roles,
    /// Through which door.
    pub origin: Origin,
    /// What.
    pub action: Action,
    /// Which customer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer: Option<CustomerId>,
    /// Which subscription.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subscription: Option<SubscriptionId>,
    /// Which partner, where the change is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub partner: Option<TenantId>,
    /// The contact before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<TenantId>,
    /// The contact after, or the one that was asked for when refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<TenantId>,
    /// The contact's version after.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<Version>,
    /// How the contact came to be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provenance: Option<Provenance>,
    /// Why, in the person's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Note>,
    /// The person's ticket.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ticket: Option<Ticket>,
    /// Facts were unknown and the person confirmed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub confirmed: bool,
    /// Written without looking at a version: last write wins (D8).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub blind: bool,
    /// The code of the refusal; none when it was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refused: Option<Code>,
    /// How many refused attempts this entry stands for, when more than one (D9).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub times: Option<u32>,
    /// The operation it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operation: Option<OperationId>,
    /// The portal through which it was done, or that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub portal: Option<PortalId>,
    /// The request, as the caller or the server named it.
    pub request: RequestId,
}

impl Entry {
    /// What somebody did, about nothing in particular yet; the rest is filled in by struct update.
    pub const fn new(
        at: Timestamp,
        actor: PersonId,
        roles: Roles,
        origin: Origin,
        action: Action,
        request: RequestId,
    ) -> Self {
        Self {
            at,
            actor,
            roles,
            origin,
            action,
            customer: None,
            subscription: None,
            partner: None,
            before: None,
            after: None,
            version: None,
            provenance: None,
            reason: None,
            ticket: None,
            confirmed: false,
            blind: false,
            refused: None,
            times: None,
            operation: None,
            portal: None,
            request,
        }
    }
}

/// An entry in its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorded {
    /// Its place among the tenant's entries, from 1 without gaps.
    pub seq: u64,
    /// The entry before it about the same subscription.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prev: Option<u64>,
    /// The entry.
    #[serde(flatten)]
    pub entry: Entry,
}

impl Recorded {
    /// The bytes over which the chain is made: JSON in the order of the fields, absent ones left out, so that fields
    /// added later do not change what was written before.
    pub fn canonical(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }
}

/// A SHA-256 hash.
pub type Hash = [u8; 32];

/// One link of a tenant's chain: what one commit wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// Its place in the chain, from 1.
    pub number: u64,
    /// The commit.
    pub commit: CommitId,
    /// The first entry.
    pub first: u64,
    /// The last entry.
    pub last: u64,
    /// Over the canonical bytes of the entries.
    pub digest: Hash,
    /// Over all of the above, the tenant and the previous link's hash.
    pub hash: Hash,
}

/// The digest over a commit's entries, each preceded by its length.
pub fn digest<'a>(entries: impl IntoIterator<Item = &'a [u8]>) -> Hash {
    let mut sum = Sha256::new();
    for bytes in entries {
        sum.update((bytes.len() as u64).to_be_bytes());
        sum.update(bytes);
    }
    sum.finalize().into()
}

impl Link {
    /// The link that follows `previous` (none for a tenant's first) with entries of these canonical bytes.
    pub fn after<'a>(
        previous: Option<&Self>,
        tenant: TenantId,
        commit: CommitId,
        entries: impl IntoIterator<Item = &'a [u8]>,
        count: u64,
    ) -> Self {
        let first = previous.map_or(1, |link| link.last + 1);
        let mut link = Self {
            number: previous.map_or(1, |link| link.number + 1),
            commit,
            first,
            last: first + count - 1,
            digest: digest(entries),
            hash: [0; 32],
        };
        link.hash = link.hash_after(previous.map_or([0; 32], |link| link.hash), tenant);
        link
    }

    fn hash_after(&self, previous: Hash, tenant: TenantId) -> Hash {
        let mut sum = Sha256::new();
        sum.update(b"switchboard link 1");
        sum.update(tenant.bytes());
        sum.update(self.number.to_be_bytes());
        sum.update(self.commit.bytes());
        sum.update(self.first.to_be_bytes());
        sum.update(self.last.to_be_bytes());
        sum.update(self.digest);
        sum.update(previous);
        sum.finalize().into()
    }

    /// Does this stored link follow `previous` and hold exactly these entries?
    pub fn verify<'a>(
        &self,
        previous: Option<&Self>,
        tenant: TenantId,
        entries: impl IntoIterator<Item = &'a [u8]>,
        count: u64,
    ) -> bool {
        count > 0 && *self == Self::after(previous, tenant, self.commit, entries, count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tenant() -> TenantId {
        "3b33e682-00c3-41ee-9dd2-a548adf56438".parse().unwrap()
    }

    fn entry() -> Recorded {
        Recorded {
            seq: 1,
            prev: None,
            entry: Entry {
                at: "2026-11-20T10:41:00Z".parse().unwrap(),
                actor: "11111111-1111-4111-8111-111111111111".parse().unwrap(),
                roles: Roles::NONE.with(crate::role::Role::HelpdeskAgent),
                origin: Origin::Web,
                action: Action::ContactAssigned,
                customer: None,
                subscription: Some("c8d8fbab-6a62-44dc-be50-b7c74e43a296".parse().unwrap()),
                partner: None,
                before: Some(tenant()),
                after: Some("484e548c-f5f3-4528-93a9-c16c6373cb59".parse().unwrap()),
                version: Some(Version::new(2)),
                provenance: Some(Provenance::Manual),
                reason: Some("Agreed by telephone".parse().unwrap()),
                ticket: None,
                confirmed: false,
                blind: false,
                refused: None,
                times: None,
                operation: None,
                portal: None,
                request: "22222222-2222-4222-8222-222222222222".parse().unwrap(),
            },
        }
    }

    /// These bytes are under every stored hash: they may never change for entries already written.
    #[test]
    fn canonical_bytes_stay_as_they_are() {
        insta::assert_snapshot!(String::from_utf8(entry().canonical()).unwrap());
        assert_eq!(serde_json::from_slice::<Recorded>(&entry().canonical()).unwrap(), entry());
    }

    #[test]
    fn a_chain_shows_every_tampering() {
        let commit = |number: u8| CommitId::from_bytes([number; 16]);
        let (one, two): (&[u8], &[u8]) = (b"one", b"two");
        let first = Link::after(None, tenant(), commit(1), [one, two], 2);
        let second = Link::after(Some(&first), tenant(), commit(2), [one], 1);
        assert_eq!((first.first, first.last, second.first, second.last), (1, 2, 3, 3));
        assert!(first.verify(None, tenant(), [one, two], 2));
        assert!(second.verify(Some(&first), tenant(), [one], 1));
        assert!(!first.verify(None, tenant(), [two, one], 2), "entries swapped");
        assert!(!first.verify(None, tenant(), [one], 1), "an entry taken out");
        assert!(!second.verify(None, tenant(), [one], 1), "a link taken out");
        assert!(!second.verify(Some(&first), tenant(), [two], 1), "an entry changed");
        let other: TenantId = "484e548c-f5f3-4528-93a9-c16c6373cb59".parse().unwrap();
        assert!(!first.verify(None, other, [one, two], 2), "moved to another tenant");
        assert_ne!(digest([b"ab".as_slice(), b"c"]), digest([b"a".as_slice(), b"bc"]));
    }
}
