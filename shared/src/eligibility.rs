//! Who may be the support contact: five facts, each met, failed or unknown (D5, D6).

use crate::choice::choice;
use crate::customer::{AdminStatus, Customer, DelegatedAdmin, Reach, Relation};
use crate::fact::{Evidence, Fact, FactKind, Source, Verdict};
use crate::partner::{MissingAdmin, Partner, PartnershipState, Provider};
use crate::reason::{Code, Detail, Reason};
use crate::subscription::Subscription;
use crate::time::Timestamp;

choice! {
    /// What a candidate is, all facts together. Ordered from best to worst, as lists show them.
    pub enum Class {
        /// All facts are met.
        Eligible = "eligible",
        /// None failed, some are unknown: may be assigned once an authorised person confirms.
        Unverified = "unverified",
        /// At least one failed.
        Ineligible = "ineligible",
    }
}

/// A partner who might be the contact, with what is known of its reach to the customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The partner.
    pub partner: Partner,
    /// Its reach to the customer.
    pub reach: Reach,
}

/// One fact about a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Which fact.
    pub fact: FactKind,
    /// What it says.
    pub verdict: Verdict,
    /// More about it, when it is not met.
    pub detail: Option<Detail>,
    /// When it ends, ended, or was due to end.
    pub ends: Option<Timestamp>,
    /// From where and when it is known.
    pub evidence: Option<Evidence>,
}

/// Where a candidate stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The owning provider: always eligible.
    Provider,
    /// Anybody else: the five facts, in the order of [`FactKind::ALL`].
    Other([Finding; 5]),
}

impl Standing {
    /// All facts together.
    pub fn class(&self) -> Class {
        let Self::Other(findings) = self else { return Class::Eligible };
        let has = |verdict| findings.iter().any(|finding| finding.verdict == verdict);
        if has(Verdict::Failed) {
            Class::Ineligible
        } else if has(Verdict::Unknown) {
            Class::Unverified
        } else {
            Class::Eligible
        }
    }

    /// The five facts; none for the provider, which needs none.
    pub fn findings(&self) -> &[Finding] {
        match self {
            Self::Provider => &[],
            Self::Other(findings) => findings,
        }
    }

    /// Why it may not be assigned, or not without confirmation; empty when eligible. Failed facts hide
    /// unknown ones: confirming would not help.
    pub fn reasons(&self) -> Vec<Reason> {
        let of = |verdict, code: fn(FactKind) -> Code| {
            let found = self.findings().iter().filter(move |finding| finding.verdict == verdict);
            found.map(move |finding| Reason::of(code(finding.fact), finding)).collect::<Vec<_>>()
        };
        let failed = of(Verdict::Failed, failure);
        if failed.is_empty() { of(Verdict::Unknown, |_| Code::Unverified) } else { failed }
    }

    /// When the candidate's delegated admin ends, while it is in force.
    pub fn ends(&self) -> Option<Timestamp> {
        let admin = self.findings().iter().find(|finding| finding.fact == FactKind::DelegatedAdmin)?;
        if admin.verdict == Verdict::Met { admin.ends } else { None }
    }
}

const fn failure(fact: FactKind) -> Code {
    match fact {
        FactKind::Partnership => Code::PartnershipInactive,
        FactKind::Region => Code::RegionMismatch,
        FactKind::Agreement => Code::AgreementUnsigned,
        FactKind::Relation => Code::RelationshipMissing,
        FactKind::DelegatedAdmin => Code::DelegatedAdminMissing,
    }
}

/// Deleted, cancelled or expired, or of an archived customer: nobody may be assigned, and it is outside every count.
pub fn ended(customer: &Customer, subscription: &Subscription) -> bool {
    customer.archived.is_some() || subscription.status.ended()
}

/// Where the candidate stands with the provider and the customer that its reach is about, at this moment.
pub fn standing(provider: &Provider, candidate: &Candidate, now: Timestamp) -> Standing {
    let partner = &candidate.partner;
    if partner.id == provider.tenant() {
        return Standing::Provider;
    }
    Standing::Other([
        simple(FactKind::Partnership, partner.partnership, |state| state == PartnershipState::Active, Detail::Ended),
        region(provider, partner),
        simple(FactKind::Agreement, partner.agreement, |signed| signed, Detail::None),
        simple(FactKind::Relation, candidate.reach.relation, |relation| relation == Relation::Related, Detail::None),
        delegated_admin(provider, candidate.reach.admin, now),
    ])
}

fn simple<T: Copy>(kind: FactKind, fact: Fact<T>, holds: fn(T) -> bool, absent: Detail) -> Finding {
    let (verdict, detail) = match fact {
        None => (Verdict::Unknown, Some(Detail::NeverSeen)),
        Some(known) if holds(known.value) => (Verdict::Met, None),
        Some(_) => (Verdict::Failed, Some(absent)),
    };
    Finding { fact: kind, verdict, detail, ends: None, evidence: fact.map(|known| known.evidence) }
}

fn region(provider: &Provider, partner: &Partner) -> Finding {
    let (verdict, detail) = match (provider.partner.country, partner.country) {
        (Some(ours), Some(theirs)) if ours.region().is_some() && ours.region() == theirs.region() => {
            (Verdict::Met, None)
        }
        (Some(_), Some(_)) => (Verdict::Failed, None),
        _ => (Verdict::Unknown, Some(Detail::NeverSeen)),
    };
    Finding { fact: FactKind::Region, verdict, detail, ends: None, evidence: None }
}

fn delegated_admin(provider: &Provider, fact: Fact<DelegatedAdmin>, now: Timestamp) -> Finding {
    let (verdict, detail) = match &fact {
        None => (Verdict::Unknown, Some(Detail::NeverSeen)),
        Some(known) => admin_verdict(&known.value, known.evidence, now),
    };
    let verdict = match (verdict, provider.settings.missing_admin) {
        (Verdict::Failed, MissingAdmin::Warn) => Verdict::Unknown,
        (verdict, _) => verdict,
    };
    Finding {
        fact: FactKind::DelegatedAdmin,
        verdict,
        detail,
        ends: fact.and_then(|known| known.value.ends),
        evidence: fact.map(|known| known.evidence),
    }
}

/// D6: privileges whose end has passed failed only when they were read after it, or are kept here;
/// an older import may have missed an extension.
fn admin_verdict(admin: &DelegatedAdmin, evidence: Evidence, now: Timestamp) -> (Verdict, Option<Detail>) {
    if admin.in_force() {
        return match admin.ends {
            Some(ends) if ends > now => (Verdict::Met, None),
            Some(ends) if evidence.source == Source::Imported && evidence.at < ends => {
                (Verdict::Unknown, Some(Detail::DueToEnd))
            }
            Some(_) => (Verdict::Failed, Some(Detail::Expired)),
            None => (Verdict::Met, None),
        };
    }
    if admin.kind == crate::customer::AdminKind::None {
        return (Verdict::Failed, Some(Detail::None));
    }
    match admin.status {
        AdminStatus::UnknownFutureValue => (Verdict::Unknown, Some(Detail::Unclear)),
        AdminStatus::Created | AdminStatus::ApprovalPending | AdminStatus::Approved | AdminStatus::Activating => {
            (Verdict::Failed, Some(Detail::Pending))
        }
        AdminStatus::Expired => (Verdict::Failed, Some(Detail::Expired)),
        _ => (Verdict::Failed, Some(Detail::Ended)),
    }
}

#[cfg(test)]
#[path = "eligibility_tests.rs"]
mod tests;
