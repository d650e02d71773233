//! Portals and their credentials: made, listed, changed, revoked, by those who administer embedding.

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};
use shared::api::embed::{MadePortal, NewPortal, PatchPortal, PortalView, Portals};
use shared::api::session::PersonRef;
use shared::audit::{Action, Entry};
use shared::id::PortalId;
use shared::portal::{Origins, Portal, WebOrigin};
use shared::problem::FieldError;
use shared::reason::Code;
use shared::role::Permission;
use shared::version::Version;

use super::{Failure, Part, part};
use crate::app::App;
use crate::ctx::{Ctx, Scope};
use crate::store::{Change, Commit, Outcome, Put, Store, Verdict};

/// So many live portals a provider.
pub const MOST: usize = 100;
/// How often a change is tried again because somebody else made one.
const TRIES: usize = 4;

/// Whether the caller may administer embedding. An embed token never may, whatever it confirms.
pub async fn administer<S: Store>(app: &App<S>, ctx: &Ctx) -> Result<Part, Failure> {
    if ctx.grant.is_some() {
        return Err(Code::RoleTooSmall.into());
    }
    part::own(app, ctx, Permission::Administer).await
}

/// The live portals, by name.
pub async fn list<S: Store>(app: &App<S>, part: &Part) -> Result<Portals, Failure> {
    let portals = app.store.portals(&part.scope, None).await?;
    Ok(Portals { items: views(app, &part.scope, portals).await? })
}

/// Makes a portal. Its secret is told this once.
pub async fn make<S: Store>(app: &App<S>, ctx: &Ctx, part: &Part, new: NewPortal) -> Result<MadePortal, Failure> {
    let origins = origins(new.origins)?;
    if app.store.portals(&part.scope, None).await?.len() >= MOST {
        return Err(Code::LimitReached.into());
    }
    let secret = secret(app, "sbp_")?;
    let portal = Portal {
        tenant: part.scope.tenant(),
        id: PortalId::from_bytes(app.ids.guid()),
        name: new.name,
        origins,
        secret: Sha256::digest(&secret).into(),
        created: app.now(),
        creator: ctx.actor.person,
        revoked: None,
        version: Version::NONE,
    };
    if !put(app, ctx, &part.scope, portal.clone(), Action::PortalCreated).await? {
        return Err(Code::InFlight.into());
    }
    Ok(MadePortal { portal: view(app, &part.scope, portal).await?, secret })
}

/// Changes a portal's name or origins.
pub async fn change<S: Store>(
    app: &App<S>,
    ctx: &Ctx,
    part: &Part,
    id: PortalId,
    patch: PatchPortal,
) -> Result<PortalView, Failure> {
    let listed = patch.origins.map(origins).transpose()?;
    for _ in 0..TRIES {
        let old = live(app, &part.scope, id).await?;
        let name = patch.name.clone().unwrap_or_else(|| old.name.clone());
        let origins = listed.clone().unwrap_or_else(|| old.origins.clone());
        let new = Portal { name, origins, ..old.clone() };
        if new == old || put(app, ctx, &part.scope, new.clone(), Action::PortalChanged).await? {
            return view(app, &part.scope, new).await;
        }
    }
    Err(Code::InFlight.into())
}

/// Revokes a portal's credential; with it end its tokens, and its pages are shown no longer.
pub async fn revoke<S: Store>(app: &App<S>, ctx: &Ctx, part: &Part, id: PortalId) -> Result<(), Failure> {
    for _ in 0..TRIES {
        let old = live(app, &part.scope, id).await?;
        let revoked = Portal { revoked: Some(app.now()), ..old };
        if put(app, ctx, &part.scope, revoked, Action::PortalRevoked).await? {
            return Ok(());
        }
    }
    Err(Code::InFlight.into())
}

/// A prefix by which scanners of leaked secrets know it, and 256 random bits.
pub(super) fn secret<S: Store>(app: &App<S>, prefix: &str) -> Result<String, Failure> {
    let mut bytes = [0; 32];
    if !app.ids.fill(&mut bytes) {
        return Err(Code::Unavailable.into());
    }
    Ok(format!("{prefix}{}", URL_SAFE_NO_PAD.encode(bytes)))
}

fn origins(typed: Vec<WebOrigin>) -> Result<Origins, Failure> {
    Origins::try_from(typed).map_err(|code| FieldError { pointer: "/origins".to_owned(), code }.into())
}

async fn live<S: Store>(app: &App<S>, scope: &Scope, id: PortalId) -> Result<Portal, Failure> {
    let found = app.store.portals(scope, Some(&[id])).await?.into_iter().next();
    found.filter(|portal| portal.revoked.is_none()).ok_or_else(Failure::not_found)
}

/// False when somebody else changed it meanwhile.
async fn put<S: Store>(
    app: &App<S>,
    ctx: &Ctx,
    scope: &Scope,
    portal: Portal,
    action: Action,
) -> Result<bool, Failure> {
    let entry = Some(Entry { portal: Some(portal.id), ..ctx.entry(app.now(), action) });
    let changes = vec![Change { expect: portal.version, put: Put::Portal(portal), entry }];
    let commit = Commit { id: app.commit_id(), guards: Vec::new(), changes };
    let outcome = app.store.commit(scope, commit).await?;
    Ok(matches!(outcome, Outcome::Done(verdicts) if matches!(verdicts.first(), Some(Verdict::Put(_)))))
}

async fn view<S: Store>(app: &App<S>, scope: &Scope, portal: Portal) -> Result<PortalView, Failure> {
    views(app, scope, vec![portal]).await?.into_iter().next().ok_or_else(|| Code::Internal.into())
}

async fn views<S: Store>(app: &App<S>, scope: &Scope, portals: Vec<Portal>) -> Result<Vec<PortalView>, Failure> {
    let ids: BTreeSet<_> = portals.iter().map(|portal| portal.creator).collect();
    let people = if ids.is_empty() { Vec::new() } else { app.store.people(scope, Some(&Vec::from_iter(ids))).await? };
    let creator = |portal: &Portal| {
        let known = people.iter().find(|person| person.id == portal.creator);
        PersonRef { id: portal.creator, name: known.and_then(|known| known.name.as_ref()).map(ToString::to_string) }
    };
    let shown = portals.into_iter().map(|portal| PortalView {
        creator: creator(&portal),
        id: portal.id,
        name: portal.name.as_str().to_owned(),
        origins: portal.origins.into(),
        created: portal.created,
    });
    Ok(shown.collect())
}
