//! Putting rows: each kind compares its version, and writes what hangs on it. True: put; false: a conflict.

use rusqlite::{Connection, params};
use shared::customer::Reach;
use shared::fold::{fold, name_key};
use shared::id::{PersonId, TenantId};
use shared::partner::{Partner, Provider};
use shared::person::Person;
use shared::profile::SupportProfile;
use shared::time::Timestamp;
use shared::version::Version;

use super::columns::{first, run};
use super::record::{customer_of, number, origin, partner_of};
use super::terms::{PARTNER, add_words, remove_words};
use super::{portal, put_contact, put_customer, put_subscription};
use crate::store::read::{Account, Session};
use crate::store::{Put, Read, StoreError};

/// Where and over which version something is put.
#[derive(Clone, Copy)]
pub(super) struct Target<'a> {
    pub(super) db: &'a Connection,
    pub(super) tenant: TenantId,
    pub(super) expect: Version,
    /// The version that the row gets.
    pub(super) version: Version,
}

impl Target<'_> {
    /// Puts a row.
    pub(super) fn put(&self, put: &Put) -> Read<bool> {
        match put {
            Put::Provider(provider) => self.provider(provider),
            Put::Partner(partner) => self.partner(partner),
            Put::Customer(customer) => put_customer::put(self, customer),
            Put::Subscription(subscription) => put_subscription::put(self, subscription),
            Put::Contact(contact) => put_contact::put(self, contact),
            Put::Reach(reach) => self.reach(reach),
            Put::Profile(profile) => self.profile(profile),
            Put::Person(person) => self.person(person),
            Put::Account(account) => self.unversioned(|| self.account(account)),
            Put::Session(session) => self.unversioned(|| self.session(session)),
            Put::NoSession(token) => self.unversioned(|| {
                const SQL: &str = "DELETE FROM session WHERE token = $1 AND tenant = $2";
                run(self.db, SQL, params![token, self.tenant.bytes()])
            }),
            Put::Portal(portal) => portal::put(self, portal),
            Put::EmbedToken(token, now) => self.unversioned(|| portal::put_token(self, token, *now)),
            Put::Nothing => self.unversioned(|| Ok(0)),
        }
    }

    fn unversioned(&self, put: impl FnOnce() -> Read<usize>) -> Read<bool> {
        if self.expect != Version::NONE {
            return Ok(false);
        }
        put().map(|_| true)
    }

    fn provider(&self, provider: &Provider) -> Read<bool> {
        const SQL: &str = "INSERT INTO provider (tenant, kind, role_policy, missing_admin, ending_days, review_months) \
            VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (tenant) DO UPDATE SET kind = excluded.kind, \
            role_policy = excluded.role_policy, missing_admin = excluded.missing_admin, \
            ending_days = excluded.ending_days, review_months = excluded.review_months";
        if !self.partner(&provider.partner)? {
            return Ok(false);
        }
        let settings = &provider.settings;
        let (policy, admin) = (settings.role_policy.code(), settings.missing_admin.code());
        let (days, months) = (settings.ending_days, settings.review_months);
        run(self.db, SQL, params![self.tenant.bytes(), provider.kind.code(), policy, admin, days, months])?;
        Ok(true)
    }

    fn partner(&self, partner: &Partner) -> Read<bool> {
        const SQL: &str = "INSERT INTO partner (tenant, id, mpn, name, name_key, country, partnership, \
            partnership_source, partnership_at, agreement, agreement_source, agreement_at, version, reachable) \
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, \
            coalesce((SELECT reachable FROM profile WHERE tenant = $1 AND partner = $2), 0)) \
            ON CONFLICT (tenant, id) DO UPDATE SET mpn = excluded.mpn, name = excluded.name, \
            name_key = excluded.name_key, country = excluded.country, partnership = excluded.partnership, \
            partnership_source = excluded.partnership_source, partnership_at = excluded.partnership_at, \
            agreement = excluded.agreement, agreement_source = excluded.agreement_source, \
            agreement_at = excluded.agreement_at, version = excluded.version, reachable = excluded.reachable";
        let (db, tenant, name) = (self.db, self.tenant, partner.name.as_str());
        let old = partner_of(db, tenant, partner.id)?;
        if old.as_ref().map_or(Version::NONE, |old| old.version) != self.expect {
            return Ok(false);
        }
        let mpn = partner.mpn.map(|mpn| mpn.number().cast_signed());
        let country = partner.country.as_ref().map(shared::country::Country::as_str);
        let (state_source, state_at) = origin(partner.partnership.as_ref());
        let (signed_source, signed_at) = origin(partner.agreement.as_ref());
        let state = partner.partnership.map(|known| known.value.code());
        let signed = partner.agreement.map(|known| known.value);
        run(
            db,
            SQL,
            params![
                tenant.bytes(),
                partner.id.bytes(),
                mpn,
                name,
                name_key(name),
                country,
                state,
                state_source,
                state_at,
                signed,
                signed_source,
                signed_at,
                number(self.version)
            ],
        )?;
        if let Some(old) = old.filter(|old| old.name != partner.name) {
            remove_words(db, tenant, PARTNER, old.name.as_str(), partner.id.bytes())?;
        }
        add_words(db, tenant, PARTNER, name, partner.id.bytes())?;
        Ok(true)
    }

    fn reach(&self, reach: &Reach) -> Read<bool> {
        const SQL: &str = "INSERT INTO reach (tenant, customer, partner, name_key, relation, relation_source, \
            relation_at, admin_kind, admin_status, admin_ends, admin_source, admin_at, version) \
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) \
            ON CONFLICT (tenant, customer, partner) DO UPDATE SET name_key = excluded.name_key, \
            relation = excluded.relation, relation_source = excluded.relation_source, \
            relation_at = excluded.relation_at, admin_kind = excluded.admin_kind, \
            admin_status = excluded.admin_status, admin_ends = excluded.admin_ends, \
            admin_source = excluded.admin_source, admin_at = excluded.admin_at, version = excluded.version \
            WHERE reach.version = $14";
        let customer = customer_of(self.db, self.tenant, reach.customer)?;
        let name_key = customer.map(|customer| customer.name_key).unwrap_or_default();
        let now = super::record::reach_of(self.db, self.tenant, reach.customer, reach.partner)?;
        if now.version != self.expect {
            return Ok(false);
        }
        let (relation_source, relation_at) = origin(reach.relation.as_ref());
        let (admin_source, admin_at) = origin(reach.admin.as_ref());
        let admin = reach.admin.map(|known| known.value);
        let changed = run(
            self.db,
            SQL,
            params![
                self.tenant.bytes(),
                reach.customer.bytes(),
                reach.partner.bytes(),
                name_key,
                reach.relation.map(|known| known.value.code()),
                relation_source,
                relation_at,
                admin.map(|admin| admin.kind.code()),
                admin.map(|admin| admin.status.code()),
                admin.and_then(|admin| admin.ends).map(Timestamp::micros),
                admin_source,
                admin_at,
                number(self.version),
                number(self.expect)
            ],
        )?;
        Ok(changed == 1)
    }

    fn profile(&self, profile: &SupportProfile) -> Read<bool> {
        const NOW: &str = "SELECT version FROM profile WHERE tenant = $1 AND partner = $2";
        const SQL: &str = "INSERT INTO profile (tenant, partner, lines, reachable, version) \
            VALUES ($1, $2, $3, $4, $5) ON CONFLICT (tenant, partner) DO UPDATE SET lines = excluded.lines, \
            reachable = excluded.reachable, version = excluded.version";
        const REACHABLE: &str = "UPDATE partner SET reachable = $1 WHERE tenant = $2 AND id = $3";
        let (tenant, partner) = (self.tenant.bytes(), profile.partner.bytes());
        if !self.is_at(NOW, params![tenant, partner])? {
            return Ok(false);
        }
        let (lines, reachable) = (json(&profile.lines)?, profile.reachable());
        run(self.db, SQL, params![tenant, partner, lines, reachable, number(self.version)])?;
        run(self.db, REACHABLE, params![reachable, tenant, partner])?;
        Ok(true)
    }

    fn person(&self, person: &Person) -> Read<bool> {
        const NOW: &str = "SELECT version FROM person WHERE tenant = $1 AND id = $2";
        const SQL: &str = "INSERT INTO person (tenant, id, side, party, verified, roles, name, email, persona, version) \
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (tenant, id) DO UPDATE SET \
            side = excluded.side, party = excluded.party, verified = excluded.verified, roles = excluded.roles, \
            name = excluded.name, email = excluded.email, persona = excluded.persona, version = excluded.version";
        let (tenant, id) = (self.tenant.bytes(), person.id.bytes());
        if !self.is_at(NOW, params![tenant, id])? {
            return Ok(false);
        }
        let name = person.name.as_ref().map(shared::text::Name::as_str);
        let email = person.email.as_ref().map(shared::text::Email::as_str);
        let party = person.party.bytes();
        run(
            self.db,
            SQL,
            params![
                tenant,
                id,
                person.side.code(),
                party,
                person.verified,
                person.roles.bits(),
                name,
                email,
                person.persona,
                number(self.version)
            ],
        )?;
        self.persona(person.id, person.persona)?;
        Ok(true)
    }

    fn persona(&self, id: PersonId, is_one: bool) -> Read<()> {
        const IS: &str = "SELECT place FROM persona WHERE tenant = $1 AND person = $2";
        const ADD: &str =
            "INSERT INTO persona (place, tenant, person) SELECT coalesce(max(place), 0) + 1, $1, $2 FROM persona";
        const REMOVE: &str = "DELETE FROM persona WHERE tenant = $1 AND person = $2";
        let key = params![self.tenant.bytes(), id.bytes()];
        let was_one = first(self.db, IS, key, |row| Ok(row.get::<_, i64>(0)?))?.is_some();
        match (was_one, is_one) {
            (false, true) => run(self.db, ADD, key)?,
            (true, false) => run(self.db, REMOVE, key)?,
            _ => 0,
        };
        Ok(())
    }

    fn account(&self, account: &Account) -> Read<usize> {
        const SQL: &str = "INSERT INTO account (address, tenant, email, person, password, locked, since) \
            VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (address) DO UPDATE SET tenant = excluded.tenant, \
            email = excluded.email, person = excluded.person, password = excluded.password, locked = excluded.locked, \
            since = excluded.since";
        let (email, person) = (account.email.as_str(), account.person.bytes());
        let (locked, since) = (account.locked, account.since.micros());
        let values = params![fold(email), account.tenant.bytes(), email, person, account.password, locked, since];
        run(self.db, SQL, values)
    }

    fn session(&self, session: &Session) -> Read<usize> {
        const SQL: &str = "INSERT INTO session (token, tenant, person, created, idle_until, expires) \
            VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (token) DO UPDATE SET tenant = excluded.tenant, \
            person = excluded.person, created = excluded.created, idle_until = excluded.idle_until, \
            expires = excluded.expires";
        const OVER: &str = "DELETE FROM session WHERE token IN \
            (SELECT token FROM session WHERE expires <= $1 ORDER BY expires LIMIT 16)";
        run(self.db, OVER, params![session.created.micros()])?;
        let (created, idle, expires) =
            (session.created.micros(), session.idle_until.micros(), session.expires.micros());
        let (tenant, person) = (session.tenant.bytes(), session.person.bytes());
        run(self.db, SQL, params![session.token, tenant, person, created, idle, expires])
    }

    /// Has the row that this selects the version that is expected?
    pub(super) fn is_at(&self, sql: &str, key: &[&dyn rusqlite::ToSql]) -> Read<bool> {
        let now = first(self.db, sql, key, |row| Ok(row.get::<_, u32>(0)?))?;
        Ok(now.unwrap_or_default() == number(self.expect))
    }
}

/// A column that holds JSON.
pub(super) fn json<T: serde::Serialize>(value: &T) -> Read<String> {
    serde_json::to_string(value).map_err(|error| StoreError::Failed(error.to_string()))
}
