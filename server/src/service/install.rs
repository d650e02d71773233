//! The beginning of an installation: its first provider, and the first person who may do everything there.

use shared::audit::{Action, Entry};
use shared::country::Country;
use shared::id::{MpnId, TenantId};
use shared::partner::{Partner, Provider, ProviderKind, Settings};
use shared::person::Person;
use shared::role::{Role, Side};
use shared::text::{Email, Name};
use shared::version::Version;

use super::Failure;
use super::people::{self, Newcomer};
use crate::app::App;
use crate::store::{Change, Put, Store};

/// The first provider and its administrator.
#[derive(Clone, Debug)]
pub struct Beginning {
    /// The provider's tenant.
    pub tenant: TenantId,
    /// Its partner number.
    pub mpn: MpnId,
    /// Its name, as customers see it.
    pub name: Name,
    /// Where it does business.
    pub country: Country,
    /// How it works with Microsoft.
    pub kind: ProviderKind,
    /// The administrator's address.
    pub admin: Email,
    /// The administrator's name.
    pub admin_name: Name,
    /// The hash of its password.
    pub password: String,
}

/// Puts the provider into an empty store, with an administrator who is Global admin and Admin agent.
pub async fn install<S: Store>(app: &App<S>, new: Beginning) -> Result<Person, Failure> {
    let tenant = new.tenant;
    let partner = Partner {
        id: tenant,
        mpn: Some(new.mpn),
        name: new.name,
        country: Some(new.country),
        partnership: None,
        agreement: None,
        reachable: false,
        version: Version::FIRST,
    };
    let provider = Provider { kind: new.kind, partner, settings: Settings::default() };
    let added = Entry { partner: Some(tenant), ..people::entry(app, Action::PartnerAdded) };
    let admin = Newcomer {
        side: Side::Provider,
        party: tenant,
        roles: [Role::GlobalAdmin, Role::AdminAgent].into_iter().collect(),
        name: new.admin_name,
        email: new.admin,
        password: new.password,
    };
    let (person, rows) = people::newcomer(app, tenant, admin);
    let mut changes = vec![
        Change { expect: Version::NONE, put: Put::Provider(provider), entry: Some(added) },
        Change { expect: Version::NONE, put: Put::Person(people::command_line(tenant)), entry: None },
    ];
    changes.extend(rows);
    people::commit(app, tenant, changes).await?;
    Ok(person)
}
