//! The lists.

use std::collections::BTreeMap;

use shared::api::query::{ActivityQuery, Place, WorklistQuery};
use shared::audit::Recorded;
use shared::fold::name_key;
use shared::id::{CustomerId, TenantId};
use shared::page::Page;
use shared::time::Timestamp;

use super::state::Tenant;
use crate::arrange;
use crate::ctx::{Bound, Scope};
use crate::store::activity;
use crate::store::cursor::{About, CursorKey};
use crate::store::facets::Tally;
use crate::store::order::{RowKey, customer_from_parts};
use crate::store::read::{CustomerFind, CustomerRead, FacetCounts, Row};
use crate::store::search::{Filter, finds_customer};
use crate::store::{MOST_SCANNED, Read};

fn key_of(row: &Row) -> RowKey {
    let (customer, subscription) = (&row.customer, &row.subscription);
    RowKey::new(customer.name.as_str(), customer.id, subscription.product.as_str(), subscription.id)
}

/// The first rows, and the cursor after them when there are more.
fn page<T>(mut rows: Vec<T>, place: &Place, seal: impl Fn(&T) -> String) -> Page<T> {
    let limit = place.limit.rows();
    let more = rows.len() > limit;
    rows.truncate(limit);
    let next = rows.last().filter(|_| more).map(seal);
    Page { items: rows, next }
}

impl Tenant {
    pub(super) fn find(
        &self,
        scope: &Scope,
        query: &WorklistQuery,
        place: &Place,
        now: Timestamp,
        cursors: &CursorKey,
    ) -> Read<Page<Row>> {
        let about = About::new(scope, "rows", &query.to_pairs());
        let after =
            place.cursor.as_ref().map(|cursor| RowKey::from_parts(cursors.open(&about, cursor)?)).transpose()?;
        let Some(provider) = self.provider(scope.tenant()) else { return Ok(Page { items: Vec::new(), next: None }) };
        let filter = Filter::new(query, scope.bound(), &provider, now);
        let sort = query.sort.unwrap_or(shared::api::query::Sort::Customer);
        let held = self.rows(scope.bound()).filter(|row| filter.holds(row)).map(|row| (key_of(&row), row));
        let mut rows: Vec<_> =
            held.filter(|(key, _)| after.as_ref().is_none_or(|after| key.compare(after, sort).is_gt())).collect();
        arrange::by(&mut rows, |(a, _), (b, _)| a.compare(b, sort));
        Ok(page(rows, place, |(key, _)| cursors.seal(&about, key.parts())).map(|(_, row)| row))
    }

    pub(super) fn facets(&self, scope: &Scope, query: &WorklistQuery, now: Timestamp) -> FacetCounts {
        let mut tally = Tally::default();
        let Some(provider) = self.provider(scope.tenant()) else { return tally.counts(false) };
        let filter = Filter::new(query, scope.bound(), &provider, now);
        let mut rows: Vec<_> = self.rows(scope.bound()).map(|row| (key_of(&row), row)).collect();
        arrange::by(&mut rows, |(a, _), (b, _)| a.compare(b, shared::api::query::Sort::Customer));
        for (_, row) in rows.iter().take(MOST_SCANNED).filter(|(_, row)| filter.is_about(row)) {
            tally.add(row, &filter);
        }
        tally.counts(rows.len() > MOST_SCANNED)
    }

    fn shares(&self, scope: &Scope, customer: CustomerId) -> Vec<(TenantId, u32)> {
        let mut counts = BTreeMap::new();
        for row in self.rows(scope.bound()).filter(|row| row.customer.id == customer && !row.ended()) {
            *counts.entry(row.contact.partner).or_insert(0) += 1;
        }
        let mut shares: Vec<_> = counts.into_iter().collect();
        arrange::by_key(&mut shares, |(partner, count)| (std::cmp::Reverse(*count), *partner));
        shares
    }

    fn sees_customer(&self, bound: Bound, id: CustomerId) -> bool {
        match bound {
            Bound::All => true,
            Bound::Customer(customer) | Bound::Portal(customer) => customer == id,
            Bound::Contact(_) => self.rows(bound).any(|row| row.customer.id == id),
        }
    }

    pub(super) fn customer(&self, scope: &Scope, id: CustomerId) -> Option<CustomerRead> {
        let customer = self.customers.get(&id).filter(|_| self.sees_customer(scope.bound(), id))?.clone();
        Some(CustomerRead { shares: self.shares(scope, id), customer })
    }

    pub(super) fn find_customers(
        &self,
        scope: &Scope,
        find: &CustomerFind,
        place: &Place,
        cursors: &CursorKey,
    ) -> Read<Page<CustomerRead>> {
        let about = About::new(scope, "customers", &find.to_pairs());
        let after =
            place.cursor.as_ref().map(|cursor| customer_from_parts(cursors.open(&about, cursor)?)).transpose()?;
        let found = self.customers.values().filter(|customer| {
            let relation = |partner| Some(self.reaches.get(&(customer.id, partner))?.relation?.value);
            customer.archived.is_none()
                && finds_customer(find, customer, relation)
                && self.sees_customer(scope.bound(), customer.id)
        });
        let keyed = found.map(|customer| ((name_key(customer.name.as_str()), customer.id), customer.clone()));
        let mut rows: Vec<_> = keyed.filter(|(key, _)| after.as_ref().is_none_or(|after| key > after)).collect();
        arrange::by(&mut rows, |(a, _), (b, _)| a.cmp(b));
        let page = page(rows, place, |((name, id), _)| cursors.seal(&about, [name.as_bytes(), id.bytes()]));
        Ok(page.map(|(_, customer)| CustomerRead { shares: self.shares(scope, customer.id), customer }))
    }

    pub(super) fn subscriptions_of(&self, scope: &Scope, id: CustomerId) -> Vec<Row> {
        let mut rows: Vec<_> = self.rows(scope.bound()).filter(|row| row.customer.id == id).collect();
        arrange::by_key(&mut rows, |row| (name_key(row.subscription.product.as_str()), row.subscription.id));
        rows
    }

    pub(super) fn changes(
        &self,
        scope: &Scope,
        query: &ActivityQuery,
        place: &Place,
        cursors: &CursorKey,
    ) -> Read<Page<Recorded>> {
        let about = About::new(scope, "changes", &query.to_pairs());
        let before = activity::before(cursors, &about, place)?;
        let asked = |entry: &&Recorded| {
            entry.seq < before && activity::sees(scope.bound(), &entry.entry) && activity::holds(query, &entry.entry)
        };
        let rows = self.entries.iter().rev().filter(asked).take(place.limit.rows() + 1).cloned().collect();
        Ok(page(rows, place, |entry| cursors.seal(&about, [&entry.seq.to_be_bytes()])))
    }
}
