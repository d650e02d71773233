//! People with local accounts. Each belongs to the provider that made it (D16).

use shared::assignment::Actor;
use shared::audit::{Action, Entry, Origin};
use shared::id::{PersonId, RequestId, TenantId};
use shared::person::Person;
use shared::role::{Role, Roles, Side};
use shared::text::{Email, Name};
use shared::time::Timestamp;
use shared::version::Version;

use super::Failure;
use crate::app::App;
use crate::ctx::{Ctx, Scope};
use crate::store::{Account, Change, Commit, Put, Store};

/// Whoever runs the command line: the actor of what is done there, in every tenant.
pub const OPERATOR: PersonId = PersonId::from_bytes([0; 16]);

/// Somebody who is to have an account.
#[derive(Clone, Debug)]
pub struct Newcomer {
    /// For whom it will speak.
    pub side: Side,
    /// That party's tenant.
    pub party: TenantId,
    /// Its roles there.
    pub roles: Roles,
    /// Its name.
    pub name: Name,
    /// The address with which it signs in.
    pub email: Email,
    /// The password's hash.
    pub password: String,
}

/// A person and its account.
#[derive(Clone, Debug)]
pub struct Holder {
    /// The person.
    pub person: Person,
    /// Its account.
    pub account: Account,
}

/// Adds a person with an account of this provider. None when the address has an account already.
pub async fn add<S: Store>(app: &App<S>, provider: TenantId, new: Newcomer) -> Result<Option<Person>, Failure> {
    if app.store.account(&new.email).await?.is_some() {
        return Ok(None);
    }
    let (person, changes) = newcomer(app, provider, new);
    commit(app, provider, changes).await?;
    Ok(Some(person))
}

/// The rows of a new person with its account.
pub(super) fn newcomer<S: Store>(app: &App<S>, provider: TenantId, new: Newcomer) -> (Person, Vec<Change>) {
    let person = Person {
        tenant: provider,
        id: PersonId::from_bytes(app.ids.guid()),
        side: new.side,
        party: new.party,
        // A person of the provider itself is verified no more than others: nobody but us vouches for it.
        verified: false,
        roles: new.roles,
        name: Some(new.name),
        email: Some(new.email.clone()),
        persona: false,
        version: Version::FIRST,
    };
    let account = Account {
        tenant: provider,
        email: new.email,
        person: person.id,
        password: Some(new.password),
        locked: false,
        since: app.now(),
    };
    let entry = entry(app, Action::PersonChanged);
    let changes = vec![
        Change { expect: Version::NONE, put: Put::Person(person.clone()), entry: Some(entry) },
        Change { expect: Version::NONE, put: Put::Account(account), entry: None },
    ];
    (person, changes)
}

/// Keeps the name of somebody who has no account: the bearer of a token.
pub async fn know<S: Store>(app: &App<S>, person: Person) -> Result<(), Failure> {
    let tenant = person.tenant;
    let entry = Some(entry(app, Action::PersonChanged));
    commit(app, tenant, vec![Change { expect: Version::NONE, put: Put::Person(person), entry }]).await
}

/// A request of the command line on this provider's data, with all that an administrator may do. Makes sure that the
/// activity log has a name for it.
pub async fn operator<S: Store>(app: &App<S>, provider: TenantId, origin: Origin) -> Result<Ctx, Failure> {
    if app.store.people(&Scope::system(provider), Some(&[OPERATOR])).await?.is_empty() {
        let change = Change { expect: Version::NONE, put: Put::Person(command_line(provider)), entry: None };
        commit(app, provider, vec![change]).await?;
    }
    let roles = Roles::NONE.with(Role::AdminAgent).with(Role::GlobalAdmin);
    let actor = Actor { person: OPERATOR, side: Side::Provider, roles, app_only: false, embed: None };
    Ok(Ctx { actor, party: provider, keeper: provider, request: app.ids.request(), origin, grant: None })
}

/// Whoever runs the command line, by a name.
pub(super) fn command_line(provider: TenantId) -> Person {
    Person {
        tenant: provider,
        id: OPERATOR,
        side: Side::Provider,
        party: provider,
        verified: false,
        roles: Roles::NONE,
        name: "Command line".parse().ok(),
        email: None,
        persona: false,
        version: Version::FIRST,
    }
}

/// Everybody with an account of this provider, by address.
pub async fn list<S: Store>(app: &App<S>, provider: TenantId) -> Result<Vec<Holder>, Failure> {
    let mut holders = Vec::new();
    for person in app.store.people(&Scope::system(provider), None).await? {
        let Some(email) = &person.email else { continue };
        if let Some(account) = app.store.account(email).await?.filter(|account| account.person == person.id) {
            holders.push(Holder { person, account });
        }
    }
    holders.sort_by(|one, other| one.account.email.cmp(&other.account.email));
    Ok(holders)
}

/// Lets the account sign in, or no longer. None when there is no such account.
pub async fn lock<S: Store>(app: &App<S>, email: &Email, locked: bool) -> Result<Option<()>, Failure> {
    change(app, email, |account, since| Account { locked, since, ..account }).await
}

/// Gives the account another password. None when there is no such account.
pub async fn set_password<S: Store>(app: &App<S>, email: &Email, hash: String) -> Result<Option<()>, Failure> {
    change(app, email, |account, since| Account { password: Some(hash), since, ..account }).await
}

async fn change<S: Store>(
    app: &App<S>,
    email: &Email,
    changed: impl FnOnce(Account, Timestamp) -> Account,
) -> Result<Option<()>, Failure> {
    let Some(account) = app.store.account(email).await? else { return Ok(None) };
    let tenant = account.tenant;
    let put = Put::Account(changed(account, app.now()));
    let entry = Some(entry(app, Action::PersonChanged));
    commit(app, tenant, vec![Change { expect: Version::NONE, put, entry }]).await?;
    Ok(Some(()))
}

pub(super) async fn commit<S: Store>(app: &App<S>, tenant: TenantId, changes: Vec<Change>) -> Result<(), Failure> {
    let commit = Commit { id: app.commit_id(), guards: Vec::new(), changes };
    app.store.commit(&Scope::system(tenant), commit).await?;
    Ok(())
}

/// An entry of the command line.
pub(super) fn entry<S: Store>(app: &App<S>, action: Action) -> Entry {
    Entry::new(app.now(), OPERATOR, Roles::NONE, Origin::Command, action, RequestId::from_bytes(app.ids.guid()))
}
