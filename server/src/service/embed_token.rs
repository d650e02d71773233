//! Tokens for the elements in portals: asked for with a portal's credential, good for ten minutes.

use sha2::{Digest as _, Sha256};
use shared::api::embed::{self, AskToken, NamedSubscription, PortalPerson};
use shared::audit::Hash;
use shared::customer::Customer;
use shared::embed::Grant;
use shared::id::{PersonId, PortalId, SubscriptionId};
use shared::person::Person;
use shared::portal::Portal;
use shared::problem::FieldError;
use shared::reason::Code;
use shared::role::{Roles, Side};
use shared::text::Invalid;
use shared::version::Version;
use std::net::IpAddr;

use super::portals::secret;
use super::{Failure, embed_named};
use crate::app::App;
use crate::ctx::Scope;
use crate::store::{Change, Commit, EmbedToken, Put, Store};

/// By it a token is known among other bearer tokens.
pub const PREFIX: &str = "sbe_";
/// Seconds that a token lives.
const WHOLE: i64 = 600;

/// The portal with this credential. A wrong one is refused like an unknown one, and counts like an attempt to sign in.
pub async fn portal<S: Store>(app: &App<S>, id: &str, secret: &str, from: Option<IpAddr>) -> Result<Portal, Failure> {
    app.limits.attempt(id, from, app.now())?;
    let found = match id.parse::<PortalId>() {
        Ok(id) => app.store.portal(id).await?,
        Err(_) => None,
    };
    let known = found.as_ref().map_or([0; 32], |portal| portal.secret);
    let fits = same(&known, &Sha256::digest(secret).into());
    let portal = found.filter(|portal| fits && portal.revoked.is_none()).ok_or(Code::Unauthenticated)?;
    app.limits.credential_known(id, from);
    app.limits.person(portal.tenant, PersonId::from_bytes(*portal.id.bytes()), app.now())?;
    Ok(portal)
}

/// Compares without telling by its time where the first difference is.
fn same(one: &Hash, other: &Hash) -> bool {
    one.iter().zip(other).fold(0, |differs, (a, b)| differs | (a ^ b)) == 0
}

/// Makes a token for a portal's person.
pub async fn issue<S: Store>(app: &App<S>, portal: &Portal, ask: AskToken) -> Result<embed::EmbedToken, Failure> {
    let scope = Scope::system(portal.tenant);
    let customer = named_customer(app, &scope, &ask).await?;
    let subscriptions = match &ask.subscriptions {
        None => None,
        Some(named) => Some(named_subscriptions(app, &scope, &customer, named).await?),
    };
    let token = secret(app, PREFIX)?;
    let person = person_id(portal.id, &ask.person);
    let expires = app.now().plus_seconds(WHOLE);
    let grant = Grant { portal: portal.id, customer: customer.id, subscriptions, permissions: ask.permissions };
    let kept = EmbedToken { token: hash(&token), tenant: portal.tenant, person, grant, expires };
    let put = Put::EmbedToken(kept, app.now());
    let mut changes = vec![Change { expect: Version::NONE, put, entry: None }];
    changes.extend(known_by_name(app, &scope, person, ask.person).await?);
    let commit = Commit { id: app.commit_id(), guards: Vec::new(), changes };
    app.store.commit(&scope, commit).await?;
    Ok(embed::EmbedToken { token, expires_at: expires })
}

/// The token, while it lasts and its portal's credential is good.
pub async fn resume<S: Store>(app: &App<S>, token: &str) -> Result<(EmbedToken, Portal), Failure> {
    let found = app.store.embed_token(hash(token)).await?;
    let good = found.filter(|(token, portal)| app.now() < token.expires && portal.revoked.is_none());
    good.ok_or_else(|| Code::Unauthenticated.into())
}

async fn named_customer<S: Store>(app: &App<S>, scope: &Scope, ask: &AskToken) -> Result<Customer, Failure> {
    match (ask.customer.id, &ask.customer.reference) {
        (Some(id), None) => embed_named::customer(app, scope, id).await,
        (None, Some(reference)) => embed_named::customer_called(app, scope, reference).await,
        (None, None) => Err(wrong("/customer/id", Invalid::Missing)),
        (Some(_), Some(_)) => Err(wrong("/customer/ref", Invalid::Unknown)),
    }
}

async fn named_subscriptions<S: Store>(
    app: &App<S>,
    scope: &Scope,
    customer: &Customer,
    named: &[NamedSubscription],
) -> Result<Vec<SubscriptionId>, Failure> {
    match named.len() {
        0 => return Err(wrong("/subscriptions", Invalid::Empty)),
        count if count > Grant::MOST => return Err(wrong("/subscriptions", Invalid::Range)),
        _ => {}
    }
    let rows = app.store.subscriptions_of(scope, customer.id).await?;
    let one = |(place, named): (usize, &NamedSubscription)| match (named.id, &named.reference) {
        (Some(id), None) => embed_named::subscription(&rows, id),
        (None, Some(reference)) => embed_named::subscription_called(&rows, reference),
        (None, None) => Err(wrong(&format!("/subscriptions/{place}/id"), Invalid::Missing)),
        (Some(_), Some(_)) => Err(wrong(&format!("/subscriptions/{place}/ref"), Invalid::Unknown)),
    };
    let mut ids = named.iter().enumerate().map(one).collect::<Result<Vec<_>, _>>()?;
    ids.sort();
    ids.dedup();
    Ok(ids)
}

fn wrong(pointer: &str, code: Invalid) -> Failure {
    FieldError { pointer: pointer.to_owned(), code }.into()
}

fn hash(token: &str) -> Hash {
    Sha256::digest(token).into()
}

/// The same person of the same portal has the same id each time; the portal's own id for it is not kept.
fn person_id(portal: PortalId, person: &PortalPerson) -> PersonId {
    let mut sum = Sha256::new();
    sum.update(b"switchboard portal person 1");
    sum.update(portal.bytes());
    sum.update(person.id.as_str());
    let hash: Hash = sum.finalize().into();
    let mut bytes = [0; 16];
    bytes.iter_mut().zip(hash).for_each(|(byte, from)| *byte = from);
    // A GUID of version 8, which is for what each place makes its own way (RFC 9562, 5.8).
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    PersonId::from_bytes(bytes)
}

/// The row by which the activity log has a name for the person, where it is new or has another name.
async fn known_by_name<S: Store>(
    app: &App<S>,
    scope: &Scope,
    id: PersonId,
    person: PortalPerson,
) -> Result<Option<Change>, Failure> {
    let known = app.store.people(scope, Some(&[id])).await?.into_iter().next();
    if known.as_ref().is_some_and(|known| known.name.as_ref() == Some(&person.name)) {
        return Ok(None);
    }
    let row = Person {
        tenant: scope.tenant(),
        id,
        side: Side::Provider,
        party: scope.tenant(),
        verified: false,
        roles: Roles::NONE,
        name: Some(person.name),
        email: None,
        persona: false,
        version: Version::NONE,
    };
    let expect = known.map_or(Version::NONE, |known| known.version);
    Ok(Some(Change { expect, put: Put::Person(row), entry: None }))
}
