//! The worklist: subscriptions, how they divide, and one of them.

use std::cmp::Reverse;

use shared::api::query::{Place, WorklistQuery};
use shared::api::subscription::{Facet, Facets, SubscriptionDetail, SubscriptionRow};
use shared::api::{Count, PartnerRef};
use shared::id::SubscriptionId;
use shared::page::Page;

use super::view::partner::Names;
use super::view::subscription;
use super::{Failure, Part, contact, part};
use crate::app::App;
use crate::arrange;
use crate::ctx::Ctx;
use crate::store::{FacetCounts, Store};

/// The most values of one facet.
const MOST_VALUES: usize = 20;

/// One page of the part's subscriptions.
pub async fn list<S: Store>(
    app: &App<S>,
    part: &Part,
    query: &WorklistQuery,
    place: &Place,
) -> Result<Page<SubscriptionRow>, Failure> {
    let now = app.now();
    let page = app.store.find(&part.scope, query, place, now).await?;
    Ok(page.map(|row| subscription::row(part, &row, now)))
}

/// How the rows of the question divide.
pub async fn facets<S: Store>(app: &App<S>, part: &Part, query: &WorklistQuery) -> Result<Facets, Failure> {
    let FacetCounts { total, flags, contacts, products, channels, commerces, statuses, provenances } =
        app.store.facets(&part.scope, query, app.now()).await?;
    let contacts = most_frequent(contacts);
    let names = Names::read(app, &part.scope, contacts.iter().map(|facet| facet.value)).await?;
    Ok(Facets {
        total: total.unwrap_or(Count { n: 0, more: false }),
        flags: in_order(flags),
        contacts: contacts.into_iter().map(|facet| named(&facet, &names)).collect(),
        products: most_frequent(products),
        channels: in_order(channels),
        commerces: in_order(commerces),
        statuses: in_order(statuses),
        provenances: in_order(provenances),
    })
}

fn named(facet: &Facet<shared::id::TenantId>, names: &Names) -> Facet<PartnerRef> {
    Facet { value: names.mention(facet.value), count: facet.count }
}

/// Short closed lists keep the order of their declaration.
fn in_order<T>(counts: impl IntoIterator<Item = (T, Count)>) -> Vec<Facet<T>> {
    counts.into_iter().map(|(value, count)| Facet { value, count }).collect()
}

/// Long lists are cut to the most frequent values.
fn most_frequent<T>(counts: impl IntoIterator<Item = (T, Count)>) -> Vec<Facet<T>> {
    let mut facets = in_order(counts);
    arrange::by_key(&mut facets, |facet| Reverse((facet.count.more, facet.count.n)));
    facets.truncate(MOST_VALUES);
    facets
}

/// One subscription, with its contact in full.
pub async fn detail<S: Store>(app: &App<S>, ctx: &Ctx, id: SubscriptionId) -> Result<SubscriptionDetail, Failure> {
    let now = app.now();
    let found = part::subscription(app, ctx, id).await?;
    let contact = contact::view(app, &found, now).await?;
    Ok(subscription::detail(&found.part, &found.fact, contact, now))
}
