//! What was done and tried: the history of one subscription, and the activity log.

use std::collections::{BTreeMap, BTreeSet};

use shared::api::activity::EntryView;
use shared::api::query::{ActivityQuery, Place};
use shared::audit::Recorded;
use shared::id::SubscriptionId;
use shared::page::Page;

use super::view::entry::{Mentions, entry, partners};
use super::view::partner::Names;
use super::{Failure, Part, attempts};
use crate::app::App;
use crate::store::Store;

/// The history of one subscription, newest first.
pub async fn of_subscription<S: Store>(
    app: &App<S>,
    part: &Part,
    id: SubscriptionId,
    place: &Place,
) -> Result<Page<EntryView>, Failure> {
    if !part.names(id) || app.store.contact(&part.scope, id).await?.is_none() {
        return Err(Failure::not_found());
    }
    activity(app, part, &ActivityQuery { subscription: Some(id), ..ActivityQuery::default() }, place).await
}

/// The activity log, newest first.
pub async fn activity<S: Store>(
    app: &App<S>,
    part: &Part,
    query: &ActivityQuery,
    place: &Place,
) -> Result<Page<EntryView>, Failure> {
    attempts::settle(app).await;
    let page = app.store.changes(&part.scope, query, place).await?;
    let mentions = mentions(app, part, &page.items).await?;
    Ok(page.map(|recorded| entry(&recorded, &mentions)))
}

/// Reads every name that the entries mention, each kind at once.
async fn mentions<S: Store>(app: &App<S>, part: &Part, entries: &[Recorded]) -> Result<Mentions, Failure> {
    let entries = || entries.iter().map(|recorded| &recorded.entry);
    let names = Names::read(app, &part.scope, entries().flat_map(partners)).await?;
    let ids: BTreeSet<_> = entries().map(|entry| entry.actor).collect();
    let people = app.store.people(&part.scope, Some(&Vec::from_iter(ids))).await?;
    let people = people.into_iter().map(|person| (person.id, person.name.map(|name| name.as_str().to_owned())));
    let ids: BTreeSet<_> = entries().filter_map(|entry| entry.subscription).collect();
    let snapshot = app.store.facts(&part.scope, &Vec::from_iter(ids), None).await?;
    let rows = || snapshot.rows.iter().map(|fact| &fact.row);
    let products = rows().map(|row| (row.subscription.id, row.subscription.product.as_str().to_owned()));
    let mut customers: BTreeMap<_, _> =
        rows().map(|row| (row.customer.id, row.customer.name.as_str().to_owned())).collect();
    // Entries about a customer and none of its subscriptions are rare: an import's.
    let ids: BTreeSet<_> = entries().filter_map(|entry| entry.customer).collect();
    for id in ids.into_iter().filter(|id| !customers.contains_key(id)).collect::<Vec<_>>() {
        if let Some(read) = app.store.customer(&part.scope, id).await? {
            customers.insert(id, read.customer.name.as_str().to_owned());
        }
    }
    let ids: BTreeSet<_> = entries().filter_map(|entry| entry.portal).collect();
    let portals =
        if ids.is_empty() { Vec::new() } else { app.store.portals(&part.scope, Some(&Vec::from_iter(ids))).await? };
    let portals = portals.into_iter().map(|portal| (portal.id, portal.name.as_str().to_owned())).collect();
    Ok(Mentions { partners: names, people: people.collect(), products: products.collect(), customers, portals })
}
