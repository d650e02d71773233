//! Reads of partners, people, accounts and sessions.

use rusqlite::{Connection, params};
use shared::audit::Hash;
use shared::customer::Reach;
use shared::eligibility::Candidate;
use shared::fold::{fold, name_key};
use shared::id::{CustomerId, PersonId, TenantId};
use shared::partner::{Partner, Provider};
use shared::person::Person;
use shared::profile::SupportProfile;
use shared::text::Email;
use shared::version::Version;

use super::columns::{Columns, all, first};
use super::record::{customer_of, partner, partner_of, person, profile, provider_of, reach_of};
use crate::ctx::{Bound, Scope};
use crate::store::Read;
use crate::store::read::{Account, Session};

/// Every provider, by name.
pub(super) fn providers(db: &Connection) -> Read<Vec<Provider>> {
    const SQL: &str = "SELECT tenant FROM provider ORDER BY tenant";
    let tenants = all(db, SQL, [], |row| Columns::new(row, "provider").id(TenantId::from_bytes))?;
    let found: Read<Vec<_>> = tenants.into_iter().map(|tenant| provider_of(db, tenant)).collect();
    let mut found: Vec<_> = found?.into_iter().flatten().collect();
    found.sort_by_cached_key(|provider| (name_key(provider.partner.name.as_str()), provider.tenant()));
    Ok(found)
}

/// May this partner's record be seen? Parties see the provider, themselves, and who supports them.
fn sees(db: &Connection, scope: &Scope, id: TenantId) -> Read<bool> {
    const SUPPORTS: &str = "SELECT 1 FROM subscription WHERE tenant = $1 AND partner = $2 AND life IN (0, 1) \
                            AND name_key = $3 AND customer = $4 LIMIT 1";
    let tenant = scope.tenant();
    Ok(id == tenant
        || match scope.bound() {
            Bound::All | Bound::Portal(_) => true,
            Bound::Contact(own) => own == id,
            Bound::Customer(customer) => match customer_of(db, tenant, customer)? {
                None => false,
                Some(named) => {
                    let key = params![tenant.bytes(), id.bytes(), named.name_key, customer.bytes()];
                    first(db, SUPPORTS, key, |_| Ok(()))?.is_some()
                }
            },
        })
}

/// All partners that may be seen, by name.
pub(super) fn partners(db: &Connection, scope: &Scope) -> Read<Vec<Partner>> {
    const SQL: &str = concat!("SELECT ", partner_columns!(), " FROM partner WHERE tenant = $1 ORDER BY name_key, id");
    let mut found = Vec::new();
    for partner in all(db, SQL, params![scope.tenant().bytes()], partner)? {
        if sees(db, scope, partner.id)? {
            found.push(partner);
        }
    }
    Ok(found)
}

/// These partners.
pub(super) fn partners_of(db: &Connection, scope: &Scope, ids: &[TenantId]) -> Read<Vec<Partner>> {
    let mut found = Vec::new();
    for id in distinct(ids) {
        if sees(db, scope, id)? {
            found.extend(partner_of(db, scope.tenant(), id)?);
        }
    }
    Ok(found)
}

/// Each once.
pub(super) fn distinct<T: Ord + Copy>(ids: &[T]) -> std::collections::BTreeSet<T> {
    ids.iter().copied().collect()
}

/// Every partner with its reach to the customer, by name.
pub(super) fn candidates(db: &Connection, scope: &Scope, customer: CustomerId) -> Read<Vec<Candidate>> {
    if matches!(scope.bound(), Bound::Customer(id) | Bound::Portal(id) if id != customer) {
        return Ok(Vec::new());
    }
    let with_reach = |partner: Partner| {
        let reach = reach_of(db, scope.tenant(), customer, partner.id)?;
        Ok(Candidate { partner, reach })
    };
    partners(db, scope)?.into_iter().map(with_reach).collect()
}

/// What is known of these pairs.
pub(super) fn reaches(db: &Connection, scope: &Scope, pairs: &[(CustomerId, TenantId)]) -> Read<Vec<Reach>> {
    let mut found = Vec::new();
    for (customer, partner) in distinct(pairs) {
        let within = match scope.bound() {
            Bound::All => true,
            Bound::Customer(id) | Bound::Portal(id) => id == customer,
            Bound::Contact(id) => id == partner,
        };
        if within {
            found.push(reach_of(db, scope.tenant(), customer, partner)?);
        }
    }
    found.retain(|reach| reach.version != Version::NONE);
    Ok(found)
}

