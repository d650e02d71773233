//! Customers, and those to which the relationship has ended.

use shared::audit::{Action, Entry};
use shared::customer::Customer;
use shared::id::CustomerId;
use shared::subscription::{Channel, Status};
use shared::version::Version;

use super::Failure;
use super::gathered::{Gathered, Newest};
use super::report::{Kind, Skip};
use super::sight::CustomerSeen;
use super::writer::{CHUNK, Effect, Plan, TRIES, Writer};
use crate::store::{Change, Put, Store};

impl<S: Store> Writer<'_, S> {
    /// Writes customers; one that is new and has no relationship is left out.
    pub async fn customers(&mut self, gathered: &Gathered) -> Result<(), Failure> {
        let keys: Vec<_> = gathered.customers.keys().copied().collect();
        for keys in keys.chunks(CHUNK) {
            let mut keys = keys.to_vec();
            for _ in 0..TRIES {
                let mut plans = Vec::with_capacity(keys.len());
                for id in keys {
                    let Some(seen) = gathered.customers.get(&id) else { continue };
                    plans.push((id, self.customer(gathered, seen).await?));
                }
                keys = self.write(Kind::Customers, plans).await?;
                if keys.is_empty() {
                    break;
                }
            }
            let places = keys.iter().filter_map(|id| gathered.customers.get(id)).map(|seen| seen.place.clone());
            self.busy(Kind::Customers, places.collect());
        }
        Ok(())
    }

    async fn customer(&mut self, gathered: &Gathered, seen: &Newest<CustomerSeen>) -> Result<Plan, Failure> {
        let id = seen.value.id;
        let country = gathered.countries.get(&id).map(|newest| newest.value);
        let known = self.app.store.customer(&self.scope, id).await?.map(|read| read.customer);
        self.customers_known.insert(id, known.is_some() || seen.value.related != Some(false));
        let CustomerSeen { name, domain, related, .. } = seen.value.clone();
        let Some(known) = known else {
            if related == Some(false) {
                return Ok(Plan::Skip(Skip::NoRelationship, seen.place.clone()));
            }
            let version = Version::FIRST;
            let customer = Customer { id, name, domain, country, references: Vec::new(), archived: None, version };
            return Ok(self.put_customer(Effect::Added, Action::CustomerAdded, Version::NONE, customer));
        };
        let back = related == Some(true) && known.archived.is_some_and(|since| since < seen.at);
        let customer = Customer {
            name,
            domain: domain.or_else(|| known.domain.clone()),
            country: country.or(known.country),
            archived: known.archived.filter(|_| !back),
            ..known.clone()
        };
        if customer == known {
            return Ok(Plan::Same);
        }
        Ok(self.put_customer(Effect::Changed, Action::CustomerChanged, known.version, customer))
    }

    fn put_customer(&self, effect: Effect, action: Action, expect: Version, customer: Customer) -> Plan {
        let customer = Customer { version: expect.next(), ..customer };
        let entry = Some(Entry { customer: Some(customer.id), ..self.entry(action) });
        Plan::Write(effect, vec![Change { expect, put: Put::Customer(customer), entry }])
    }

    /// Archives customers to which the relationship has ended, once none of their subscriptions is in use (D7c).
    pub async fn farewells(&mut self, gathered: &Gathered) -> Result<(), Failure> {
        let gone = gathered.customers.values().filter(|seen| seen.value.related == Some(false));
        for seen in gone {
            let mut keys = vec![seen.value.id];
            for _ in 0..TRIES {
                let Some(plan) = self.farewell(seen).await? else { break };
                keys = self.write(Kind::Customers, vec![(seen.value.id, plan)]).await?;
                if keys.is_empty() {
                    break;
                }
            }
        }
        Ok(())
    }

    async fn farewell(&self, seen: &Newest<CustomerSeen>) -> Result<Option<Plan>, Failure> {
        let id: CustomerId = seen.value.id;
        let Some(known) = self.app.store.customer(&self.scope, id).await?.map(|read| read.customer) else {
            return Ok(None);
        };
        if known.archived.is_some() {
            return Ok(None);
        }
        let rows = self.app.store.subscriptions_of(&self.scope, id).await?;
        let in_use = rows.iter().map(|row| &row.subscription).any(|subscription| {
            subscription.channel == Channel::Csp && matches!(subscription.status, Status::Active | Status::Pending)
        });
        if in_use {
            return Ok(Some(Plan::Skip(Skip::InUse, seen.place.clone())));
        }
        let (expect, archived) = (known.version, Some(seen.at));
        let customer = Customer { archived, ..known };
        Ok(Some(self.put_customer(Effect::Changed, Action::CustomerArchived, expect, customer)))
    }
}
