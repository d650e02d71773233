//! The header of every page.

use super::account::Account;
use super::looks::Looks;
use crate::page::gate::home;
use crate::page::who::Who;
use crate::state::me::use_me;
use crate::t;
use crate::ui::icon::Icon;
use crate::view;
use leptos::prelude::*;
use shared::role::Side;

/// Product name, "Who supports …?", language, theme, account.
#[component]
pub fn Header() -> impl IntoView {
    let start = home(use_me().session()).href();
    let provider = use_me().side() == Side::Provider;
    view! {
        <header class="sc-header">
            <a class="sc-brand" href=start aria-label=t!(shell.home)>{Icon::Switchboard.view()}{t!(app.name)}</a>
            {provider.then(|| view! { <Who/> })}
            <div class="sc-header__tools">
                <Looks/>
                <Account/>
            </div>
        </header>
    }
}
