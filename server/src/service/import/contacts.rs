//! Support contacts as Partner Center names them (D18).

use shared::assignment::{Observed, follow, observe};
use shared::audit::{Action, Entry};
use shared::contact::{Seen, SupportContact};
use shared::fact::{Evidence, Source};
use shared::id::{CustomerId, SubscriptionId};

use super::Failure;
use super::gathered::{Gathered, Newest};
use super::report::{Kind, Skip};
use super::sight::ContactSeen;
use super::writer::{CHUNK, Effect, Plan, TRIES, Writer};
use crate::store::read::FactRow;
use crate::store::{Change, Put, Store};

impl<S: Store> Writer<'_, S> {
    /// Takes note of contacts. Those that follow another one come last: it may move them.
    pub async fn contacts(&mut self, gathered: &Gathered) -> Result<(), Failure> {
        let keys: Vec<_> = gathered.contacts.keys().copied().collect();
        let mut later = Vec::new();
        for keys in keys.chunks(CHUNK) {
            let (leading, following) = self.split(keys).await?;
            later.extend(following);
            self.contacts_of(gathered, leading).await?;
        }
        for keys in later.chunks(CHUNK) {
            self.contacts_of(gathered, keys.to_vec()).await?;
        }
        Ok(())
    }

    async fn split(&self, keys: &[SubscriptionId]) -> Result<(Vec<SubscriptionId>, Vec<SubscriptionId>), Failure> {
        let rows = self.app.store.facts(&self.scope, keys, None).await?.rows;
        let follows = |id: &SubscriptionId| {
            rows.iter().any(|found| found.row.subscription.id == *id && found.row.contact.follows)
        };
        Ok(keys.iter().copied().partition(|id| !follows(id)))
    }

    async fn contacts_of(&mut self, gathered: &Gathered, mut keys: Vec<SubscriptionId>) -> Result<(), Failure> {
        for _ in 0..TRIES {
            let rows = self.app.store.facts(&self.scope, &keys, None).await?.rows;
            let mut plans = Vec::with_capacity(keys.len());
            for id in keys {
                let Some(seen) = gathered.contacts.get(&id) else { continue };
                let found = rows.iter().find(|found| found.row.subscription.id == id);
                plans.push((id, self.contact(seen, found)));
            }
            keys = self.write(Kind::Contacts, plans).await?;
            if keys.is_empty() {
                return Ok(());
            }
        }
        let places = keys.iter().filter_map(|id| gathered.contacts.get(id)).map(|seen| seen.place.clone());
        self.busy(Kind::Contacts, places.collect());
        Ok(())
    }

    fn contact(&mut self, newest: &Newest<ContactSeen>, found: Option<&FactRow>) -> Plan {
        let skip = |why| Plan::Skip(why, newest.place.clone());
        let Some(found) = found else { return skip(Skip::SubscriptionUnknown) };
        let (row, seen) = (&found.row, &newest.value);
        if seen.customer.is_some_and(|customer| customer != row.customer.id) {
            return skip(Skip::OtherCustomer);
        }
        let Some(partner) = self.known.get(&seen.partner.id) else { return skip(Skip::PartnerUnknown) };
        if seen.partner.mpn.zip(partner.mpn).is_some_and(|(seen, known)| seen != known) {
            return skip(Skip::PartnerAmbiguous);
        }
        if row.ended() {
            return skip(Skip::Ended);
        }
        let evidence = Evidence { source: Source::Imported, at: newest.at };
        let seen = Seen { partner: partner.id, evidence };
        let before = &row.contact;
        let after = match observe(before, seen) {
            Observed::Unchanged if before.seen.is_some_and(|known| known.partner != seen.partner) => {
                return skip(Skip::Older);
            }
            Observed::Unchanged => *before,
            Observed::Noted(after) | Observed::Replaced(after) => after,
        };
        if after.differs() {
            self.differs.insert(after.subscription);
        }
        self.put_contact(found, &after)
    }

    /// A contact that only takes note has no entry: whom the customer calls stays the same.
    fn put_contact(&self, found: &FactRow, after: &SupportContact) -> Plan {
        let (before, customer) = (&found.row.contact, found.row.customer.id);
        let put = |contact, entry| Change { expect: before.version, put: Put::Contact(contact), entry };
        if after == before {
            return Plan::Same;
        }
        if after.partner == before.partner {
            let same = before.seen.is_some_and(|known| after.seen.is_some_and(|seen| seen.partner == known.partner));
            let effect = if same { Effect::Refreshed } else { Effect::Changed };
            return Plan::Write(effect, vec![put(*after, None)]);
        }
        let entry = self.moved(Action::ContactImported, customer, before, after);
        let mut changes = vec![put(*after, Some(entry))];
        for addon in &found.followers {
            let moved = follow(addon, after);
            let entry = Some(self.moved(Action::ContactFollowed, customer, addon, &moved));
            changes.push(Change { expect: addon.version, put: Put::Contact(moved), entry });
        }
        Plan::Write(Effect::Changed, changes)
    }

    fn moved(&self, action: Action, customer: CustomerId, before: &SupportContact, after: &SupportContact) -> Entry {
        Entry {
            before: Some(before.partner),
            after: Some(after.partner),
            version: Some(after.version),
            provenance: Some(after.provenance),
            ..self.of_subscription(action, customer, after.subscription)
        }
    }
}
