//! Customers, and one of them with what is known of each reseller's reach to it.

use shared::api::customer::{CustomerDetail, CustomerRow};
use shared::api::query::Place;
use shared::id::CustomerId;
use shared::page::Page;
use shared::version::Version;

use super::view::customer::{reach, row};
use super::view::partner::Names;
use super::{Failure, Part};
use crate::app::App;
use crate::store::{CustomerFind, CustomerRead, Store};

/// One page of the provider's customers.
pub async fn list<S: Store>(
    app: &App<S>,
    part: &Part,
    q: Option<String>,
    place: &Place,
) -> Result<Page<CustomerRow>, Failure> {
    let find = q.map_or(CustomerFind::All, CustomerFind::Text);
    let page = app.store.customers(&part.scope, &find, place).await?;
    let names = Names::read(app, &part.scope, page.items.iter().flat_map(contacts)).await?;
    Ok(page.map(|read| row(read, &names)))
}

pub(super) fn contacts(read: &CustomerRead) -> impl Iterator<Item = shared::id::TenantId> {
    read.shares.iter().map(|(partner, _)| *partner)
}

/// One customer, archived or not.
pub async fn detail<S: Store>(app: &App<S>, part: &Part, id: CustomerId) -> Result<CustomerDetail, Failure> {
    let Some(read) = app.store.customer(&part.scope, id).await? else { return Err(Failure::not_found()) };
    let names = Names::read(app, &part.scope, contacts(&read)).await?;
    let now = app.now();
    let candidates = app.store.candidates(&part.scope, id).await?;
    let known = candidates.iter().filter(|candidate| candidate.reach.version != Version::NONE);
    let resellers = known.filter(|candidate| candidate.partner.id != part.provider.tenant());
    Ok(CustomerDetail {
        reach: resellers.map(|candidate| reach(part, candidate, now)).collect(),
        row: row(read, &names),
    })
}
