//! Portals and the tokens that they asked for.

use rusqlite::{Connection, Row, params};
use shared::audit::Hash;
use shared::embed::{EmbedPermissions, Grant};
use shared::fold::name_key;
use shared::id::{CustomerId, PersonId, PortalId, TenantId};
use shared::portal::{Portal, WebOrigin};
use shared::time::Timestamp;

use super::columns::{Columns, all, first, run};
use super::put::{Target, json};
use super::record::{from_json, number};
use crate::store::Read;
use crate::store::read::EmbedToken;

fn portal(row: &Row<'_>) -> Read<Portal> {
    let columns = Columns::new(row, "portal");
    Ok(Portal {
        tenant: columns.id(TenantId::from_bytes)?,
        id: columns.id(PortalId::from_bytes)?,
        name: columns.text()?,
        origins: from_json("portal", &columns.get::<String>()?)?,
        secret: columns.get::<Hash>()?,
        created: columns.time()?,
        creator: columns.id(PersonId::from_bytes)?,
        revoked: columns.maybe_time()?,
        version: columns.version()?,
    })
}

/// The live portals of a tenant, by name.
pub(super) fn live(db: &Connection, tenant: TenantId) -> Read<Vec<Portal>> {
    const SQL: &str =
        concat!("SELECT ", portal_columns!(), " FROM portal WHERE tenant = $1 AND revoked IS NULL ORDER BY id");
    let mut found = all(db, SQL, params![tenant.bytes()], portal)?;
    found.sort_by_cached_key(|portal| (name_key(portal.name.as_str()), portal.id));
    Ok(found)
}

/// These portals of a tenant, revoked ones too.
pub(super) fn these(db: &Connection, tenant: TenantId, ids: &[PortalId]) -> Read<Vec<Portal>> {
    const SQL: &str = concat!("SELECT ", portal_columns!(), " FROM portal WHERE tenant = $1 AND id = $2");
    let mut found = Vec::new();
    for id in super::party::distinct(ids) {
        found.extend(first(db, SQL, params![tenant.bytes(), id.bytes()], portal)?);
    }
    Ok(found)
}

/// The portal with this id, whatever its tenant.
pub(super) fn by_id(db: &Connection, id: PortalId) -> Read<Option<Portal>> {
    const SQL: &str = concat!("SELECT ", portal_columns!(), " FROM portal WHERE id = $1");
    first(db, SQL, params![id.bytes()], portal)
}

/// Does a live portal, of this tenant where one is named, list the origin?
pub(super) fn lists(db: &Connection, origin: &WebOrigin, tenant: Option<TenantId>) -> Read<bool> {
    const ANY: &str = "SELECT 1 FROM portal_origin WHERE origin = $1 LIMIT 1";
    const OF: &str = "SELECT 1 FROM portal_origin WHERE origin = $1 AND tenant = $2 LIMIT 1";
    let found = match tenant {
        None => first(db, ANY, params![origin.as_str()], |_| Ok(()))?,
        Some(tenant) => first(db, OF, params![origin.as_str(), tenant.bytes()], |_| Ok(()))?,
    };
    Ok(found.is_some())
}

/// The token with this hash, and its portal.
pub(super) fn token(db: &Connection, token: Hash) -> Read<Option<(EmbedToken, Portal)>> {
    const SQL: &str = "SELECT tenant, portal, person, customer, subscriptions, permissions, expires FROM embed_token WHERE token = $1";
    let found = first(db, SQL, params![token], |row| {
        let columns = Columns::new(row, "embed_token");
        let (tenant, portal) = (columns.id(TenantId::from_bytes)?, columns.id(PortalId::from_bytes)?);
        let (person, customer) = (columns.id(PersonId::from_bytes)?, columns.id(CustomerId::from_bytes)?);
        let subscriptions = columns.get::<Option<String>>()?.map(|json| from_json("embed_token", &json)).transpose()?;
        let permissions = EmbedPermissions::from_bits(columns.number()?);
        let grant = Grant { portal, customer, subscriptions, permissions };
        Ok(EmbedToken { token, tenant, person, grant, expires: columns.time()? })
    })?;
    let Some(token) = found else { return Ok(None) };
    let portal = by_id(db, token.grant.portal)?.filter(|portal| portal.tenant == token.tenant);
    Ok(portal.map(|portal| (token, portal)))
}

/// Puts a portal, and where its pages come from.
pub(super) fn put(target: &Target<'_>, portal: &Portal) -> Read<bool> {
    const NOW: &str = "SELECT version FROM portal WHERE tenant = $1 AND id = $2";
    const SQL: &str = "INSERT INTO portal (tenant, id, name, origins, secret, created, creator, revoked, version) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (tenant, id) DO UPDATE SET name = excluded.name, \
        origins = excluded.origins, secret = excluded.secret, created = excluded.created, creator = excluded.creator, \
        revoked = excluded.revoked, version = excluded.version";
    const FORGET: &str = "DELETE FROM portal_origin WHERE origin = $1 AND tenant = $2 AND portal = $3";
    const LIST: &str = "INSERT INTO portal_origin (origin, tenant, portal) VALUES ($1, $2, $3)";
    let (db, tenant, id) = (target.db, target.tenant.bytes(), portal.id.bytes());
    if !target.is_at(NOW, params![tenant, id])? {
        return Ok(false);
    }
    for old in these(db, target.tenant, &[portal.id])?.iter().filter(|old| old.revoked.is_none()) {
        for origin in old.origins.as_slice() {
            run(db, FORGET, params![origin.as_str(), tenant, id])?;
        }
    }
    let (created, revoked) = (portal.created.micros(), portal.revoked.map(Timestamp::micros));
    let (name, origins, creator) = (portal.name.as_str(), json(&portal.origins)?, portal.creator.bytes());
    let version = number(target.version);
    run(db, SQL, params![tenant, id, name, origins, portal.secret, created, creator, revoked, version])?;
    if portal.revoked.is_none() {
        for origin in portal.origins.as_slice() {
            run(db, LIST, params![origin.as_str(), tenant, id])?;
        }
    }
    Ok(true)
}

/// Puts a token, and takes away some of those that are over.
pub(super) fn put_token(target: &Target<'_>, token: &EmbedToken, now: Timestamp) -> Read<usize> {
    const OVER: &str = "DELETE FROM embed_token WHERE token IN \
        (SELECT token FROM embed_token WHERE expires <= $1 ORDER BY expires LIMIT 16)";
    const SQL: &str = "INSERT INTO embed_token (token, tenant, portal, person, customer, subscriptions, permissions, \
        expires) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    let grant = &token.grant;
    run(target.db, OVER, params![now.micros()])?;
    let subscriptions = grant.subscriptions.as_ref().map(json).transpose()?;
    let (tenant, portal, person) = (token.tenant.bytes(), grant.portal.bytes(), token.person.bytes());
    let (customer, permissions) = (grant.customer.bytes(), grant.permissions.bits());
    let expires = token.expires.micros();
    let values = params![token.token, tenant, portal, person, customer, subscriptions, permissions, expires];
    run(target.db, SQL, values)
}
