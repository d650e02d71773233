//! Signing in and out, and who is signed in.
//!
//! A session is a random token in a cookie; the store keeps its SHA-256 only. It ends eight hours after its last use,
//! and a day after its beginning in any case. Personas sign in without a password, under a demonstration only.

use std::net::IpAddr;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};
use shared::api::session::SignIn;
use shared::audit::Hash;
use shared::id::PersonId;
use shared::person::Person;
use shared::reason::Code;
use shared::text::Email;
use shared::time::Timestamp;
use shared::version::Version;

use super::Failure;
use crate::app::App;
use crate::ctx::Scope;
use crate::store::{Change, Commit, Put, Session, Store};

/// Seconds without a request after which a session ends.
const IDLE: i64 = 8 * 3_600;
/// Seconds after which a session ends in any case.
const WHOLE: i64 = 24 * 3_600;
/// The end of idleness is moved at most every so many seconds: a request that only reads then writes nothing.
const TOUCH: i64 = 300;
/// Longer passwords are not looked at; hashing them would only cost.
const LONGEST_PASSWORD: usize = 512;

/// A session that was just begun.
pub struct Begun {
    /// The token, for the cookie; kept nowhere else.
    pub token: String,
    /// The session.
    pub session: Session,
    /// Who signed in.
    pub person: Person,
}

/// Signs in, or says no; unknown addresses, wrong passwords and locked accounts get the same answer after the same
/// time. `old` is the session that the browser had; it ends.
pub async fn sign_in<S: Store>(
    app: &App<S>,
    ask: SignIn,
    from: Option<IpAddr>,
    old: Option<&str>,
) -> Result<Begun, Failure> {
    let person = match ask {
        SignIn::Persona { persona } => persona_of(app, persona).await?,
        SignIn::Account { email, password } => holder(app, &email, password, from).await?,
    };
    if let Some(old) = old {
        end(app, old).await?;
    }
    begin(app, person).await
}

async fn persona_of<S: Store>(app: &App<S>, id: PersonId) -> Result<Person, Failure> {
    if !app.demo {
        return Err(Failure::not_found());
    }
    app.store.personas().await?.into_iter().find(|person| person.id == id).ok_or_else(Failure::not_found)
}

async fn holder<S: Store>(
    app: &App<S>,
    email: &str,
    password: String,
    from: Option<IpAddr>,
) -> Result<Person, Failure> {
    let typed = email.trim().to_lowercase();
    app.limits.attempt(&typed, from, app.now())?;
    if password.len() > LONGEST_PASSWORD {
        return Err(Code::WrongCredentials.into());
    }
    let account = match typed.parse::<Email>() {
        Ok(address) => app.store.account(&address).await?,
        Err(_) => None,
    };
    let hash = account.as_ref().and_then(|account| account.password.clone());
    let fits = app.passwords.fits(password, hash).await?;
    let Some(account) = account.filter(|account| fits && !account.locked) else {
        return Err(Code::WrongCredentials.into());
    };
    app.limits.signed_in(&typed, from);
    let people = app.store.people(&Scope::system(account.tenant), Some(&[account.person])).await?;
    people.into_iter().next().ok_or_else(|| Code::WrongCredentials.into())
}

async fn begin<S: Store>(app: &App<S>, person: Person) -> Result<Begun, Failure> {
    let mut secret = [0; 32];
    if !app.ids.fill(&mut secret) {
        return Err(Code::Unavailable.into());
    }
    let token = URL_SAFE_NO_PAD.encode(secret);
    let now = app.now();
    let session = Session {
        token: hash(&token),
        tenant: person.tenant,
        person: person.id,
        created: now,
        idle_until: now.plus_seconds(IDLE),
        expires: now.plus_seconds(WHOLE),
    };
    put(app, &session, Put::Session(session)).await?;
    Ok(Begun { token, session, person })
}

/// The session of this token and its person, while it lasts; using it lets it last longer.
pub async fn resume<S: Store>(app: &App<S>, token: &str) -> Result<(Session, Person), Failure> {
    let now = app.now();
    let found = app.store.session(hash(token)).await?;
    let Some((session, person)) = found.filter(|(session, _)| now < ends(session)) else {
        return Err(Code::Unauthenticated.into());
    };
    if !admitted(app, &session, &person).await? {
        return Err(Code::Unauthenticated.into());
    }
    let idle_until = now.plus_seconds(IDLE);
    if idle_until.micros() - session.idle_until.micros() < TOUCH * 1_000_000 {
        return Ok((session, person));
    }
    let session = Session { idle_until, ..session };
    put(app, &session, Put::Session(session)).await?;
    Ok((session, person))
}

/// Is the person still welcome? Locking an account and changing its password end the sessions begun before.
async fn admitted<S: Store>(app: &App<S>, session: &Session, person: &Person) -> Result<bool, Failure> {
    if person.persona {
        return Ok(app.demo);
    }
    let Some(email) = &person.email else { return Ok(false) };
    let account = app.store.account(email).await?;
    Ok(account
        .is_some_and(|account| account.person == person.id && !account.locked && account.since <= session.created))
}

/// Signs out. A token that is no session's is no error.
pub async fn end<S: Store>(app: &App<S>, token: &str) -> Result<(), Failure> {
    match app.store.session(hash(token)).await? {
        Some((session, _)) => put(app, &session, Put::NoSession(session.token)).await,
        None => Ok(()),
    }
}

/// When the session ends if it is not used before.
pub fn ends(session: &Session) -> Timestamp {
    session.idle_until.min(session.expires)
}

async fn put<S: Store>(app: &App<S>, session: &Session, put: Put) -> Result<(), Failure> {
    let changes = vec![Change { expect: Version::NONE, put, entry: None }];
    let commit = Commit { id: app.commit_id(), guards: Vec::new(), changes };
    app.store.commit(&Scope::system(session.tenant), commit).await?;
    Ok(())
}

fn hash(token: &str) -> Hash {
    Sha256::digest(token).into()
}
