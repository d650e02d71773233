//! "Who supports …?": answered while the customer is on the telephone.

use shared::api::query::Place;
use shared::api::who::{WhoAnswer, WhoContact, WhoCustomer};
use shared::fold::{fold, name_key};
use shared::id::SubscriptionId;
use shared::page::Limit;
use shared::profile::SupportProfile;
use shared::sought::Sought;
use shared::time::Timestamp;

use super::candidates::known;
use super::customers::contacts;
use super::view::partner::{Names, mention};
use super::view::subscription::customer_ref;
use super::view::support::line_to_call;
use super::{Failure, Part};
use crate::app::App;
use crate::arrange;
use crate::store::{CustomerFind, CustomerRead, Store};

/// The most customers of an answer.
const MOST_CUSTOMERS: usize = 8;
/// The most resellers of an answer.
const MOST_RESELLERS: usize = 4;

/// Customers that match, the best first, each with its contacts and the line to call now; and resellers that match. The
/// id of a subscription finds its customer.
pub async fn answer<S: Store>(app: &App<S>, part: &Part, q: Option<&str>) -> Result<WhoAnswer, Failure> {
    let Some(q) = q else {
        return Ok(WhoAnswer { customers: Vec::new(), resellers: Vec::new(), subscription: None });
    };
    let subscription = typed(app, part, q).await?;
    let found = match &subscription {
        Some((_, customer)) => vec![customer.clone()],
        None => customers(app, part, q).await?,
    };
    let ids: Vec<_> = found.iter().flat_map(contacts).collect();
    let names = Names::read(app, &part.scope, ids.iter().copied()).await?;
    let profiles = if ids.is_empty() { Vec::new() } else { app.store.profiles(&part.scope, &ids).await? };
    let now = app.now();
    let customers = found.iter().map(|read| customer(app, read, &names, &profiles, now)).collect();
    let partners = app.store.partners(&part.scope, None).await?;
    let sought = Sought::new(q, &fold(q));
    let own = part.provider.tenant();
    let resellers = partners.iter().filter(|partner| partner.id != own && sought.finds(&known(partner)));
    Ok(WhoAnswer {
        customers,
        resellers: resellers.take(MOST_RESELLERS).map(|partner| mention(&part.scope, partner)).collect(),
        subscription: subscription.map(|(id, _)| id),
    })
}

/// The subscription whose id was typed, with its customer.
async fn typed<S: Store>(
    app: &App<S>,
    part: &Part,
    q: &str,
) -> Result<Option<(SubscriptionId, CustomerRead)>, Failure> {
    let Ok(id) = q.parse::<SubscriptionId>() else { return Ok(None) };
    let Some(contact) = app.store.contact(&part.scope, id).await? else { return Ok(None) };
    Ok(app.store.customer(&part.scope, contact.customer).await?.map(|customer| (id, customer)))
}

async fn customers<S: Store>(app: &App<S>, part: &Part, q: &str) -> Result<Vec<CustomerRead>, Failure> {
    // Ordered by name, so more than are shown are looked at: the best of many may stand further down.
    let place = Place { limit: Limit::new(50).unwrap_or_default(), cursor: None };
    let page = app.store.customers(&part.scope, &CustomerFind::Text(q.to_owned()), &place).await?;
    let mut found = page.items;
    let asked = fold(q);
    arrange::by_key(&mut found, |read| rank(read, &asked));
    found.truncate(MOST_CUSTOMERS);
    Ok(found)
}

/// The whole name first, then names that begin with the text, then the rest; each by name.
fn rank(read: &CustomerRead, asked: &str) -> (bool, bool, String) {
    let name = name_key(read.customer.name.as_str());
    (name != asked, !name.starts_with(asked), name)
}

fn customer<S: Store>(
    app: &App<S>,
    read: &CustomerRead,
    names: &Names,
    profiles: &[SupportProfile],
    now: Timestamp,
) -> WhoCustomer {
    let contact = |(id, subscriptions): &(shared::id::TenantId, u32)| {
        let profile = profiles.iter().find(|profile| profile.partner == *id);
        let line = line_to_call(profile, read.customer.country, &app.zones, now);
        WhoContact { partner: names.mention(*id), subscriptions: *subscriptions, line }
    };
    WhoCustomer {
        customer: customer_ref(&read.customer),
        domain: read.customer.domain.as_ref().map(|domain| domain.as_str().to_owned()),
        contacts: read.shares.iter().map(contact).collect(),
    }
}
