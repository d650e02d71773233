//! `/customers`, one customer, and the end of the relationship with one.

use shared::id::{CustomerId, TenantId};
use shared::partner_center::customer::Customer;
use shared::partner_center::filter::{Field, Filter, Operator};
use shared::partner_center::word::RelationshipToPartner;
use shared::reason::Code;
use shared::role::Permission;
use shared::text::Invalid;

use super::call::{Answer, Call};
use super::pages::{Asked, wrong};
use super::relationships::person;
use super::reply;
use super::stop::Stop;
use crate::service::farewell::farewell;
use crate::service::partner_center::customers::{self as service, Find};
use crate::service::{Part, part};
use crate::store::Store;

const FILTERS: &[(Field, Operator)] = &[
    (Field::CompanyName, Operator::StartsWith),
    (Field::Domain, Operator::StartsWith),
    (Field::IndirectReseller, Operator::StartsWith),
    (Field::IndirectCloudSolutionProvider, Operator::StartsWith),
];

/// One page of the provider's customers.
pub async fn list<S: Store>(call: Call<S>) -> Answer {
    let part = part::own(&call.app, &call.ctx, Permission::Read).await?;
    let asked = Asked::read(&call, "/customers", &["filter"], 0)?;
    let page = match find(&call, &part, asked.value("filter"))? {
        Some(find) => service::list(&call.app, &part, &find, asked.size, asked.cursor()).await?,
        None => shared::page::Page { items: Vec::new(), next: None },
    };
    let page = page.map(|customer| Customer::listed(&customer));
    reply::json(&asked.page(page.items, page.next))
}

/// What is to be found; none where nothing can be.
fn find<S: Store>(call: &Call<S>, part: &Part, filter: Option<&str>) -> Result<Option<Find>, Stop> {
    let Some(text) = filter else { return Ok(Some(Find::All)) };
    let Filter { field, value, .. } = Filter::parse(text, FILTERS)?;
    let tenant = || value.parse::<TenantId>().map_err(|code| wrong("?filter/value", code));
    match field {
        Field::CompanyName => Ok(Some(Find::Name(value))),
        Field::Domain => Ok(Some(Find::Domain(value))),
        // As in Partner Center, only a person may ask for a reseller's customers.
        Field::IndirectReseller if call.ctx.actor.app_only => Err(Code::AppOnly.into()),
        Field::IndirectReseller => Ok(Some(Find::Reseller(tenant()?))),
        _ => Ok((tenant()? == part.scope.tenant()).then_some(Find::All)),
    }
}

/// One customer.
pub async fn get<S: Store>(call: Call<S>) -> Answer {
    let part = part::own(&call.app, &call.ctx, Permission::Read).await?;
    let id = call.id("customer")?;
    match service::one(&call.app, &part, id).await {
        Ok(customer) => reply::json(&Customer::whole(&customer)),
        Err(failure) => Err(unknown(&call, id, failure.into())),
    }
}

/// The company of one customer.
pub async fn company<S: Store>(call: Call<S>) -> Answer {
    person(&call)?;
    let part = part::own(&call.app, &call.ctx, Permission::Read).await?;
    let id = call.id("customer")?;
    match service::one(&call.app, &part, id).await {
        Ok(customer) => reply::json(&Customer::whole(&customer).company_profile),
        Err(failure) => Err(unknown(&call, id, failure.into())),
    }
}

/// Ends the relationship: `relationshipToPartner` becomes `none` (D7c). Nothing else of a customer is changed here.
pub async fn patch<S: Store>(call: Call<S>) -> Answer {
    let id = match ends(&call) {
        Ok(id) => id,
        // Role and id come before form.
        Err(stop) => {
            let part = part::own(&call.app, &call.ctx, Permission::EndRelationship).await?;
            let id = call.id("customer")?;
            service::one(&call.app, &part, id).await.map_err(|failure| unknown(&call, id, failure.into()))?;
            return Err(stop);
        }
    };
    match farewell(&call.app, &call.ctx, id).await {
        Ok(customer) => reply::json(&Customer::whole(&customer)),
        Err(failure) => Err(unknown(&call, id, failure.into())),
    }
}

/// Which customer is to leave.
fn ends<S: Store>(call: &Call<S>) -> Result<CustomerId, Stop> {
    let id = call.id("customer")?;
    let wire: Customer = call.json()?;
    if wire.id.is_some_and(|said| said != id) {
        return Err(wrong("/id", Invalid::Choice));
    }
    if wire.allow_delegated_access.is_some() {
        return Err(Stop::published(400, 800_042, "Delegated admin privileges are not changed here: not supported."));
    }
    let said = wire.relationship_to_partner.ok_or_else(|| wrong("/relationshipToPartner", Invalid::Missing))?;
    if said.known() == Some(RelationshipToPartner::None) {
        Ok(id)
    } else {
        Err(wrong("/relationshipToPartner", Invalid::Choice))
    }
}

/// "Not found" of a customer has a form of its own.
pub fn unknown<S: Store>(call: &Call<S>, id: CustomerId, stop: Stop) -> Stop {
    if stop.code() == Code::NotFound { Stop::no_such_customer(call.ctx.party, id) } else { stop }
}
