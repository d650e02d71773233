//! Partners that work together, and the link by which a customer agrees to work with one.

use shared::fold::fold;
use shared::id::{CustomerId, TenantId};
use shared::partner::ProviderKind;
use shared::partner_center::Collection;
use shared::partner_center::filter::{Field, Filter, Operator};
use shared::partner_center::relationship::{PartnerRelationship, RelationshipRequest};
use shared::partner_center::word::{RelationshipType, spelled};
use shared::reason::Code;
use shared::role::{Permission, Side};
use shared::text::Invalid;

use super::call::{Answer, Call};
use super::customers::unknown;
use super::pages::wrong;
use super::reply;
use super::stop::Stop;
use crate::service::partner_center::relationships as service;
use crate::service::{Part, part};
use crate::store::Store;

/// The partners of the one who asks: a provider's resellers, or a reseller's providers.
pub async fn list<S: Store>(call: Call<S>) -> Answer {
    person(&call)?;
    let kind = call.read_query("relationship_type", |text| spelled(text).ok_or(Invalid::Choice));
    let own = match call.ctx.actor.side {
        Side::Provider => Some(part::own(&call.app, &call.ctx, Permission::Read).await?),
        Side::Reseller => {
            part::reader(&call.ctx, &[Side::Reseller]).map_err(crate::service::Failure::from)?;
            None
        }
        Side::Customer => return Err(Code::RoleTooSmall.into()),
    };
    let kind = kind?.ok_or_else(|| wrong("?relationship_type", Invalid::Missing))?;
    let starts = call.query("filter").map(|text| Filter::parse(&text, &[(Field::Name, Operator::StartsWith)]));
    let starts = starts.transpose()?.map(|filter| fold(&filter.value));
    let mut partners = match (kind, &own) {
        (RelationshipType::IsIndirectCloudSolutionProviderOf, Some(part)) if indirect(part) => {
            service::resellers(&call.app, part).await?
        }
        (RelationshipType::IsIndirectResellerOf, None) => service::providers(&call.app, &call.ctx).await?,
        // Partner Center's answer to one who is no such partner.
        _ => return Err(Stop::published(403, 1_002, "Authorization Failed")),
    };
    partners.retain(|partner| starts.as_ref().is_none_or(|starts| fold(partner.name.as_str()).starts_with(starts)));
    let items = partners.iter().map(|partner| PartnerRelationship::of_partner(partner, kind)).collect();
    reply::json(&Collection::whole(format!("/relationships?relationship_type={kind}"), items))
}

/// The resellers that are related to a customer.
pub async fn of_customer<S: Store>(call: Call<S>) -> Answer {
    person(&call)?;
    let part = part::own(&call.app, &call.ctx, Permission::Read).await?;
    let id: CustomerId = call.id("customer")?;
    let partners = match service::of_customer(&call.app, &part, id).await {
        Ok(partners) => partners,
        Err(failure) => return Err(unknown(&call, id, failure.into())),
    };
    let kind = RelationshipType::IsIndirectCloudSolutionProviderOf;
    let items = partners.iter().map(|partner| PartnerRelationship::of_customer(partner, kind)).collect();
    reply::json(&Collection::whole(format!("/customers/{id}/relationships"), items))
}

/// The link to send to a customer. Nothing is changed here: the customer agrees at Microsoft (D17).
pub async fn request<S: Store>(call: Call<S>) -> Answer {
    person(&call)?;
    let part = part::own(&call.app, &call.ctx, Permission::RequestRelationship).await?;
    let own = part.scope.tenant();
    let provider: Option<TenantId> = call.read_query("indirectCloudSolutionProviderId", str::parse)?;
    if provider.is_some_and(|id| id != own) {
        return Err(wrong("?indirectCloudSolutionProviderId", Invalid::Choice));
    }
    let reseller: Option<TenantId> = call.read_query("indirectResellerId", str::parse)?;
    let request = match reseller {
        None => RelationshipRequest::with_provider(own),
        Some(id) => {
            let reseller = service::reseller(&call.app, &part, id).await?;
            RelationshipRequest::with_reseller(own, reseller.id, reseller.mpn)
        }
    };
    reply::json(&request)
}

/// Refused for tokens without a user, as in Partner Center.
pub fn person<S: Store>(call: &Call<S>) -> Result<(), Stop> {
    if call.ctx.actor.app_only { Err(Code::AppOnly.into()) } else { Ok(()) }
}

fn indirect(part: &Part) -> bool {
    part.provider.kind == ProviderKind::IndirectProvider
}
