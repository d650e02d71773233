//! The rows of each table, as the types that they stand for. The order of the columns is written once a table.

use rusqlite::{Connection, Row, params};
use shared::contact::{Seen, SupportContact};
use shared::customer::{Customer, DelegatedAdmin, Reach};
use shared::fact::{Evidence, Fact, Known};
use shared::id::{CustomerId, PersonId, SubscriptionId, TenantId};
use shared::partner::{Partner, Provider, ProviderKind, Settings};
use shared::person::Person;
use shared::profile::SupportProfile;
use shared::role::Roles;
use shared::subscription::Subscription;
use shared::version::Version;

use super::columns::{Columns, first};
use crate::store::order::RowKey;
use crate::store::{Read, StoreError};

/// A partner's row.
pub(super) fn partner(row: &Row<'_>) -> Read<Partner> {
    partner_in(&Columns::new(row, "partner"))
}

/// The partner in the next columns.
pub(super) fn partner_in(columns: &Columns<'_>) -> Read<Partner> {
    Ok(Partner {
        id: columns.id(TenantId::from_bytes)?,
        mpn: columns.maybe_number()?,
        name: columns.text()?,
        country: columns.maybe_text()?,
        partnership: {
            let value = columns.maybe_text()?;
            columns.fact(value)?
        },
        agreement: {
            let value = columns.get()?;
            columns.fact(value)?
        },
        reachable: columns.get()?,
        version: columns.version()?,
    })
}

/// One partner of a tenant.
pub(super) fn partner_of(db: &Connection, tenant: TenantId, id: TenantId) -> Read<Option<Partner>> {
    const SQL: &str = concat!("SELECT ", partner_columns!(), " FROM partner WHERE tenant = $1 AND id = $2");
    first(db, SQL, params![tenant.bytes(), id.bytes()], partner)
}

/// The provider that owns a tenant.
pub(super) fn provider_of(db: &Connection, tenant: TenantId) -> Read<Option<Provider>> {
    const SQL: &str =
        "SELECT kind, role_policy, missing_admin, ending_days, review_months FROM provider WHERE tenant = $1";
    let found = first(db, SQL, params![tenant.bytes()], |row| {
        let columns = Columns::new(row, "provider");
        let kind: ProviderKind = columns.text()?;
        let settings = Settings {
            role_policy: columns.text()?,
            missing_admin: columns.text()?,
            ending_days: columns.number()?,
            review_months: columns.maybe_number()?,
        };
        Ok((kind, settings))
    })?;
    let Some((kind, settings)) = found else { return Ok(None) };
    Ok(partner_of(db, tenant, tenant)?.map(|partner| Provider { kind, partner, settings }))
}

/// A customer with the key of its name.
pub(super) struct NamedCustomer {
    pub(super) customer: Customer,
    pub(super) name_key: String,
}

/// One customer of a tenant.
pub(super) fn customer_of(db: &Connection, tenant: TenantId, id: CustomerId) -> Read<Option<NamedCustomer>> {
    const SQL: &str = concat!("SELECT ", customer_columns!(""), " FROM customer WHERE tenant = $1 AND id = $2");
    first(db, SQL, params![tenant.bytes(), id.bytes()], |row| customer_in(&Columns::new(row, "customer")))
}

/// The customer in the next columns.
pub(super) fn customer_in(columns: &Columns<'_>) -> Read<NamedCustomer> {
    let id = columns.id(CustomerId::from_bytes)?;
    let name_key = columns.get()?;
    let customer = Customer {
        id,
        name: columns.text()?,
        domain: columns.maybe_text()?,
        country: columns.maybe_text()?,
        references: columns.get::<Option<String>>()?.map_or(Ok(Vec::new()), |json| from_json("customer", &json))?,
        archived: columns.maybe_time()?,
        version: columns.version()?,
    };
    Ok(NamedCustomer { customer, name_key })
}

/// A subscription with its contact and its place in lists.
#[derive(Clone)]
pub(super) struct Held {
    pub(super) key: RowKey,
    pub(super) subscription: Subscription,
    /// None while its first contact was not put.
    pub(super) contact: Option<SupportContact>,
}

/// A subscription's row.
pub(super) fn held(row: &Row<'_>) -> Read<Held> {
    held_in(&Columns::new(row, "subscription"))
}

/// The subscription in the next columns.
pub(super) fn held_in(columns: &Columns<'_>) -> Read<Held> {
    let id = columns.id(SubscriptionId::from_bytes)?;
    let customer = columns.id(CustomerId::from_bytes)?;
    let key = RowKey { name: columns.get()?, customer, product: columns.get()?, subscription: id };
    let subscription = Subscription {
        id,
        customer,
        product: columns.text()?,
        offer: columns.maybe_text()?,
        nickname: columns.maybe_text()?,
        commerce: columns.text()?,
        channel: columns.text()?,
        status: columns.text()?,
        quantity: columns.number()?,
        record: columns.maybe_number()?,
        parent: columns.maybe_id(SubscriptionId::from_bytes)?,
        predecessor: columns.maybe_id(SubscriptionId::from_bytes)?,
        created: columns.maybe_time()?,
        term_ends: columns.maybe_time()?,
        version: columns.version()?,
    };
    Ok(Held { key, subscription, contact: contact_in(columns, id)? })
}

