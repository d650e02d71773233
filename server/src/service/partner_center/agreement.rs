//! Has a partner signed the Microsoft Partner Agreement?

use shared::id::{MpnId, TenantId};
use shared::partner::Partner;

use super::profiles;
use crate::app::App;
use crate::service::{Failure, Part};
use crate::store::Store;

/// How the partner is named; one of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// By its number.
    Mpn(MpnId),
    /// By its tenant.
    Tenant(TenantId),
}

/// The partner that is asked about.
pub async fn partner<S: Store>(app: &App<S>, part: &Part, named: Named) -> Result<Partner, Failure> {
    match named {
        Named::Mpn(mpn) => profiles::partner(app, part, mpn).await,
        Named::Tenant(id) => {
            let found = app.store.partners(&part.scope, Some(&[id])).await?;
            found.into_iter().next().ok_or_else(Failure::not_found)
        }
    }
}
