//! What a connection that reads keeps of the rows that every decision looks at: providers and partners, as long as nobody
//! has written anything since.

use std::collections::BTreeMap;

use rusqlite::Connection;
use shared::id::TenantId;
use shared::partner::{Partner, Provider};

use super::columns::first;
use super::record::{partner_of, provider_of};
use crate::store::Read;

/// The most partners that are kept.
const MOST: usize = 256;

/// Providers and partners, as of one state of the file.
#[derive(Default)]
pub(super) struct Kept {
    /// SQLite counts it up on this connection when another one, of whatever program, has changed the file.
    state: i64,
    providers: BTreeMap<TenantId, Option<Provider>>,
    partners: BTreeMap<(TenantId, TenantId), Option<Partner>>,
}

impl Kept {
    /// Forgets everything when the file has changed. Asked at the beginning of each snapshot.
    pub(super) fn renew(&mut self, db: &Connection) -> Read<()> {
        let state = first(db, "PRAGMA data_version", [], |row| Ok(row.get(0)?))?.unwrap_or_default();
        if state != self.state || self.partners.len() > MOST {
            *self = Self { state, ..Self::default() };
        }
        Ok(())
    }

    /// The provider that owns a tenant.
    pub(super) fn provider(&mut self, db: &Connection, tenant: TenantId) -> Read<Option<Provider>> {
        if let Some(provider) = self.providers.get(&tenant) {
            return Ok(provider.clone());
        }
        let provider = provider_of(db, tenant)?;
        self.providers.insert(tenant, provider.clone());
        self.partners.insert((tenant, tenant), provider.as_ref().map(|provider| provider.partner.clone()));
        Ok(provider)
    }

    /// One partner of a tenant.
    pub(super) fn partner(&mut self, db: &Connection, tenant: TenantId, id: TenantId) -> Read<Option<Partner>> {
        if let Some(partner) = self.partners.get(&(tenant, id)) {
            return Ok(partner.clone());
        }
        let partner = partner_of(db, tenant, id)?;
        self.partners.insert((tenant, id), partner.clone());
        Ok(partner)
    }
}
