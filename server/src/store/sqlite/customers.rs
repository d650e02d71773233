//! Customers, and how their subscriptions divide over contacts.

use rusqlite::{Connection, params};
use shared::api::query::Place as PageOf;
use shared::fold::{name_key, terms};
use shared::id::{CustomerId, TenantId};
use shared::page::Page;

use super::columns::{Columns, all, first};
use super::edge::Way;
use super::plan::customers as customers_of_word;
use super::record::{customer_of, reach_of};
use super::roll::{Place, Roll};
use crate::ctx::{Bound, Scope};
use crate::store::cursor::{About, CursorKey};
use crate::store::order::customer_from_parts;
use crate::store::read::{CustomerFind, CustomerRead};
use crate::store::search::{Search, finds_customer};
use crate::store::{MOST_SCANNED, Read};

/// One customer.
pub(super) fn customer(db: &Connection, scope: &Scope, id: CustomerId) -> Read<Option<CustomerRead>> {
    let Some(named) = customer_of(db, scope.tenant(), id)? else { return Ok(None) };
    if !sees(db, scope, &(named.name_key.clone(), id))? {
        return Ok(None);
    }
    let shares = shares(db, scope, &named.name_key, id)?;
    Ok(Some(CustomerRead { customer: named.customer, shares }))
}

fn sees(db: &Connection, scope: &Scope, place: &Place) -> Read<bool> {
    const SQL: &str = "SELECT 1 FROM subscription WHERE tenant = $1 AND partner = $2 AND life IN (0, 1) \
                       AND name_key = $3 AND customer = $4 LIMIT 1";
    match scope.bound() {
        Bound::All => Ok(true),
        Bound::Customer(id) | Bound::Portal(id) => Ok(id == place.1),
        Bound::Contact(partner) => {
            let tenant = scope.tenant();
            let key = params![tenant.bytes(), partner.bytes(), place.0, place.1.bytes()];
            Ok(first(db, SQL, key, |_| Ok(()))?.is_some())
        }
    }
}

/// Live subscriptions a contact, most first.
fn shares(db: &Connection, scope: &Scope, name: &str, id: CustomerId) -> Read<Vec<(TenantId, u32)>> {
    const SQL: &str = "SELECT partner, count(*) FROM subscription WHERE tenant = $1 AND life = 0 AND name_key = $2 \
                       AND customer = $3 GROUP BY partner";
    let mut found = all(db, SQL, params![scope.tenant().bytes(), name, id.bytes()], |row| {
        let columns = Columns::new(row, "subscription");
        Ok((columns.id(TenantId::from_bytes)?, columns.number::<u32>()?))
    })?;
    found.retain(|(partner, _)| !matches!(scope.bound(), Bound::Contact(own) if own != *partner));
    found.sort_by_key(|(partner, count)| (std::cmp::Reverse(*count), *partner));
    Ok(found)
}

/// A page of customers.
pub(super) fn customers(
    db: &Connection,
    cursors: &CursorKey,
    scope: &Scope,
    find: &CustomerFind,
    place: &PageOf,
) -> Read<Page<CustomerRead>> {
    let about = About::new(scope, "customers", &find.to_pairs());
    let after = place.cursor.as_ref().map(|cursor| customer_from_parts(cursors.open(&about, cursor)?)).transpose()?;
    let roll = roll(db, scope, find)?;
    let (found, next) = gather(db, scope, find, &roll, after, place.limit.rows())?;
    let next = next.map(|(name, id)| cursors.seal(&about, [name.as_bytes(), id.bytes()]));
    Ok(Page { items: found, next })
}

type Gathered = (Vec<CustomerRead>, Option<Place>);

fn gather(
    db: &Connection,
    scope: &Scope,
    find: &CustomerFind,
    roll: &Roll,
    mut after: Option<Place>,
    limit: usize,
) -> Read<Gathered> {
    let (mut items, mut last, mut scanned, tenant) = (Vec::new(), None, 0, scope.tenant());
    loop {
        let batch = roll.next(db, tenant, Way::Up, after.as_ref(), limit + 1)?;
        let ended = batch.len() <= limit;
        for listed in batch {
            scanned += 1;
            after = Some(listed.place.clone());
            let Some(named) = customer_of(db, tenant, listed.place.1)? else { continue };
            let relation = |partner| {
                let reach = reach_of(db, tenant, named.customer.id, partner).ok()?;
                Some(reach.relation?.value)
            };
            let here = named.customer.archived.is_none() && sees(db, scope, &listed.place)?;
            if !here || !finds_customer(find, &named.customer, relation) {
                continue;
            }
            if items.len() == limit {
                return Ok((items, last));
            }
            let shares = shares(db, scope, &named.name_key, named.customer.id)?;
            items.push(CustomerRead { customer: named.customer, shares });
            last = Some(listed.place);
        }
        if ended {
            return Ok((items, None));
        }
        if scanned >= MOST_SCANNED {
            return Ok((items, after));
        }
    }
}

/// A list that holds every customer that is asked for, and perhaps others.
fn roll(db: &Connection, scope: &Scope, find: &CustomerFind) -> Read<Roll> {
    let tenant = scope.tenant();
    if let Bound::Customer(id) | Bound::Portal(id) = scope.bound() {
        return one(db, tenant, id);
    }
    let all = match scope.bound() {
        Bound::Contact(partner) => Roll::Supported(partner),
        _ => Roll::Name(String::new()),
    };
    match find {
        CustomerFind::All => Ok(all),
        CustomerFind::Name(prefix) => Ok(Roll::Name(name_key(prefix))),
        CustomerFind::Reseller(partner) => Ok(Roll::Related(*partner)),
        CustomerFind::Text(text) => {
            let search = Search::of(text);
            let by_id = search.id.map(|id| one(db, tenant, CustomerId::from_bytes(id))).transpose()?;
            match (by_id, search.words.is_empty()) {
                (Some(Roll::Few(found)), _) if !found.is_empty() => Ok(Roll::Few(found)),
                (_, true) => Ok(Roll::Few(Vec::new())),
                _ => lightest(db, tenant, &search.words, all),
            }
        }
        CustomerFind::Domain(prefix) => lightest(db, tenant, &terms(prefix), all),
    }
}

fn one(db: &Connection, tenant: TenantId, id: CustomerId) -> Read<Roll> {
    Ok(Roll::Few(customer_of(db, tenant, id)?.map(|named| (named.name_key, id)).into_iter().collect()))
}

/// The shortest of the words' lists.
fn lightest(db: &Connection, tenant: TenantId, words: &[String], all: Roll) -> Read<Roll> {
    let mut best: Option<Vec<Place>> = None;
    let mut many = None;
    for word in words {
        match customers_of_word(db, tenant, word)? {
            Roll::Few(few) if best.as_ref().is_none_or(|best| few.len() < best.len()) => best = Some(few),
            Roll::Few(_) => (),
            roll => many = Some(roll),
        }
    }
    Ok(best.map(Roll::Few).or(many).unwrap_or(all))
}
