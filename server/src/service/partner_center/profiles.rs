//! Partners by their number, and the provider's own support profile.

use shared::id::MpnId;
use shared::partner::Partner;
use shared::profile::SupportProfile;

use crate::app::App;
use crate::service::{Failure, Part};
use crate::store::Store;

/// The provider's own support profile.
pub async fn support<S: Store>(app: &App<S>, part: &Part) -> Result<SupportProfile, Failure> {
    let found = app.store.profiles(&part.scope, &[part.scope.tenant()]).await?;
    found.into_iter().next().ok_or_else(Failure::not_found)
}

/// A partner by its number.
pub async fn partner<S: Store>(app: &App<S>, part: &Part, mpn: MpnId) -> Result<Partner, Failure> {
    if part.provider.partner.mpn == Some(mpn) {
        return Ok(part.provider.partner.clone());
    }
    let found = app.store.partners(&part.scope, None).await?;
    found.into_iter().find(|partner| partner.mpn == Some(mpn)).ok_or_else(Failure::not_found)
}
