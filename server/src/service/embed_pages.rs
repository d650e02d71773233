//! Which pages of other origins may read answers, and which may frame our elements: those that live portals list.

use std::collections::BTreeSet;

use shared::id::TenantId;
use shared::portal::WebOrigin;

use super::Failure;
use crate::app::App;
use crate::ctx::Scope;
use crate::store::Store;

/// May pages from there read answers: of this provider, or of any?
pub async fn read<S: Store>(app: &App<S>, origin: &WebOrigin, of: Option<TenantId>) -> Result<bool, Failure> {
    Ok(app.store.lists_origin(origin, of).await?)
}

/// From where this provider's elements may be framed, each origin once; from nowhere where nobody listed any, or where
/// there is no such provider.
pub async fn frame<S: Store>(app: &App<S>, of: TenantId) -> Result<BTreeSet<WebOrigin>, Failure> {
    let portals = app.store.portals(&Scope::system(of), None).await?;
    Ok(portals.into_iter().flat_map(|portal| Vec::from(portal.origins)).collect())
}
