//! `/profiles/support` and `/profiles/mpn`.

use shared::id::MpnId;
use shared::partner_center::profile::{MpnProfile, SupportProfile};
use shared::reason::Code;
use shared::role::Permission;

use super::call::{Answer, Call};
use super::relationships::person;
use super::reply;
use super::stop::Stop;
use crate::service::part;
use crate::service::partner_center::profiles as service;
use crate::store::Store;

/// How to reach the provider.
pub async fn support<S: Store>(call: Call<S>) -> Answer {
    person(&call)?;
    let part = part::own(&call.app, &call.ctx, Permission::Read).await?;
    reply::json(&SupportProfile::of(&service::support(&call.app, &part).await?))
}

/// A partner by its number (`mpnId`), or the provider.
pub async fn mpn<S: Store>(call: Call<S>) -> Answer {
    person(&call)?;
    let part = part::own(&call.app, &call.ctx, Permission::Read).await?;
    let asked: Option<MpnId> = call.read_query("mpnId", str::parse)?;
    let Some(mpn) = asked else {
        return reply::json(&MpnProfile::of(&part.provider.partner, "/profiles/mpn".to_owned()));
    };
    match service::partner(&call.app, &part, mpn).await {
        Ok(partner) => reply::json(&MpnProfile::of(&partner, format!("/profiles/mpn?mpnId={mpn}"))),
        Err(failure) if failure.code() == Code::NotFound => Err(no_such_partner(mpn)),
        Err(failure) => Err(failure.into()),
    }
}

/// Partner Center's words for a number that nobody has.
pub fn no_such_partner(mpn: MpnId) -> Stop {
    Stop::published(404, 3_000, format!("Partner Organization with partner_id {mpn} could not be found"))
}
