//! What needs attention, counted over every live subscription of a provider: exact, for reports and checks by other
//! programs. Pages use the bounded counts of the worklist.

use std::collections::BTreeMap;

use shared::api::query::{Place, WorklistQuery};
use shared::flags::Flag;
use shared::id::TenantId;
use shared::page::Limit;

use super::Failure;
use crate::app::App;
use crate::ctx::Scope;
use crate::store::Store;

/// How many subscriptions have each flag; every flag is in it.
pub async fn flagged<S: Store>(app: &App<S>, provider: TenantId) -> Result<BTreeMap<Flag, u64>, Failure> {
    let scope = Scope::system(provider);
    let owner = app.store.provider(&scope).await?.ok_or_else(Failure::not_found)?;
    let query = WorklistQuery { flag: Flag::ALL.to_vec(), ..WorklistQuery::default() };
    let mut counts: BTreeMap<_, _> = Flag::ALL.into_iter().map(|flag| (flag, 0)).collect();
    let now = app.now();
    let mut place = Place { limit: Limit::new(Limit::MOST).unwrap_or_default(), cursor: None };
    loop {
        let page = app.store.find(&scope, &query, &place, now).await?;
        for flag in page.items.iter().flat_map(|row| row.flags(&owner, now).iter()) {
            *counts.entry(flag).or_default() += 1;
        }
        if page.next.is_none() {
            return Ok(counts);
        }
        place.cursor = page.next;
    }
}
