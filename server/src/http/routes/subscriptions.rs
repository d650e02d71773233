//! The worklist, and one of its subscriptions.

use axum::Json;
use axum::extract::State;
use axum::routing::get;
use shared::api::activity::EntryView;
use shared::api::candidate::CandidatePage;
use shared::api::path;
use shared::api::query::{Place, WorklistQuery};
use shared::api::subscription::{Facets, SubscriptionDetail, SubscriptionRow};
use shared::page::Page;
use shared::role::{Permission, Side};

use crate::app::{App, SharedApp};
use crate::ctx::Ctx;
use crate::http::auth::Caller;
use crate::http::problem::Rejection;
use crate::http::query::{Id, Query};
use crate::http::table::Routes;
use crate::service::part::{self, Part};
use crate::service::{Failure, candidates, history, worklist};
use crate::store::Store;

/// The worklist, its facets, one subscription, its candidates and its history.
pub fn routes<S: Store>() -> Routes<S> {
    Routes::new()
        .route(path::SUBSCRIPTIONS, get(list::<S>))
        .route(path::FACETS, get(facets::<S>))
        .route(path::SUBSCRIPTION, get(detail::<S>))
        .route(path::CANDIDATES, get(candidates::<S>))
        .route(path::HISTORY, get(history::<S>))
}

/// Who may read a worklist: the provider's people theirs, a reseller's people what it supports.
const READERS: [Side; 2] = [Side::Provider, Side::Reseller];

type Asked = (Part, WorklistQuery, Place);

/// The part of one provider: the parameter `provider`, which only a reseller of several needs.
async fn asked<S: Store>(app: &App<S>, ctx: &Ctx, mut query: Query) -> Result<Asked, Failure> {
    part::reader(ctx, &READERS)?;
    let provider = query.take("provider")?;
    let (question, place) = query.read(WorklistQuery::from_pairs)?;
    Ok((part::one(app, ctx, provider).await?, question, place))
}

async fn list<S: Store>(
    State(app): State<SharedApp<S>>,
    Caller(ctx): Caller,
    query: Query,
) -> Result<Json<Page<SubscriptionRow>>, Rejection> {
    let (part, question, place) = asked(&app, &ctx, query).await?;
    Ok(Json(worklist::list(&app, &part, &question, &place).await?))
}

async fn facets<S: Store>(
    State(app): State<SharedApp<S>>,
    Caller(ctx): Caller,
    query: Query,
) -> Result<Json<Facets>, Rejection> {
    let (part, question, _) = asked(&app, &ctx, query).await?;
    Ok(Json(worklist::facets(&app, &part, &question).await?))
}

async fn detail<S: Store>(
    State(app): State<SharedApp<S>>,
    Caller(ctx): Caller,
    id: Id,
) -> Result<Json<SubscriptionDetail>, Rejection> {
    part::reader(&ctx, &READERS).map_err(Failure::from)?;
    Ok(Json(worklist::detail(&app, &ctx, id.read()?).await?))
}

async fn candidates<S: Store>(
    State(app): State<SharedApp<S>>,
    Caller(ctx): Caller,
    id: Id,
    query: Query,
) -> Result<Json<CandidatePage>, Rejection> {
    let part = part::own(&app, &ctx, Permission::Read).await?;
    let id = id.read()?;
    let (q, place) = query.read(Place::with_text)?;
    Ok(Json(candidates::list(&app, &part, id, q.as_deref(), &place).await?))
}

async fn history<S: Store>(
    State(app): State<SharedApp<S>>,
    Caller(ctx): Caller,
    id: Id,
    query: Query,
) -> Result<Json<Page<EntryView>>, Rejection> {
    let part = part::own(&app, &ctx, Permission::Read).await?;
    let id = id.read()?;
    let place = query.place()?;
    Ok(Json(history::of_subscription(&app, &part, id, &place).await?))
}
