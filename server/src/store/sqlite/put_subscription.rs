//! Puts a subscription's record, without its contact.

use rusqlite::params;
use shared::fold::name_key;
use shared::subscription::Subscription;
use shared::text::Name;
use shared::time::Timestamp;
use shared::version::Version;

use super::columns::run;
use super::put::Target;
use super::record::{Held, customer_of, held_of, number};
use super::terms::{Place, add_product, of_nickname};
use crate::store::Read;

const SQL: &str = "INSERT INTO subscription (tenant, id, customer, name_key, product_key, life, over, product, offer, \
    nickname, commerce, channel, status, quantity, record, parent, predecessor, created, term_ends, version, \
    contact_version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, \
    $20, 0) ON CONFLICT (tenant, id) DO UPDATE SET customer = excluded.customer, name_key = excluded.name_key, \
    product_key = excluded.product_key, life = excluded.life, over = excluded.over, product = excluded.product, \
    offer = excluded.offer, nickname = excluded.nickname, commerce = excluded.commerce, channel = excluded.channel, \
    status = excluded.status, quantity = excluded.quantity, record = excluded.record, parent = excluded.parent, \
    predecessor = excluded.predecessor, created = excluded.created, term_ends = excluded.term_ends, \
    version = excluded.version";

/// Puts it; false when it has another version, or its customer is not there.
pub(super) fn put(target: &Target<'_>, subscription: &Subscription) -> Read<bool> {
    let (db, tenant, id) = (target.db, target.tenant, subscription.id);
    let old = held_of(db, tenant, id)?;
    if old.as_ref().map_or(Version::NONE, |old| old.subscription.version) != target.expect {
        return Ok(false);
    }
    let Some(owner) = customer_of(db, tenant, subscription.customer)? else { return Ok(false) };
    let over = subscription.status.ended();
    let has_contact = old.as_ref().is_some_and(|old| old.contact.is_some());
    let life = life(has_contact, over || owner.customer.archived.is_some());
    let product = subscription.product.as_str();
    let micros = |time: Option<Timestamp>| time.map(Timestamp::micros);
    run(
        db,
        SQL,
        params![
            tenant.bytes(),
            id.bytes(),
            subscription.customer.bytes(),
            owner.name_key,
            name_key(product),
            life,
            over,
            product,
            subscription.offer.as_ref().map(Name::as_str),
            subscription.nickname.as_ref().map(Name::as_str),
            subscription.commerce.code(),
            subscription.channel.code(),
            subscription.status.code(),
            subscription.quantity,
            subscription.record.map(|record| record.number().cast_signed()),
            subscription.parent.as_ref().map(shared::id::SubscriptionId::bytes),
            subscription.predecessor.as_ref().map(shared::id::SubscriptionId::bytes),
            micros(subscription.created),
            micros(subscription.term_ends),
            number(target.version)
        ],
    )?;
    add_product(db, tenant, product)?;
    index(target, old.as_ref(), subscription, &owner.name_key)?;
    Ok(true)
}

/// In which lists a subscription stands.
pub(super) const fn life(has_contact: bool, ended: bool) -> i64 {
    match (has_contact, ended) {
        (false, _) => 2,
        (true, true) => 1,
        (true, false) => 0,
    }
}

/// The terms of its nickname.
fn index(target: &Target<'_>, old: Option<&Held>, subscription: &Subscription, key: &str) -> Read<()> {
    let terms = of_nickname(subscription);
    let place =
        Place { tenant: target.tenant, name_key: key, customer: subscription.customer, source: Some(subscription.id) };
    if let Some(old) = old {
        let before = of_nickname(&old.subscription);
        if before == terms && old.key.name == key && old.key.customer == subscription.customer {
            return Ok(());
        }
        Place { name_key: &old.key.name, customer: old.key.customer, ..place }.remove(target.db, &before)?;
    }
    place.add(target.db, &terms)
}
