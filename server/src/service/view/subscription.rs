//! Subscriptions.

use shared::api::CustomerRef;
use shared::api::contact::ContactView;
use shared::api::subscription::{SubscriptionDetail, SubscriptionRow};
use shared::customer::Customer;
use shared::text::Name;
use shared::time::Timestamp;

use super::partner;
use crate::service::Part;
use crate::store::Row;
use crate::store::read::FactRow;

/// A customer where it is mentioned.
pub fn customer_ref(customer: &Customer) -> CustomerRef {
    CustomerRef { id: customer.id, name: customer.name.as_str().to_owned() }
}

pub(super) fn owned(name: &Name) -> String {
    name.as_str().to_owned()
}

/// One row of the worklist.
pub fn row(part: &Part, row: &Row, now: Timestamp) -> SubscriptionRow {
    let Row { customer, subscription, contact, current } = row;
    SubscriptionRow {
        id: subscription.id,
        customer: customer_ref(customer),
        product: owned(&subscription.product),
        nickname: subscription.nickname.as_ref().map(owned),
        commerce: subscription.commerce,
        channel: subscription.channel,
        status: subscription.status,
        quantity: subscription.quantity,
        record: subscription.record,
        contact: partner::mention(&part.scope, &current.partner),
        provenance: contact.provenance,
        since: contact.since,
        flags: row.flags(&part.provider, now),
        ended: row.ended(),
    }
}

/// One subscription in full.
pub fn detail(part: &Part, fact: &FactRow, support_contact: ContactView, now: Timestamp) -> SubscriptionDetail {
    let Row { customer, subscription, .. } = &fact.row;
    SubscriptionDetail {
        row: row(part, &fact.row, now),
        domain: customer.domain.as_ref().map(|domain| domain.as_str().to_owned()),
        country: customer.country,
        offer: subscription.offer.as_ref().map(owned),
        created: subscription.created,
        term_ends: subscription.term_ends,
        parent: subscription.parent,
        predecessor: subscription.predecessor,
        followers: u32::try_from(fact.followers.len()).unwrap_or(u32::MAX),
        support_contact,
    }
}
