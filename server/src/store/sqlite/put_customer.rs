//! Puts a customer: its name stands in every list, so a new name or an archived customer moves its rows there.

use rusqlite::params;
use shared::customer::Customer;
use shared::fold::name_key;
use shared::version::Version;

use super::columns::{all, run};
use super::put::{Target, json};
use super::record::{NamedCustomer, customer_of, held, number};
use super::terms::{Place, of_nickname};
use crate::store::Read;
use crate::store::search::of_customer;

const SQL: &str = "INSERT INTO customer (tenant, id, name, name_key, domain, country, refs, archived, gone, version) \
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (tenant, id) DO UPDATE SET name = excluded.name, \
    name_key = excluded.name_key, domain = excluded.domain, country = excluded.country, refs = excluded.refs, \
    archived = excluded.archived, gone = excluded.gone, version = excluded.version";

/// Puts it; false when it has another version.
pub(super) fn put(target: &Target<'_>, customer: &Customer) -> Read<bool> {
    let (db, tenant) = (target.db, target.tenant);
    let old = customer_of(db, tenant, customer.id)?;
    if old.as_ref().map_or(Version::NONE, |old| old.customer.version) != target.expect {
        return Ok(false);
    }
    let key = name_key(customer.name.as_str());
    let refs = if customer.references.is_empty() { None } else { Some(json(&customer.references)?) };
    let domain = customer.domain.as_ref().map(shared::text::Domain::as_str);
    let country = customer.country.as_ref().map(shared::country::Country::as_str);
    let archived = customer.archived.map(shared::time::Timestamp::micros);
    run(
        db,
        SQL,
        params![
            tenant.bytes(),
            customer.id.bytes(),
            customer.name.as_str(),
            key,
            domain,
            country,
            refs,
            archived,
            archived.is_some(),
            number(target.version)
        ],
    )?;
    if let Some(old) = &old {
        move_rows(target, old, customer, &key)?;
    }
    index(target, old.as_ref(), customer, &key)?;
    Ok(true)
}

/// The customer's terms.
fn index(target: &Target<'_>, old: Option<&NamedCustomer>, customer: &Customer, key: &str) -> Read<()> {
    let terms = of_customer(customer);
    let mut place = Place { tenant: target.tenant, name_key: key, customer: customer.id, source: None };
    if let Some(old) = old {
        let before = of_customer(&old.customer);
        if before == terms && old.name_key == key {
            return Ok(());
        }
        Place { name_key: &old.name_key, ..place }.remove(target.db, &before)?;
    }
    place.source = None;
    place.add(target.db, &terms)
}

/// The customer's subscriptions and reaches, where its name or its being archived changes their place.
fn move_rows(target: &Target<'_>, old: &NamedCustomer, customer: &Customer, key: &str) -> Read<()> {
    const ROWS: &str = "UPDATE subscription SET name_key = $1, life = CASE WHEN life = 2 THEN 2 WHEN $2 THEN 1 \
        ELSE over END WHERE tenant = $3 AND life IN (0, 1, 2) AND name_key = $4 AND customer = $5";
    const REACHES: &str = "UPDATE reach SET name_key = $1 WHERE tenant = $2 AND customer = $3";
    let (db, tenant, gone) = (target.db, target.tenant, customer.archived.is_some());
    if old.name_key == key && old.customer.archived.is_some() == gone {
        return Ok(());
    }
    if old.name_key != key {
        move_nicknames(target, old, key)?;
        run(db, REACHES, params![key, tenant.bytes(), customer.id.bytes()])?;
    }
    run(db, ROWS, params![key, gone, tenant.bytes(), old.name_key, customer.id.bytes()])?;
    Ok(())
}

fn move_nicknames(target: &Target<'_>, old: &NamedCustomer, key: &str) -> Read<()> {
    const NAMED: &str = concat!(
        "SELECT ",
        subscription_columns!(),
        " FROM subscription WHERE tenant = $1 AND life IN (0, 1, 2) AND name_key = $2 AND customer = $3 \
         AND nickname IS NOT NULL"
    );
    let customer = old.customer.id;
    let found = all(target.db, NAMED, params![target.tenant.bytes(), old.name_key, customer.bytes()], held)?;
    for row in found {
        let source = Some(row.subscription.id);
        let terms = of_nickname(&row.subscription);
        let place = Place { tenant: target.tenant, name_key: &old.name_key, customer, source };
        place.remove(target.db, &terms)?;
        Place { name_key: key, ..place }.add(target.db, &terms)?;
    }
    Ok(())
}
