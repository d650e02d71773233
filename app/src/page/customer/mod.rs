//! One customer: what is known of it, who supports what, who else could, and what the customer sees.

mod facts;
mod reach;
mod sees;
mod subscriptions;

use super::title::PageTitle;
use crate::api::use_api;
use crate::block::remote::remote;
use crate::dom::reactive::memo;
use crate::i18n::intl::Moment;
use crate::i18n::reason::millis;
use crate::i18n::use_i18n;
use crate::route::Route;
use crate::state::me::use_me;
use crate::state::query::use_query;
use crate::t;
use crate::ui::message_bar::MessageBar;
use crate::ui::tone::Tone;
use crate::view;
use facts::Facts;
use leptos::prelude::*;
use reach::Reaches;
use sees::CustomerSees;
use shared::api::customer::CustomerDetail;
use shared::id::CustomerId;
use shared::role::Permission;
use subscriptions::Subscriptions;

/// The page.
#[component]
pub fn CustomerPage(
    /// Which customer.
    id: CustomerId,
) -> impl IntoView {
    let api = use_api();
    let source = use_query(move |signal| api.customer(id, signal));
    let unnamed = t!(customer.title);
    let name = memo(move || source.with(|remote| remote.value().map(|customer| customer.row.name.clone())));
    let reach = memo(move || source.with(|remote| remote.value().map(|customer| customer.reach.clone())));
    let known = move || name.with(Option::is_some);
    let activity = use_me().may(Permission::ReadActivity);
    view! {
        <div class="sc-page">
            <div class="sc-page__header">
                <PageTitle text=Signal::derive(move || name.get().unwrap_or_else(|| unnamed.get())) isolate=true/>
                {activity.then(|| view! { <a href=Route::activity_of(id).href()>{t!(customer.activity)}</a> })}
            </div>
            {remote(source, 6, shown)}
            // Asked for beside the first question, shown below its answer; nothing of a customer that is not there.
            <div class="sc-page" hidden=move || !known()>
                <Subscriptions id/>
                {move || reach.get().map(|reach| view! { <Reaches reach/> })}
                <CustomerSees id/>
            </div>
        </div>
    }
}

fn shown(customer: CustomerDetail) -> AnyView {
    let i18n = use_i18n();
    let row = customer.row;
    let archived = row.archived.map(|at| {
        let date = Signal::derive(move || i18n.moment(Moment::Date, millis(at)));
        view! { <MessageBar tone=Tone::Warning>{t!(customer.archived_on, date = date.get())}</MessageBar> }
    });
    view! {
        {archived}
        <Facts row/>
    }
}