/// How many columns a contact has.
const CONTACT_COLUMNS: usize = 9;

/// The contact in the next columns.
pub(super) fn contact_in(columns: &Columns<'_>, subscription: SubscriptionId) -> Read<Option<SupportContact>> {
    let Some(partner) = columns.maybe_id(TenantId::from_bytes)? else {
        columns.skip(CONTACT_COLUMNS - 1);
        return Ok(None);
    };
    let (provenance, since, reviewed, follows) = (columns.text()?, columns.time()?, columns.time()?, columns.get()?);
    let seen = columns.maybe_id(TenantId::from_bytes)?;
    let seen = columns.fact(seen)?.map(|known| Seen { partner: known.value, evidence: known.evidence });
    let version = columns.version()?;
    Ok(Some(SupportContact { subscription, partner, provenance, since, reviewed, follows, seen, version }))
}

/// One subscription of a tenant.
pub(super) fn held_of(db: &Connection, tenant: TenantId, id: SubscriptionId) -> Read<Option<Held>> {
    const SQL: &str = concat!("SELECT ", subscription_columns!(), " FROM subscription WHERE tenant = $1 AND id = $2");
    first(db, SQL, params![tenant.bytes(), id.bytes()], held)
}

/// What is known of a reseller's reach to a customer.
pub(super) fn reach_of(db: &Connection, tenant: TenantId, customer: CustomerId, partner: TenantId) -> Read<Reach> {
    const SQL: &str =
        concat!("SELECT ", reach_columns!(""), " FROM reach WHERE tenant = $1 AND customer = $2 AND partner = $3");
    let found = first(db, SQL, params![tenant.bytes(), customer.bytes(), partner.bytes()], |row| {
        reach_in(&Columns::new(row, "reach"), customer, partner)
    })?;
    Ok(found.unwrap_or(Reach::unknown(customer, partner)))
}

/// The reach in the next columns; unknown where there is none.
pub(super) fn reach_in(columns: &Columns<'_>, customer: CustomerId, partner: TenantId) -> Read<Reach> {
    let relation = columns.maybe_text()?;
    let relation = columns.fact(relation)?;
    let admin = admin(columns)?;
    let version = columns.maybe_number()?.map_or(Version::NONE, Version::new);
    Ok(Reach { customer, partner, relation, admin, version })
}

fn admin(columns: &Columns<'_>) -> Read<Fact<DelegatedAdmin>> {
    let (kind, status, ends) = (columns.maybe_text()?, columns.maybe_text()?, columns.maybe_time()?);
    let value = kind.zip(status).map(|(kind, status)| DelegatedAdmin { kind, status, ends });
    columns.fact(value)
}

/// A profile's row: partner, lines, version.
pub(super) fn profile(row: &Row<'_>) -> Read<SupportProfile> {
    let columns = Columns::new(row, "profile");
    let partner = columns.id(TenantId::from_bytes)?;
    let lines = from_json("profile", &columns.get::<String>()?)?;
    Ok(SupportProfile { partner, lines, version: columns.version()? })
}

/// A person's row.
pub(super) fn person(row: &Row<'_>) -> Read<Person> {
    let columns = Columns::new(row, "person");
    Ok(Person {
        tenant: columns.id(TenantId::from_bytes)?,
        id: columns.id(PersonId::from_bytes)?,
        side: columns.text()?,
        party: columns.id(TenantId::from_bytes)?,
        verified: columns.get()?,
        roles: Roles::from_bits(columns.number()?),
        name: columns.maybe_text()?,
        email: columns.maybe_text()?,
        persona: columns.get()?,
        version: columns.version()?,
    })
}

/// Reads a column that holds JSON.
pub(super) fn from_json<T: serde::de::DeserializeOwned>(table: &'static str, json: &str) -> Read<T> {
    serde_json::from_str(json).map_err(|error| StoreError::Inconsistent { table, what: error.to_string() })
}

/// A version as a column.
pub(super) const fn number(version: Version) -> u32 {
    version.number()
}

/// A fact's origin as two columns.
pub(super) fn origin<T>(fact: Option<&Known<T>>) -> (Option<&'static str>, Option<i64>) {
    let evidence: Option<Evidence> = fact.map(|known| known.evidence);
    (evidence.map(|evidence| evidence.source.code()), evidence.map(|evidence| evidence.at.micros()))
}
