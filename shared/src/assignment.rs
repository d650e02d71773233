//! One assignment, decided: the single truth for the form, the server, the dry run and the import.

use crate::contact::{Provenance, Seen, SupportContact};
use crate::customer::Customer;
use crate::eligibility::{Candidate, Class, ended, standing};
use crate::embed::EmbedPermissions;
use crate::id::{MpnId, PersonId, SubscriptionId, TenantId};
use crate::partner::Provider;
use crate::reason::{Code, Refusal};
use crate::role::{Permission, RolePolicy, Roles, Side, may, reads};
use crate::subscription::Subscription;
use crate::time::Timestamp;
use crate::version::Version;

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The person, or the application where there is none.
    pub person: PersonId,
    /// For whom the person speaks.
    pub side: Side,
    /// The person's roles there.
    pub roles: Roles,
    /// A token without a user: may read some things and change nothing.
    pub app_only: bool,
    /// What an embed token lets it do, within what the token names; then its roles count for nothing.
    pub embed: Option<EmbedPermissions>,
}

impl Actor {
    /// May the actor do this under the provider's policy? Refused with the code that says why not.
    pub fn require(&self, permission: Permission, provider: &Provider) -> Result<(), Refusal> {
        if self.app_only && permission != Permission::Read {
            return Err(Code::AppOnly.into());
        }
        if self.may(permission, provider.settings.role_policy) { Ok(()) } else { Err(Code::RoleTooSmall.into()) }
    }

    /// Do its roles, or its embed token, allow this under the policy?
    pub fn may(&self, permission: Permission, policy: RolePolicy) -> bool {
        match self.embed {
            Some(granted) => self.side == Side::Provider && granted.stand_for(permission),
            None => may(self.side, self.roles, permission, policy),
        }
    }

    /// May it read at all?
    pub fn reads(&self) -> bool {
        match self.embed {
            Some(granted) => self.side == Side::Provider && granted.stand_for(Permission::Read),
            None => reads(self.side, self.roles),
        }
    }
}

/// Everything that one decision looks at, read in one snapshot.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// The owner, with its settings.
    pub provider: &'a Provider,
    /// The customer.
    pub customer: &'a Customer,
    /// The subscription.
    pub subscription: &'a Subscription,
    /// Its contact now.
    pub contact: &'a SupportContact,
    /// The partner that the intent names, with its reach to the customer; none when there is no such partner here.
    pub candidate: Option<&'a Candidate>,
}

/// What somebody wants.
#[derive(Clone, Copy, Debug)]
pub struct Intent<'a> {
    /// Who wants it.
    pub actor: &'a Actor,
    /// The partner that is to be the contact.
    pub target: TenantId,
    /// Its partner number where the caller names that too: both must mean the same partner (D3).
    pub mpn: Option<MpnId>,
    /// "I have confirmed this with the reseller": allows an unverified candidate to those who may confirm.
    pub confirm: bool,
    /// The version that the caller looked at; none for last-write-wins (D8).
    pub expect: Option<Version>,
    /// How the contact comes to be.
    pub provenance: Provenance,
}

/// The answer to an intent that was not refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// The contact already is this partner: nothing changes, not even the version.
    Unchanged,
    /// The contact becomes this one.
    Assign {
        /// The contact as it will be.
        after: SupportContact,
        /// Facts were unknown, and the actor confirmed.
        confirmed: bool,
    },
}

/// Decides one assignment at one moment.
///
/// The order is the reason table's: role, version, subscription, partner, facts. A partner that is the
/// contact already is no change, even for a caller who looked at an older version (D8).
pub fn decide(facts: &Facts, intent: &Intent, now: Timestamp) -> Result<Decision, Refusal> {
    intent.actor.require(Permission::Assign, facts.provider)?;
    let is_over = ended(facts.customer, facts.subscription);
    if !is_over && names(facts.candidate, intent) && facts.contact.partner == intent.target {
        return Ok(Decision::Unchanged);
    }
    if intent.expect.is_some_and(|version| version != facts.contact.version) {
        return Err(Code::Stale.into());
    }
    if is_over {
        return Err(Code::SubscriptionEnded.into());
    }
    let candidate = facts.candidate.filter(|_| names(facts.candidate, intent)).ok_or(Code::ResellerUnknown)?;
    let confirmed = allowed(facts.provider, candidate, intent, now)?;
    let after = SupportContact {
        partner: intent.target,
        provenance: intent.provenance,
        since: now,
        reviewed: now,
        follows: false,
        version: facts.contact.version.next(),
        ..*facts.contact
    };
    Ok(Decision::Assign { after, confirmed })
}

