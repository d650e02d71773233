//! The list as a whole.

use super::entries::entries;
use super::machine::{List, Phase};
use super::outcome;
use super::row::row;
use super::sending::Sending;
use crate::api::embed::all;
use crate::api::error::ApiError;
use crate::api::{Api, use_api};
use crate::block::problem::ProblemMessage;
use crate::block::remote::remote;
use crate::dom::reactive::{effect, memo};
use crate::i18n::use_i18n;
use crate::state::me::use_me;
use crate::state::query::use_query;
use crate::state::remote::Source;
use crate::ui::checkbox::Checkbox;
use crate::ui::each::each;
use crate::ui::empty_state::EmptyState;
use crate::ui::icon::Icon;
use crate::ui::message_bar::MessageBar;
use crate::ui::table::{Column, Table};
use crate::view;
use crate::widget::handle::use_acts;
use crate::widget::told::use_told;
use crate::{msg, t};
use leptos::prelude::*;
use shared::api::subscription::SubscriptionDetail;
use shared::id::SubscriptionId;
use shared::role::Permission;
use web_sys::AbortSignal;

/// So many subscriptions at most in one list: each is asked for by itself.
const MOST: usize = 100;

/// The id of the tick for all.
pub const ALL: &str = "all";

/// What was read of the list.
#[derive(Clone, PartialEq)]
pub struct Read {
    details: Vec<SubscriptionDetail>,
    /// Why some are missing.
    failed: Option<ApiError>,
}

/// The view of these subscriptions.
pub fn many(mut ids: Vec<SubscriptionId>) -> AnyView {
    let (api, acts, told) = (use_api(), use_acts(), use_told());
    if ids.is_empty() {
        told.state("readonly", || false);
        told.ready();
        return view! { <EmptyState icon=Icon::Search title=t!(widget.empty_title) text=t!(widget.empty_text)/> };
    }
    let cut = ids.len() > MOST;
    ids.truncate(MOST);
    let source = use_query(move |signal| {
        acts.refresh.track();
        read(api, ids.clone(), signal)
    });
    told.follow(source);
    told.value(|| None::<()>);
    let known = memo(move || source.with(|remote| remote.value().is_some()));
    view! {
        {remote(source, 6, |_| ().into_any())}
        {move || known.get().then(|| listing(source, cut))}
    }
}

async fn read(api: Api, ids: Vec<SubscriptionId>, signal: Option<AbortSignal>) -> Result<Read, ApiError> {
    let asked = ids.into_iter().map(|id| api.subscription(id, signal.clone())).collect();
    let (mut details, mut failed) = (Vec::new(), None);
    for answer in all(asked).await {
        match answer {
            Ok(detail) => details.push(detail),
            Err(error) => failed = Some(error),
        }
    }
    match failed {
        Some(error) if details.is_empty() => Err(error),
        failed => Ok(Read { details, failed }),
    }
}

fn listing(source: Source<Read, ApiError>, cut: bool) -> AnyView {
    let (acts, told, me) = (use_acts(), use_told(), use_me());
    told.ready();
    let details = move || source.with(|remote| remote.value().map(|read| read.details.clone()).unwrap_or_default());
    let list = RwSignal::new(List::new(untrack(details)));
    effect(move || {
        let details = details();
        list.update(|list| list.refreshed(details));
    });
    Effect::new(move |before: Option<()>| {
        acts.reset.track();
        if before.is_some() {
            list.update(List::discard);
        }
    });
    let wished = memo(move || acts.options.with(|options| options.readonly));
    let may = me.may(Permission::Assign);
    let open = memo(move || may && !wished.get());
    told.state("readonly", move || !open.get());
    let choosing = memo(move || open.get() && list.with(|list| list.phase == Phase::Choose));
    let failed = memo(move || source.with(|remote| remote.value().and_then(|read| read.failed.clone())));
    let sending = Sending::new(list);
    let reason = t!(widget.readonly);
    view! {
        <div class="sc-stack sc-many">
            {move || failed.get().map(|error| view! { <ProblemMessage error retry=move |()| source.refresh()/> })}
            {move || choosing.get().then(|| ticks(list))}
            {table(list, choosing)}
            {cut.then(|| view! { <p class="sc-muted sc-small">{t!(widget.first, count = MOST)}</p> })}
            {move || (!open.get()).then(|| view! { <MessageBar>{move || reason.get()}</MessageBar> })}
            {move || if choosing.get() { entries(list, sending) } else { outcome::outcome(list, sending) }}
        </div>
    }
}

/// The tick for all, and how many there are.
fn ticks(list: RwSignal<List>) -> AnyView {
    let i18n = use_i18n();
    let ticked = memo(move || list.with(List::ticked));
    let all = Signal::derive(move || ticked.with(|(open, ticked)| open == ticked && *open > 0));
    let some = Signal::derive(move || ticked.with(|(open, ticked)| *ticked > 0 && ticked < open));
    view! {
        <div class="sc-row sc-many__all">
            <Checkbox id=ALL label=t!(widget.all) checked=all mixed=some
                on_change=move |yes| list.update(|list| list.tick(None, yes))/>
            <span class="sc-muted" role="status">{move || i18n.text(&msg!(widget.selected, count = ticked.get().1))}</span>
        </div>
    }
}

fn table(list: RwSignal<List>, choosing: crate::dom::reactive::Memo<bool>) -> AnyView {
    let (after, result) = (t!(flow.after), t!(widget.result));
    let outcome = Signal::derive(move || if choosing.get() { after.get() } else { result.get() });
    let columns = vec![
        Column::new(t!(widget.all)).silent(),
        Column::new(t!(widget.subscription)),
        Column::new(t!(flow.now)),
        Column::new(outcome),
    ];
    let ids = memo(move || list.with(|list| list.items.iter().map(|item| item.detail.row.id).collect::<Vec<_>>()));
    view! {
        <Table caption=t!(widget.list_title) columns>
            {each(move || ids.get(), ToString::to_string, move |id| row(list, id, choosing, outcome))}
        </Table>
    }
}
