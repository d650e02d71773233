//! Customers in the order of their names.

use rusqlite::{Connection, Row, params};
use shared::id::{CustomerId, TenantId};

use super::columns::{Columns, all, first};
use super::edge::Way;
use crate::store::Read;

/// A customer's place in the order.
pub(super) type Place = (String, CustomerId);

/// A customer in a list.
#[derive(Clone, Debug)]
pub(super) struct Listed {
    pub(super) place: Place,
    /// It is here because of a subscription's nickname, not because of its own terms.
    pub(super) by_nickname: bool,
}

/// A list of customers.
#[derive(Clone, Debug)]
pub(super) enum Roll {
    /// These, in order.
    Few(Vec<Place>),
    /// Those that stand in the index under this term, and under the other one too.
    Term(String, Option<String>),
    /// All that are not archived and whose name's key begins with this.
    Name(String),
    /// Those to which this reseller is related.
    Related(TenantId),
    /// Those of which this partner supports something.
    Supported(TenantId),
}

fn listed(row: &Row<'_>) -> Read<Listed> {
    let columns = Columns::new(row, "customer");
    let place = (columns.get()?, columns.id(CustomerId::from_bytes)?);
    Ok(Listed { place, by_nickname: columns.get()? })
}

macro_rules! terms {
    ($compare:literal, $order:literal) => {
        concat!(
            "SELECT name_key, customer, max(length(source)) > 0 FROM term WHERE tenant = $1 AND term = $2 \
             AND (name_key, customer) ",
            $compare,
            " ($3, $4) GROUP BY name_key, customer ORDER BY ",
            $order,
            " LIMIT $5"
        )
    };
}

const fn listed_under(way: Way) -> &'static str {
    match way {
        Way::Up => terms!(">", "name_key, customer"),
        Way::Down => terms!("<", "name_key DESC, customer DESC"),
    }
}

/// Every statement of these, for the test that looks at their plans.
#[cfg(test)]
pub(super) fn every_roll() -> Vec<&'static str> {
    [Way::Up, Way::Down].into_iter().map(listed_under).collect()
}

impl Roll {
    /// The next customers after this one, at most so many. None: from the start.
    pub(super) fn next(
        &self,
        db: &Connection,
        tenant: TenantId,
        way: Way,
        after: Option<&Place>,
        most: usize,
    ) -> Read<Vec<Listed>> {
        let (name, id) = match after {
            Some((name, id)) => (name.clone(), id.bytes().to_vec()),
            None => (way.first_name(), way.first_id()),
        };
        let owner = tenant.bytes();
        match self {
            Self::Few(places) => Ok(few(places, way, after, most)),
            // Of two terms the second one is left to `pair`.
            Self::Term(term, _) => all(db, listed_under(way), params![owner, term, name, id, most], listed),
            Self::Name(prefix) => {
                const SQL: &str = "SELECT name_key, id, 0 FROM customer WHERE tenant = $1 AND gone = 0 \
                    AND name_key < $2 AND (name_key, id) > ($3, $4) ORDER BY name_key, id LIMIT $5";
                let from = if after.is_none() { prefix.clone() } else { name };
                all(db, SQL, params![owner, format!("{prefix}{}", Way::Up.last_name()), from, id, most], listed)
            }
            Self::Related(partner) => {
                const SQL: &str = "SELECT name_key, customer, 0 FROM reach WHERE tenant = $1 AND partner = $2 \
                    AND relation = $3 AND (name_key, customer) > ($4, $5) ORDER BY name_key, customer LIMIT $6";
                let related = shared::customer::Relation::Related.code();
                all(db, SQL, params![owner, partner.bytes(), related, name, id, most], listed)
            }
            Self::Supported(partner) => supported(db, tenant, *partner, (name, id), most),
        }
    }
}

fn few(places: &[Place], way: Way, after: Option<&Place>, most: usize) -> Vec<Listed> {
    let later = |place: &&Place| after.is_none_or(|after| way.order(*place, after).is_gt());
    let listed = |place: &Place| Listed { place: place.clone(), by_nickname: true };
    match way {
        Way::Up => places.iter().filter(later).take(most).map(listed).collect(),
        Way::Down => places.iter().rev().filter(later).take(most).map(listed).collect(),
    }
}

/// From customer to customer in the index of a contact's rows, live or ended.
fn supported(
    db: &Connection,
    tenant: TenantId,
    partner: TenantId,
    mut after: (String, Vec<u8>),
    most: usize,
) -> Read<Vec<Listed>> {
    const SQL: &str = "SELECT name_key, customer, 0 FROM subscription WHERE tenant = $1 AND partner = $2 AND life = $3 \
        AND (name_key, customer) > ($4, $5) ORDER BY name_key, customer LIMIT 1";
    let mut found = Vec::new();
    while found.len() < most {
        let mut next: Option<Listed> = None;
        for life in [0, 1] {
            let key = params![tenant.bytes(), partner.bytes(), life, after.0, after.1];
            let here = first(db, SQL, key, listed)?;
            next = match (next, here) {
                (Some(a), Some(b)) => Some(if a.place <= b.place { a } else { b }),
                (a, b) => a.or(b),
            };
        }
        let Some(next) = next else { break };
        after = (next.place.0.clone(), next.place.1.bytes().to_vec());
        found.push(next);
    }
    Ok(found)
}