/// Does the partner that was found bear both ids of the intent (D3)? A number that we do not know contradicts none.
fn names(candidate: Option<&Candidate>, intent: &Intent) -> bool {
    candidate.is_some_and(|candidate| {
        let partner = &candidate.partner;
        let same_number = intent.mpn.is_none_or(|asked| partner.mpn.is_none_or(|known| known == asked));
        partner.id == intent.target && same_number
    })
}

/// Whether the candidate needed a confirmation that was given; refused when it may not be.
fn allowed(provider: &Provider, candidate: &Candidate, intent: &Intent, now: Timestamp) -> Result<bool, Refusal> {
    let standing = standing(provider, candidate, now);
    match standing.class() {
        Class::Eligible => Ok(false),
        Class::Unverified if intent.confirm => intent.actor.require(Permission::Administer, provider).map(|()| true),
        Class::Unverified | Class::Ineligible => {
            Err(Refusal::from_reasons(standing.reasons()).unwrap_or(Refusal::plain(Code::Internal)))
        }
    }
}

/// The contact of an add-on that follows its parent, after the parent's contact changed (D15).
pub fn follow(addon: &SupportContact, parent: &SupportContact) -> SupportContact {
    SupportContact {
        partner: parent.partner,
        provenance: parent.provenance,
        since: parent.since,
        reviewed: parent.reviewed,
        version: addon.version.next(),
        ..*addon
    }
}

/// The contact of a subscription that has just arrived: its predecessor's, or its parent's which it then
/// follows, or the provider (D15).
pub fn first_contact(
    id: SubscriptionId,
    provider: TenantId,
    predecessor: Option<&SupportContact>,
    parent: Option<&SupportContact>,
    now: Timestamp,
) -> SupportContact {
    let inherited = |from: &SupportContact, follows| SupportContact {
        subscription: id,
        follows,
        seen: None,
        version: Version::FIRST,
        ..*from
    };
    match (predecessor, parent) {
        (Some(predecessor), _) => inherited(predecessor, false),
        (None, Some(parent)) => inherited(parent, true),
        (None, None) => SupportContact::default_of(id, provider, now),
    }
}

/// What an import does to a contact (D18).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Observed {
    /// Nothing new.
    Unchanged,
    /// The same contact; what Partner Center says, or when, is new.
    Noted(SupportContact),
    /// The contact is replaced by what Partner Center says.
    Replaced(SupportContact),
}

/// Takes note of what Partner Center says. It replaces only what nobody here chose; otherwise the row
/// *differs* (D18). An older sight changes nothing.
pub fn observe(contact: &SupportContact, seen: Seen) -> Observed {
    if contact.seen.is_some_and(|known| known == seen || known.evidence.at > seen.evidence.at) {
        return Observed::Unchanged;
    }
    let noted = SupportContact { seen: Some(seen), ..*contact };
    if seen.partner == contact.partner || !contact.yields_to_import() {
        return Observed::Noted(SupportContact { version: contact.version.next(), ..noted });
    }
    Observed::Replaced(SupportContact {
        partner: seen.partner,
        provenance: Provenance::Import,
        since: seen.evidence.at,
        reviewed: seen.evidence.at,
        follows: false,
        version: contact.version.next(),
        ..noted
    })
}

/// May the provider's relationship with the customer end (D7c)? Only when none of its subscriptions is in use.
pub fn decide_farewell(actor: &Actor, provider: &Provider, in_use: usize) -> Result<(), Refusal> {
    actor.require(Permission::EndRelationship, provider)?;
    if in_use == 0 { Ok(()) } else { Err(Code::SubscriptionsActive.into()) }
}

#[cfg(test)]
#[path = "assignment_tests.rs"]
mod tests;
