//! One subscription: who supports it, who should, and why it stands so. As a page, and beside the worklist.

mod facts;
mod history;
mod kept;
mod leave;
mod standing;

use super::apart::{apart, later};
use super::title::PageTitle;
use crate::api::error::ApiError;
use crate::api::use_api;
use crate::block::assign::flow::AssignFlow;
use crate::block::assign::read_only::ReadOnly;
use crate::block::remote::remote;
use crate::dom::reactive::{Memo, memo};
use crate::i18n::rich::bdi;
use crate::rich;
use crate::route::Route;
use crate::state::me::use_me;
use crate::state::query::use_query;
use crate::state::remote::Source;
use crate::t;
use crate::ui::side_panel::SidePanel;
use crate::view;
use facts::Facts;
use history::History;
use kept::kept_flow;
use leave::LeaveDialog;
use leptos::prelude::*;
use shared::api::subscription::SubscriptionDetail;
use shared::id::{CustomerId, SubscriptionId};
use shared::role::{Permission, Side};
use standing::Standing;

type Detail = Source<SubscriptionDetail, ApiError>;

/// The page of one subscription.
#[component]
pub fn SubscriptionPage(
    /// Whose it is, by the address.
    customer: CustomerId,
    /// Which one.
    id: SubscriptionId,
) -> impl IntoView {
    let source = ask(id);
    let product = name_of(source);
    let own = t!(shell.subscription);
    let title = Signal::derive(move || product.get().map_or_else(|| own.get(), |(product, _)| product));
    let whose = move || {
        product.get().map(|(_, name)| {
            let href = Route::Customer(customer).href();
            view! { <p class="sc-page__lead"><a href=href>{bdi(name)}</a></p> }
        })
    };
    view! {
        <div class="sc-page">
            <div class="sc-page__header">
                <div>
                    <PageTitle text=title isolate=true/>
                    {move || whose()}
                </div>
            </div>
            {content(source, false, Callback::new(|()| {}), None, true)}
        </div>
    }
}

/// The same beside the worklist. Close and Escape give the focus back to the row.
#[component]
pub fn SubscriptionPanel(
    /// Which one.
    id: SubscriptionId,
    /// The id of what gets the focus back.
    opener: String,
    /// Another contact is stored.
    #[prop(into)]
    on_stored: Callback<()>,
    /// Closes the panel.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let source = ask(id);
    let product = name_of(source);
    let own = t!(shell.subscription);
    let title = Signal::derive(move || product.get().map_or_else(|| own.get(), |(product, _)| product));
    let whose = move || {
        let customer = source.with(|remote| remote.value().map(|detail| detail.row.customer.clone()))?;
        let href = Route::Subscription(customer.id, id).href();
        Some(view! {
            <p class="sc-panel__lead">
                {rich!(subscription.of; customer = bdi(customer.name.clone()))}
                " "<a href=href>{t!(subscription.open_page)}</a>
            </p>
        })
    };
    view! {
        <SidePanel title close_label=t!(common.close) on_close return_to=opener>
            {move || whose()}
            {content(source, true, on_stored, Some(on_close), false)}
        </SidePanel>
    }
}

fn ask(id: SubscriptionId) -> Detail {
    let api = use_api();
    use_query(move |signal| api.subscription(id, signal))
}

/// Product and customer, once they are known.
fn name_of(source: Detail) -> Memo<Option<(String, String)>> {
    memo(move || {
        source.with(|remote| {
            let row = &remote.value()?.row;
            Some((row.product.clone(), row.customer.name.clone()))
        })
    })
}

apart! { subscription, fetch, fn body(props: BodyProps) -> AnyView { Body(props).into_any() } }

/// What page and panel share, as soon as its code is there. It is asked for at the same time as the values.
fn content(
    source: Detail,
    autofocus: bool,
    stored: Callback<()>,
    on_close: Option<Callback<()>>,
    wide: bool,
) -> AnyView {
    later(fetch, 6, move || body(BodyProps { source, autofocus, stored, on_close, wide }))
}

/// The flow stays while the values around it are read again.
#[component]
pub(super) fn Body(
    source: Detail,
    autofocus: bool,
    stored: Callback<()>,
    on_close: Option<Callback<()>>,
    wide: bool,
) -> impl IntoView {
    let again = Trigger::new();
    let known = memo(move || source.with(|remote| remote.value().is_some()));
    let flow = move || {
        // Read at the first answer, followed from then on.
        let first = untrack(|| source.with(|remote| remote.value().cloned()))?;
        let detail = memo(move || source.with(|remote| remote.value().cloned()).unwrap_or_else(|| first.clone()));
        let done = move |()| {
            source.refresh();
            again.notify();
            stored.run(());
        };
        Some(assign(detail, autofocus, Callback::new(done), on_close))
    };
    view! {
        <div class="sc-subscription" data-wide=wide.then_some("")>
            <div class=if wide { "sc-card" } else { "sc-stack" }>
                {wide.then(|| view! { <h2 class="sc-visually-hidden">{t!(terms.designated_support_contact)}</h2> })}
                {move || known.get().then(flow).flatten()}
            </div>
            {remote(source, 6, move |detail| about(detail, again))}
        </div>
    }
}

/// The form, or why there is none.
fn assign(
    detail: Memo<SubscriptionDetail>,
    autofocus: bool,
    on_stored: Callback<()>,
    on_close: Option<Callback<()>>,
) -> AnyView {
    let may = use_me().may(Permission::Assign) && !detail.with_untracked(|detail| detail.row.ended);
    if may {
        let id = detail.with_untracked(|detail| detail.row.id);
        let flow = detail.with_untracked(|detail| kept_flow(id, &detail.support_contact));
        view! {
            <AssignFlow detail flow autofocus on_stored on_close before_send=None/>
            <LeaveDialog flow id/>
        }
    } else {
        view! { <ReadOnly detail reason=None/> }
    }
}

fn about(detail: SubscriptionDetail, again: Trigger) -> AnyView {
    let id = detail.row.id;
    let customer = detail.row.customer.id;
    view! {
        <div class="sc-about">
            <Standing contact=detail.support_contact.clone() customer/>
            <Facts detail/>
            // A reseller reads what holds, not who decided it.
            {(use_me().side() == Side::Provider).then(|| view! { <History id again/> })}
        </div>
    }
}
