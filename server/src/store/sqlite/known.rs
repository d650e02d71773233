//! What one write transaction has read and may use again: nobody else writes while it lasts, and the commits of a group
//! look at the same few partners and customers again and again.

use std::collections::HashMap;

use rusqlite::{Connection, params};
use shared::audit::Link;
use shared::id::{SubscriptionId, TenantId};
use shared::version::Version;

use super::columns::{Columns, first};
use super::commit::last_link;
use crate::store::{Guard, Read};

/// The ends of chains, the versions of guarded rows, and the subscriptions whose contacts are written.
#[derive(Default)]
pub(super) struct Known {
    heads: HashMap<TenantId, Option<Link>>,
    versions: HashMap<(TenantId, Guard), Version>,
    seats: HashMap<(TenantId, SubscriptionId), Option<Seat>>,
}

/// What a contact's change needs of its subscription's row.
#[derive(Clone, Copy)]
pub(super) struct Seat {
    pub(super) version: Version,
    pub(super) contact: Version,
    /// The newest entry about the subscription.
    pub(super) last: Option<u64>,
}

impl Known {
    /// Forgets rows, because some may have been written that are not noted here.
    pub(super) fn forget_rows(&mut self) {
        self.versions.clear();
        self.seats.clear();
    }

    /// The end of a tenant's chain.
    pub(super) fn head(&mut self, db: &Connection, tenant: TenantId) -> Read<Option<Link>> {
        if let Some(head) = self.heads.get(&tenant) {
            return Ok(*head);
        }
        let head = last_link(db, tenant)?;
        self.heads.insert(tenant, head);
        Ok(head)
    }

    /// Notes the new end of a tenant's chain.
    pub(super) fn set_head(&mut self, tenant: TenantId, link: Link) {
        self.heads.insert(tenant, Some(link));
    }

    /// A subscription's seat; none when it is not there.
    pub(super) fn seat(&mut self, db: &Connection, tenant: TenantId, id: SubscriptionId) -> Read<Option<Seat>> {
        const SQL: &str = "SELECT version, contact_version, last_entry FROM subscription WHERE tenant = $1 AND id = $2";
        if let Some(seat) = self.seats.get(&(tenant, id)) {
            return Ok(*seat);
        }
        let seat = first(db, SQL, params![tenant.bytes(), id.bytes()], |row| {
            let columns = Columns::new(row, "subscription");
            Ok(Seat { version: columns.version()?, contact: columns.version()?, last: columns.maybe_number()? })
        })?;
        self.seats.insert((tenant, id), seat);
        Ok(seat)
    }

    /// Notes what was written to a subscription's seat.
    pub(super) fn set_seat(&mut self, tenant: TenantId, id: SubscriptionId, seat: Seat) {
        self.seats.insert((tenant, id), Some(seat));
    }

    /// Has the guarded row the version that was seen?
    pub(super) fn holds(&mut self, db: &Connection, tenant: TenantId, guard: &Guard) -> Read<bool> {
        Ok(match *guard {
            Guard::Partner(id, seen) => self.partner(db, tenant, id)? == seen,
            Guard::Subscription(id, seen) => self.seat(db, tenant, id)?.map_or(Version::NONE, |it| it.version) == seen,
            Guard::Contact(id, seen) => self.seat(db, tenant, id)?.map_or(Version::NONE, |it| it.contact) == seen,
            Guard::Reach(customer, partner, seen) => {
                const SQL: &str = "SELECT version FROM reach WHERE tenant = $1 AND customer = $2 AND partner = $3";
                let key = [tenant.bytes(), customer.bytes(), partner.bytes()];
                self.version(db, tenant, Guard::Reach(customer, partner, Version::NONE), SQL, &key)? == seen
            }
            Guard::Customer(id, seen) => {
                const SQL: &str = "SELECT version FROM customer WHERE tenant = $1 AND id = $2";
                let key = [tenant.bytes(), id.bytes()];
                self.version(db, tenant, Guard::Customer(id, Version::NONE), SQL, &key)? == seen
            }
        })
    }

    /// A partner's version; [`Version::NONE`] when it is not there.
    pub(super) fn partner(&mut self, db: &Connection, tenant: TenantId, id: TenantId) -> Read<Version> {
        const SQL: &str = "SELECT version FROM partner WHERE tenant = $1 AND id = $2";
        self.version(db, tenant, Guard::Partner(id, Version::NONE), SQL, &[tenant.bytes(), id.bytes()])
    }

    /// The version of the row that a guard without one names.
    fn version(
        &mut self,
        db: &Connection,
        tenant: TenantId,
        row: Guard,
        sql: &str,
        key: &[&[u8; 16]],
    ) -> Read<Version> {
        if let Some(version) = self.versions.get(&(tenant, row)) {
            return Ok(*version);
        }
        let found =
            first(db, sql, rusqlite::params_from_iter(key), |row| Columns::new(row, "a guarded row").version())?;
        let version = found.unwrap_or(Version::NONE);
        self.versions.insert((tenant, row), version);
        Ok(version)
    }
}
