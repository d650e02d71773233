//! How the rows of a question divide.

use std::collections::BTreeMap;

use shared::api::Count;

use super::MOST_COUNTED;
use super::read::{FacetCounts, Row};
use super::search::Filter;

/// Counts rows as they come.
#[derive(Debug, Default)]
pub struct Tally(FacetCounts);

impl Tally {
    /// Counts a row that the question is about ([`Filter::is_about`]). A row that fails one field only still counts in
    /// that field's own list, so that the list shows what choosing another value would give.
    pub fn add(&mut self, row: &Row, filter: &Filter) {
        let fields = filter.fields(row);
        let failed: Vec<_> = fields.iter().enumerate().filter(|(_, holds)| !**holds).map(|(field, _)| field).collect();
        let counts = |field: usize| failed.iter().all(|failed| *failed == field);
        let counted = &mut self.0;
        if failed.is_empty() {
            one_more(counted.total.get_or_insert(NONE));
        }
        if counts(0) {
            for flag in row.flags(filter.provider, filter.now).iter() {
                one_more(counted.flags.entry(flag).or_insert(NONE));
            }
        }
        count(&mut counted.contacts, row.contact.partner, counts(1));
        if counts(2) {
            count(&mut counted.products, row.subscription.product.as_str().to_owned(), true);
        }
        count(&mut counted.channels, row.subscription.channel, counts(3));
        count(&mut counted.commerces, row.subscription.commerce, counts(4));
        count(&mut counted.statuses, row.subscription.status, counts(5));
        count(&mut counted.provenances, row.contact.provenance, counts(6));
    }

    /// What was counted. `stopped`: not all rows were looked at, so every count may be higher.
    pub fn counts(self, stopped: bool) -> FacetCounts {
        let mut counted = self.0;
        let total = counted.total.get_or_insert(NONE);
        if stopped {
            total.more = true;
            mark(&mut counted.flags);
            mark(&mut counted.contacts);
            mark(&mut counted.products);
            mark(&mut counted.channels);
            mark(&mut counted.commerces);
            mark(&mut counted.statuses);
            mark(&mut counted.provenances);
        }
        counted
    }
}

const NONE: Count = Count { n: 0, more: false };

fn one_more(count: &mut Count) {
    if count.n < MOST_COUNTED {
        count.n += 1;
    } else {
        count.more = true;
    }
}

fn count<K: Ord>(counts: &mut BTreeMap<K, Count>, value: K, counts_here: bool) {
    if counts_here {
        one_more(counts.entry(value).or_insert(NONE));
    }
}

fn mark<K>(counts: &mut BTreeMap<K, Count>) {
    for count in counts.values_mut() {
        count.more = true;
    }
}