/// The profiles of these partners.
pub(super) fn profiles(db: &Connection, scope: &Scope, ids: &[TenantId]) -> Read<Vec<SupportProfile>> {
    const SQL: &str = "SELECT partner, lines, version FROM profile WHERE tenant = $1 AND partner = $2";
    let mut found = Vec::new();
    for id in distinct(ids) {
        if sees(db, scope, id)? {
            found.extend(first(db, SQL, params![scope.tenant().bytes(), id.bytes()], profile)?);
        }
    }
    Ok(found)
}

/// Is the person's row within the bound?
fn sees_person(bound: Bound, person: &Person) -> bool {
    match bound {
        Bound::All => true,
        Bound::Customer(id) | Bound::Portal(id) => person.party == id.tenant(),
        Bound::Contact(id) => person.party == id,
    }
}

/// All people of a tenant, by id.
pub(super) fn people(db: &Connection, scope: &Scope) -> Read<Vec<Person>> {
    const SQL: &str = concat!("SELECT ", person_columns!(), " FROM person WHERE tenant = $1 ORDER BY id");
    let found = all(db, SQL, params![scope.tenant().bytes()], person)?;
    Ok(found.into_iter().filter(|person| sees_person(scope.bound(), person)).collect())
}

/// These people.
pub(super) fn people_of(db: &Connection, scope: &Scope, ids: &[PersonId]) -> Read<Vec<Person>> {
    let found: Read<Vec<_>> = distinct(ids).into_iter().map(|id| person_of(db, scope.tenant(), id)).collect();
    Ok(found?.into_iter().flatten().filter(|person| sees_person(scope.bound(), person)).collect())
}

fn person_of(db: &Connection, tenant: TenantId, id: PersonId) -> Read<Option<Person>> {
    const SQL: &str = concat!("SELECT ", person_columns!(), " FROM person WHERE tenant = $1 AND id = $2");
    first(db, SQL, params![tenant.bytes(), id.bytes()], person)
}

/// The personas, in the order in which they were made.
pub(super) fn personas(db: &Connection) -> Read<Vec<Person>> {
    const SQL: &str = "SELECT tenant, person FROM persona ORDER BY place";
    let places = all(db, SQL, [], |row| {
        let columns = Columns::new(row, "persona");
        Ok((columns.id(TenantId::from_bytes)?, columns.id(PersonId::from_bytes)?))
    })?;
    let found: Read<Vec<_>> = places.into_iter().map(|(tenant, id)| person_of(db, tenant, id)).collect();
    Ok(found?.into_iter().flatten().collect())
}

/// The providers that keep a part of this customer.
pub(super) fn providers_of_customer(db: &Connection, id: CustomerId) -> Read<Vec<TenantId>> {
    const SQL: &str = "SELECT tenant FROM customer WHERE id = $1 ORDER BY tenant";
    all(db, SQL, params![id.bytes()], |row| Columns::new(row, "customer").id(TenantId::from_bytes))
}

/// The providers that know this partner.
pub(super) fn providers_of_partner(db: &Connection, id: TenantId) -> Read<Vec<TenantId>> {
    const SQL: &str = "SELECT tenant FROM partner WHERE id = $1 AND tenant <> $1 ORDER BY tenant";
    all(db, SQL, params![id.bytes()], |row| Columns::new(row, "partner").id(TenantId::from_bytes))
}

/// The local account with this address.
pub(super) fn account(db: &Connection, email: &Email) -> Read<Option<Account>> {
    const SQL: &str = "SELECT tenant, email, person, password, locked, since FROM account WHERE address = $1";
    first(db, SQL, params![fold(email.as_str())], |row| {
        let columns = Columns::new(row, "account");
        Ok(Account {
            tenant: columns.id(TenantId::from_bytes)?,
            email: columns.text()?,
            person: columns.id(PersonId::from_bytes)?,
            password: columns.get()?,
            locked: columns.get()?,
            since: columns.time()?,
        })
    })
}

/// The session with this token's hash, and its person.
pub(super) fn session(db: &Connection, token: Hash) -> Read<Option<(Session, Person)>> {
    const SQL: &str = "SELECT tenant, person, created, idle_until, expires FROM session WHERE token = $1";
    let found = first(db, SQL, params![token], |row| {
        let columns = Columns::new(row, "session");
        Ok(Session {
            token,
            tenant: columns.id(TenantId::from_bytes)?,
            person: columns.id(PersonId::from_bytes)?,
            created: columns.time()?,
            idle_until: columns.time()?,
            expires: columns.time()?,
        })
    })?;
    let Some(session) = found else { return Ok(None) };
    Ok(person_of(db, session.tenant, session.person)?.map(|person| (session, person)))
}
