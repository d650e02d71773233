//! The words by which things are found, kept right with the rows.
//!
//! A customer stands in `term` once for every term of its name, domain and references, and behind a `*` once for the
//! first 1, 2, 3, 5 and 8 letters of each: however many terms begin with what somebody typed, the customers stand in
//! the order of their names in one range of the index.

use std::collections::BTreeSet;

use rusqlite::{Connection, params};
use shared::fold::name_key;
use shared::id::{CustomerId, SubscriptionId, TenantId};
use shared::subscription::Subscription;

use super::columns::run;
use crate::store::Read;
use crate::store::search::{Terms, of_name};

/// The numbers of first letters that are kept.
const FIRST: [usize; 5] = [1, 2, 3, 5, 8];

/// The kinds of things in `word`.
pub(super) const PRODUCT: i64 = 0;
pub(super) const PARTNER: i64 = 1;

/// What stands in the index for a word that somebody typed: its longest kept beginning.
pub(super) fn beginning(word: &str) -> String {
    let letters = word.chars().count();
    let kept = FIRST.iter().rev().find(|kept| **kept <= letters).copied().unwrap_or(1);
    first_letters(word, kept)
}

/// Does exactly this stand in the index as the beginning of terms?
pub(super) fn is_kept(word: &str) -> bool {
    FIRST.contains(&word.chars().count())
}

fn first_letters(term: &str, letters: usize) -> String {
    std::iter::once('*').chain(term.chars().take(letters)).collect()
}

fn indexed(terms: &Terms) -> BTreeSet<String> {
    let mut rows: BTreeSet<_> = terms.clone();
    for term in terms {
        let letters = term.chars().count();
        rows.extend(FIRST.iter().filter(|kept| **kept <= letters).map(|kept| first_letters(term, *kept)));
    }
    rows
}

/// Where a customer's terms stand.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) tenant: TenantId,
    pub(super) name_key: &'a str,
    pub(super) customer: CustomerId,
    /// None for the customer itself; else the subscription whose nickname has the terms.
    pub(super) source: Option<SubscriptionId>,
}

impl Place<'_> {
    fn source(&self) -> &[u8] {
        self.source.as_ref().map_or(&[], |id| id.bytes())
    }

    pub(super) fn add(&self, db: &Connection, terms: &Terms) -> Read<()> {
        const SQL: &str = "INSERT INTO term (tenant, term, name_key, customer, source) VALUES ($1, $2, $3, $4, $5) \
                           ON CONFLICT DO NOTHING";
        for term in indexed(terms) {
            run(db, SQL, params![self.tenant.bytes(), term, self.name_key, self.customer.bytes(), self.source()])?;
        }
        Ok(())
    }

    pub(super) fn remove(&self, db: &Connection, terms: &Terms) -> Read<()> {
        const SQL: &str = "DELETE FROM term WHERE tenant = $1 AND term = $2 AND name_key = $3 AND customer = $4 \
                           AND source = $5";
        for term in indexed(terms) {
            run(db, SQL, params![self.tenant.bytes(), term, self.name_key, self.customer.bytes(), self.source()])?;
        }
        Ok(())
    }
}

/// The terms of a nickname that the product does not have.
pub(super) fn of_nickname(subscription: &Subscription) -> Terms {
    let Some(nickname) = &subscription.nickname else { return Terms::new() };
    let product = of_name(subscription.product.as_str());
    of_name(nickname.as_str()).into_iter().filter(|term| !product.contains(term)).collect()
}

/// Takes note of a product's name, the first time it is seen.
pub(super) fn add_product(db: &Connection, tenant: TenantId, name: &str) -> Read<()> {
    const SQL: &str = "INSERT INTO product (tenant, name) VALUES ($1, $2) ON CONFLICT DO NOTHING";
    if run(db, SQL, params![tenant.bytes(), name])? == 0 {
        return Ok(());
    }
    // The thing is the key by which the product's rows stand in their index.
    add_words(db, tenant, PRODUCT, name, name_key(name).as_bytes())
}

/// Adds the words of a thing.
pub(super) fn add_words(db: &Connection, tenant: TenantId, kind: i64, name: &str, thing: &[u8]) -> Read<()> {
    const SQL: &str = "INSERT INTO word (tenant, kind, term, thing) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
    for term in of_name(name) {
        run(db, SQL, params![tenant.bytes(), kind, term, thing])?;
    }
    Ok(())
}

/// Removes the words of a thing.
pub(super) fn remove_words(db: &Connection, tenant: TenantId, kind: i64, name: &str, thing: &[u8]) -> Read<()> {
    const SQL: &str = "DELETE FROM word WHERE tenant = $1 AND kind = $2 AND term = $3 AND thing = $4";
    for term in of_name(name) {
        run(db, SQL, params![tenant.bytes(), kind, term, thing])?;
    }
    Ok(())
}
