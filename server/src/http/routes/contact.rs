//! A subscription's contact.

use axum::extract::{Request, State};
use axum::response::Response;
use axum::routing::get;
use http::HeaderMap;
use shared::api::contact::PutContact;
use shared::api::path;
use shared::id::SubscriptionId;

use crate::app::SharedApp;
use crate::http::auth::Caller;
use crate::http::problem::Rejection;
use crate::http::query::Id;
use crate::http::table::Routes;
use crate::http::{body, etag};
use crate::service::Failure;
use crate::service::assign::Assign;
use crate::service::contact::{self, Put};
use crate::store::Store;

/// `GET` and `PUT` of the contact.
pub fn routes<S: Store>() -> Routes<S> {
    Routes::new().route(path::CONTACT, get(read::<S>).put(set::<S>))
}

async fn read<S: Store>(
    State(app): State<SharedApp<S>>,
    Caller(ctx): Caller,
    id: Id,
    headers: HeaderMap,
) -> Result<Response, Rejection> {
    contact::readable(&ctx)?;
    let view = contact::get(&app, &ctx, id.read()?).await?;
    etag::tagged(&headers, &view.etag, &view)
}

async fn set<S: Store>(
    State(app): State<SharedApp<S>>,
    Caller(ctx): Caller,
    id: Id,
    request: Request,
) -> Result<Response, Rejection> {
    let (id, ask) = match (id.read::<SubscriptionId>(), asked(&id, request).await) {
        (Ok(id), Ok(ask)) => (id, ask),
        (id, ask) => {
            // Role and ids are told before the form.
            contact::settable(&app, &ctx, id.as_ref().ok().copied()).await?;
            let failure = id.err().or(ask.err()).unwrap_or_else(Failure::not_found);
            return Err(failure.into());
        }
    };
    debug_assert_eq!(id, ask.subscription);
    match contact::put(&app, &ctx, &ask).await? {
        Put::Done(answer) => {
            let tag = answer.contact.etag.clone();
            etag::tagged(&HeaderMap::new(), &tag, &answer)
        }
        Put::Stale(current) => Err(Rejection::stale(*current)),
    }
}

/// The wish as the request has it: the form first, then `If-Match`.
async fn asked(id: &Id, request: Request) -> Result<Assign, Failure> {
    let subscription = id.read()?;
    let headers = request.headers().clone();
    let PutContact { tenant_id, confirm, reason, ticket } = body::json(request).await?;
    let expect = Some(etag::if_match(&headers, subscription)?);
    Ok(Assign { subscription, customer: None, target: tenant_id, mpn: None, expect, confirm, reason, ticket })
}
