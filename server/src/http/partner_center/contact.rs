//! `…/supportcontact`: read and set.

use http::header::IF_MATCH;
use shared::id::{CustomerId, SubscriptionId, TenantId};
use shared::partner_center::support_contact::SupportContact;
use shared::reason::Code;
use shared::text::Invalid;
use shared::version::Version;

use super::call::{Answer, Call};
use super::pages::wrong;
use super::reply;
use super::stop::Stop;
use super::subscriptions::missing;
use crate::http::etag;
use crate::service::assign::Assign;
use crate::service::contact::{readable, settable};
use crate::service::partner_center::contact::{self as service, Shown};
use crate::store::Store;

/// The contact, unless the caller has it already.
pub async fn get<S: Store>(call: Call<S>) -> Answer {
    readable(&call.ctx)?;
    let (customer, id) = ids(&call)?;
    let read = match service::get(&call.app, &call.ctx, customer, id).await {
        Ok(read) => read,
        Err(failure) => return Err(missing(&call, customer, id, failure.into()).await),
    };
    answer(&call, &read)
}

/// Sets the contact. Without `If-Match` the last write wins, as in Partner Center, and the history says so (D8).
pub async fn put<S: Store>(call: Call<S>) -> Answer {
    let (customer, ask) = match wish(&call).await {
        Ok(wish) => wish,
        // Role and ids come before form.
        Err(stop) => {
            settable(&call.app, &call.ctx, None).await?;
            let (customer, id) = ids(&call)?;
            if let Err(failure) = service::get(&call.app, &call.ctx, customer, id).await {
                return Err(missing(&call, customer, id, failure.into()).await);
            }
            return Err(stop);
        }
    };
    match service::put(&call.app, &call.ctx, customer, &ask).await {
        Ok(service::Put::Done(read)) => answer(&call, &read),
        Ok(service::Put::Stale(read)) => Err(Stop::stale(read.contact, read.tag.quoted())),
        Err(failure) => Err(missing(&call, customer, ask.subscription, failure.into()).await),
    }
}

fn ids<S: Store>(call: &Call<S>) -> Result<(CustomerId, SubscriptionId), Stop> {
    Ok((call.id("customer")?, call.id("subscription")?))
}

fn answer<S: Store>(call: &Call<S>, shown: &Shown) -> Answer {
    let tag = shown.tag.quoted();
    let safe = call.parts.method.is_safe();
    let known = safe && etag::none_match(call.headers(), &tag);
    let mut response = if known { reply::not_modified() } else { reply::json(&shown.contact)? };
    reply::tag(&mut response, &tag);
    Ok(response)
}

/// What the caller wants.
async fn wish<S: Store>(call: &Call<S>) -> Result<(CustomerId, Assign), Stop> {
    let (customer, subscription) = ids(call)?;
    let wire: SupportContact = call.json()?;
    let target = wire.support_tenant_id.ok_or_else(|| wrong("/supportTenantId", Invalid::Missing))?;
    // The name is not trusted, but an empty one is a mistake of the caller (D3).
    if wire.name.is_some_and(|name| name.trim().is_empty()) {
        return Err(wrong("/name", Invalid::Empty));
    }
    if wire.support_mpn_id.is_none() && !numberless(call, target).await? {
        return Err(wrong("/supportMpnId", Invalid::Missing));
    }
    let (mpn, expect) = (wire.support_mpn_id, expected(call, subscription)?);
    let ask = Assign {
        subscription,
        customer: Some(customer),
        target,
        mpn,
        expect,
        confirm: false,
        reason: None,
        ticket: None,
    };
    Ok((customer, ask))
}

/// An answer about a partner without a known number has none, and must be accepted when it comes back.
async fn numberless<S: Store>(call: &Call<S>, target: TenantId) -> Result<bool, Stop> {
    Ok(service::has_no_number(&call.app, &call.ctx, target).await?)
}

/// The version of `If-Match`; none without one, and for `*`, which any stored contact fulfils.
fn expected<S: Store>(call: &Call<S>, id: SubscriptionId) -> Result<Option<Version>, Stop> {
    if !call.headers().contains_key(IF_MATCH) {
        return Ok(None);
    }
    match etag::if_match(call.headers(), id) {
        Ok(version) => Ok(Some(version)),
        Err(failure) if failure.code() == Code::PreconditionRequired => Ok(None),
        Err(failure) => Err(failure.into()),
    }
}
