//! Customers.

use shared::api::Count;
use shared::api::customer::{ContactShare, CustomerRow, ReachView};
use shared::eligibility::{Candidate, standing};
use shared::time::Timestamp;

use super::partner::{self, Names};
use crate::service::Part;
use crate::store::CustomerRead;

/// One row of the list.
pub fn row(read: CustomerRead, names: &Names) -> CustomerRow {
    let CustomerRead { customer, shares } = read;
    let sum = shares.iter().fold(0_u32, |sum, (_, subscriptions)| sum.saturating_add(*subscriptions));
    let contacts = shares.into_iter();
    CustomerRow {
        id: customer.id,
        name: customer.name.as_str().to_owned(),
        domain: customer.domain.map(|domain| domain.as_str().to_owned()),
        country: customer.country,
        references: customer.references,
        subscriptions: Count { n: sum, more: false },
        contacts: contacts
            .map(|(id, subscriptions)| ContactShare { partner: names.mention(id), subscriptions })
            .collect(),
        archived: customer.archived,
    }
}

/// What is known of one reseller's reach.
pub fn reach(part: &Part, candidate: &Candidate, now: Timestamp) -> ReachView {
    let standing = standing(&part.provider, candidate, now);
    ReachView {
        partner: partner::mention(&part.scope, &candidate.partner),
        class: standing.class(),
        reasons: standing.reasons(),
        relation: candidate.reach.relation,
        delegated_admin: candidate.reach.admin,
    }
}
