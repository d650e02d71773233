//! Puts a contact: the write that everything is made for.

use rusqlite::params;
use shared::contact::SupportContact;
use shared::version::Version;

use super::columns::{first, run};
use super::put::Target;
use super::put_subscription::life;
use super::record::{customer_of, held_of, number};
use crate::store::Read;

/// Puts it; false when it has another version, or its subscription or partner is not there.
pub(super) fn put(target: &Target<'_>, contact: &SupportContact) -> Read<bool> {
    const NOW: &str = "SELECT contact_version FROM subscription WHERE tenant = $1 AND id = $2";
    const PARTNER: &str = "SELECT 1 FROM partner WHERE tenant = $1 AND id = $2";
    let (db, tenant, id) = (target.db, target.tenant.bytes(), contact.subscription.bytes());
    let now = first(db, NOW, params![tenant, id], |row| Ok(row.get::<_, u32>(0)?))?;
    let partner = first(db, PARTNER, params![tenant, contact.partner.bytes()], |_| Ok(()))?;
    if now != Some(number(target.expect)) || partner.is_none() {
        return Ok(false);
    }
    write(target, contact, None)?;
    Ok(true)
}

/// Writes it over the version that is expected, with the place of its own entry.
pub(super) fn write(target: &Target<'_>, contact: &SupportContact, entry: Option<u64>) -> Read<()> {
    // `life` is left alone: it stands in every key.
    const SQL: &str = "UPDATE subscription SET partner = $1, provenance = $2, since = $3, reviewed = $4, follows = $5, \
        seen_partner = $6, seen_source = $7, seen_at = $8, contact_version = $9, \
        last_entry = coalesce($10, last_entry) WHERE tenant = $11 AND id = $12";
    if target.expect == Version::NONE {
        enter_lists(target, contact)?;
    }
    let seen = contact.seen;
    run(
        target.db,
        SQL,
        params![
            contact.partner.bytes(),
            contact.provenance.code(),
            contact.since.micros(),
            contact.reviewed.micros(),
            contact.follows,
            seen.as_ref().map(|seen| seen.partner.bytes()),
            seen.map(|seen| seen.evidence.source.code()),
            seen.map(|seen| seen.evidence.at.micros()),
            number(target.version),
            entry,
            target.tenant.bytes(),
            contact.subscription.bytes()
        ],
    )?;
    Ok(())
}

/// With its first contact a subscription begins to stand in lists.
fn enter_lists(target: &Target<'_>, contact: &SupportContact) -> Read<()> {
    const SQL: &str = "UPDATE subscription SET life = $1 WHERE tenant = $2 AND id = $3";
    let (db, tenant) = (target.db, target.tenant);
    let Some(held) = held_of(db, tenant, contact.subscription)? else { return Ok(()) };
    let owner = customer_of(db, tenant, held.subscription.customer)?;
    let gone = owner.is_some_and(|owner| owner.customer.archived.is_some());
    let life = life(true, gone || held.subscription.status.ended());
    run(db, SQL, params![life, tenant.bytes(), contact.subscription.bytes()])?;
    Ok(())
}
