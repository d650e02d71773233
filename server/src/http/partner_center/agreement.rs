//! `/compliance/csp/agreementstatus`: has a partner signed the Microsoft Partner Agreement?

use shared::partner_center::agreement::AgreementStatus;
use shared::reason::Code;
use shared::role::Permission;

use super::call::{Answer, Call};
use super::relationships::person;
use super::reply;
use super::stop::Stop;
use crate::service::part;
use crate::service::partner_center::agreement::{Named, partner};
use crate::store::Store;

/// What is known of the partner with this `mpnId` or `tenantId`.
pub async fn get<S: Store>(call: Call<S>) -> Answer {
    person(&call)?;
    let part = part::own(&call.app, &call.ctx, Permission::Read).await?;
    let named = named(&call)?;
    let found = partner(&call.app, &part, named).await.map_err(|failure| match failure.code() {
        Code::NotFound => Stop::published(400, 2_200, "The ID is invalid: no such partner here."),
        _ => failure.into(),
    })?;
    match found.agreement {
        Some(known) => reply::json(&AgreementStatus { is_agreement_signed: known.value }),
        // "Not signed" would be a claim that nobody made.
        None => Err(Stop::published(404, 1_000, "Nobody has said yet whether this partner signed the agreement.")),
    }
}

fn named<S: Store>(call: &Call<S>) -> Result<Named, Stop> {
    let bad = |what: &str| Stop::published(400, 2_000, what);
    match (call.query("mpnId"), call.query("tenantId")) {
        (Some(_), Some(_)) => Err(bad("Both MPN Id and Tenant Id should not be passed.")),
        (None, None) => Err(Stop::published(400, 2_001, "Both MPN Id and Tenant Id are empty.")),
        (Some(mpn), None) => mpn.trim().parse().map(Named::Mpn).map_err(|_| bad("MPN Id must be numeric.")),
        (None, Some(id)) => id.trim().parse().map(Named::Tenant).map_err(|_| bad("Tenant Id must be a GUID.")),
    }
}
