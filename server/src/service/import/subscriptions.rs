//! Subscriptions, with the first contact of new ones (D15).

use std::collections::{BTreeMap, BTreeSet};

use shared::assignment::first_contact;
use shared::audit::{Action, Entry};
use shared::contact::SupportContact;
use shared::id::{CustomerId, SubscriptionId};
use shared::subscription::{Channel, Status, Subscription};
use shared::version::Version;

use super::Failure;
use super::gathered::{Gathered, Newest};
use super::report::{Kind, Skip};
use super::sight::SubscriptionSeen;
use super::writer::{CHUNK, Effect, Plan, TRIES, Writer};
use crate::store::{Change, Put, Store};

/// Subscriptions as they are, with their contacts.
type Known = BTreeMap<SubscriptionId, (Subscription, SupportContact)>;

impl<S: Store> Writer<'_, S> {
    /// Writes subscriptions, those that others come from first.
    pub async fn subscriptions(&mut self, gathered: &Gathered) -> Result<(), Failure> {
        let order = origins_first(&gathered.subscriptions);
        for keys in order.chunks(CHUNK) {
            let mut keys = keys.to_vec();
            for _ in 0..TRIES {
                let mut known = self.read_subscriptions(gathered, &keys).await?;
                let mut plans = Vec::with_capacity(keys.len());
                for id in keys {
                    let Some(seen) = gathered.subscriptions.get(&id) else { continue };
                    let has_customer = self.has_customer(seen.value.customer).await?;
                    plans.push((id, self.subscription(seen, has_customer, &mut known)));
                }
                keys = self.write(Kind::Subscriptions, plans).await?;
                if keys.is_empty() {
                    break;
                }
            }
            let places = keys.iter().filter_map(|id| gathered.subscriptions.get(id)).map(|seen| seen.place.clone());
            self.busy(Kind::Subscriptions, places.collect());
        }
        Ok(())
    }

    /// These, and those that they come from.
    async fn read_subscriptions(&self, gathered: &Gathered, keys: &[SubscriptionId]) -> Result<Known, Failure> {
        let seen = keys.iter().filter_map(|id| gathered.subscriptions.get(id));
        let origins = seen.flat_map(|seen| [seen.value.parent, seen.value.predecessor]).flatten();
        let ids: BTreeSet<_> = keys.iter().copied().chain(origins).collect();
        let ids: Vec<_> = ids.into_iter().collect();
        let rows = self.app.store.facts(&self.scope, &ids, None).await?.rows;
        Ok(rows
            .into_iter()
            .map(|fact| fact.row)
            .map(|row| (row.subscription.id, (row.subscription, row.contact)))
            .collect())
    }

    fn subscription(&self, seen: &Newest<SubscriptionSeen>, has_customer: bool, known: &mut Known) -> Plan {
        let Some((before, _)) = known.get(&seen.value.id) else {
            if !has_customer {
                return Plan::Skip(Skip::CustomerUnknown, seen.place.clone());
            }
            return self.new_subscription(&seen.value, known);
        };
        if before.customer != seen.value.customer {
            return Plan::Skip(Skip::OtherCustomer, seen.place.clone());
        }
        let after = seen.value.over(before);
        if after == *before {
            return Plan::Same;
        }
        let expect = before.version;
        let after = Subscription { version: expect.next(), ..after };
        let entry = Some(self.of_subscription(Action::SubscriptionChanged, after.customer, after.id));
        Plan::Write(Effect::Changed, vec![Change { expect, put: Put::Subscription(after), entry }])
    }

    fn new_subscription(&self, seen: &SubscriptionSeen, known: &mut Known) -> Plan {
        let subscription = seen.first();
        let of = |id: Option<SubscriptionId>| {
            let (origin, contact) = known.get(&id?)?;
            (origin.customer == subscription.customer).then_some(contact)
        };
        let (predecessor, parent) = (of(subscription.predecessor), of(subscription.parent));
        let contact = first_contact(subscription.id, self.provider.tenant(), predecessor, parent, self.now);
        let entry = Entry {
            after: Some(contact.partner),
            version: Some(contact.version),
            provenance: Some(contact.provenance),
            ..self.of_subscription(Action::SubscriptionAdded, subscription.customer, subscription.id)
        };
        known.insert(subscription.id, (subscription.clone(), contact));
        let expect = Version::NONE;
        let subscription = Change { expect, put: Put::Subscription(subscription), entry: Some(entry) };
        Plan::Write(Effect::Added, vec![subscription, Change { expect, put: Put::Contact(contact), entry: None }])
    }

    /// An entry about a subscription.
    pub fn of_subscription(&self, action: Action, customer: CustomerId, id: SubscriptionId) -> Entry {
        Entry { customer: Some(customer), subscription: Some(id), ..self.entry(action) }
    }
}

impl SubscriptionSeen {
    /// The record of one that is new here.
    fn first(&self) -> Subscription {
        let blank = Subscription {
            id: self.id,
            customer: self.customer,
            product: self.product.clone(),
            offer: None,
            nickname: None,
            commerce: self.commerce,
            channel: Channel::Csp,
            status: Status::None,
            quantity: 0,
            record: None,
            parent: None,
            predecessor: None,
            created: None,
            term_ends: None,
            version: Version::FIRST,
        };
        self.over(&blank)
    }

    /// What was seen, over what is known; the channel is what people made it (D12).
    fn over(&self, known: &Subscription) -> Subscription {
        Subscription {
            product: self.product.clone(),
            offer: self.offer.clone().or_else(|| known.offer.clone()),
            nickname: self.nickname.clone(),
            commerce: self.commerce,
            status: self.status.unwrap_or(known.status),
            quantity: self.quantity.unwrap_or(known.quantity),
            record: if self.record_said { self.record } else { known.record },
            parent: self.parent.or(known.parent),
            predecessor: self.predecessor.or(known.predecessor),
            created: self.created.or(known.created),
            term_ends: self.term_ends.or(known.term_ends),
            ..known.clone()
        }
    }
}

/// Every id once, after those that it comes from; a circle begins anywhere.
fn origins_first(seen: &BTreeMap<SubscriptionId, Newest<SubscriptionSeen>>) -> Vec<SubscriptionId> {
    let mut order = Vec::with_capacity(seen.len());
    let mut begun = BTreeSet::new();
    for first in seen.keys() {
        let mut path = vec![(*first, false)];
        while let Some((id, done)) = path.pop() {
            if done {
                order.push(id);
            } else if begun.insert(id) {
                path.push((id, true));
                let origins = seen.get(&id).map(|seen| [seen.value.parent, seen.value.predecessor]);
                path.extend(
                    origins.into_iter().flatten().flatten().filter(|id| seen.contains_key(id)).map(|id| (id, false)),
                );
            }
        }
    }
    order
}
