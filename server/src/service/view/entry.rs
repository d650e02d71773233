//! Entries of the history and of the activity log.

use std::collections::BTreeMap;

use shared::api::CustomerRef;
use shared::api::activity::{EntryView, SubscriptionRef};
use shared::api::embed::PortalRef;
use shared::api::session::PersonRef;
use shared::audit::{Entry, Recorded};
use shared::id::{CustomerId, PersonId, PortalId, SubscriptionId, TenantId};

use super::partner::Names;

/// Everything that the entries of one answer mention, by name.
#[derive(Clone, Debug)]
pub struct Mentions {
    /// Partners.
    pub partners: Names,
    /// People; erased ones without a name.
    pub people: BTreeMap<PersonId, Option<String>>,
    /// Customers.
    pub customers: BTreeMap<CustomerId, String>,
    /// Portals.
    pub portals: BTreeMap<PortalId, String>,
    /// The products of subscriptions.
    pub products: BTreeMap<SubscriptionId, String>,
}

/// The partners that an entry mentions.
pub fn partners(entry: &Entry) -> impl Iterator<Item = TenantId> {
    [entry.partner, entry.before, entry.after].into_iter().flatten()
}

/// One entry.
pub fn entry(recorded: &Recorded, mentions: &Mentions) -> EntryView {
    let Recorded { seq, entry, .. } = recorded;
    let partner = |id: Option<TenantId>| id.map(|id| mentions.partners.mention(id));
    EntryView {
        seq: *seq,
        at: entry.at,
        actor: PersonRef { id: entry.actor, name: mentions.people.get(&entry.actor).cloned().flatten() },
        roles: entry.roles.iter().collect(),
        origin: entry.origin,
        action: entry.action,
        customer: entry.customer.map(|id| customer(id, mentions)),
        subscription: entry.subscription.map(|id| subscription(id, mentions)),
        partner: partner(entry.partner),
        before: partner(entry.before),
        after: partner(entry.after),
        provenance: entry.provenance,
        reason: entry.reason.as_ref().map(|note| note.as_str().to_owned()),
        ticket: entry.ticket.as_ref().map(|ticket| ticket.as_str().to_owned()),
        confirmed: entry.confirmed,
        blind: entry.blind,
        refused: entry.refused,
        times: entry.times,
        operation: entry.operation,
        portal: entry.portal.map(|id| portal(id, mentions)),
        request: entry.request,
    }
}

fn portal(id: PortalId, mentions: &Mentions) -> PortalRef {
    PortalRef { id, name: mentions.portals.get(&id).cloned().unwrap_or_else(|| id.to_string()) }
}

fn customer(id: CustomerId, mentions: &Mentions) -> CustomerRef {
    CustomerRef { id, name: mentions.customers.get(&id).cloned().unwrap_or_else(|| id.to_string()) }
}

fn subscription(id: SubscriptionId, mentions: &Mentions) -> SubscriptionRef {
    SubscriptionRef { id, product: mentions.products.get(&id).cloned().unwrap_or_else(|| id.to_string()) }
}
