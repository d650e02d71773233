//! The account menu: who is signed in, with which roles, for whom; settings; signing out.

use crate::api::use_api;
use crate::i18n::name::Name;
use crate::i18n::{problem, use_i18n};
use crate::page::gate::CurrentSession;
use crate::route::Route;
use crate::state::me::use_me;
use crate::state::nav::use_nav;
use crate::t;
use crate::ui::description_list::{DescriptionList, Pair};
use crate::ui::icon::Icon;
use crate::ui::menu::{Menu, MenuItem};
use crate::ui::toasts::Toasts;
use crate::ui::tone::Tone;
use crate::view;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The account menu.
#[component]
pub fn Account() -> impl IntoView {
    let (me, nav, out) = (use_me(), use_nav(), sign_out());
    let name = me.session().person.name.clone();
    let erased = t!(shell.erased);
    let shown = Signal::derive(move || name.clone().unwrap_or_else(|| erased.get()));
    view! {
        <Menu icon=Icon::Person label=t!(shell.signed_in_as, name = shown.get()) text=shown>
            <div class="sc-account"><DescriptionList><Person/></DescriptionList></div>
            <MenuItem on_press=move |()| nav.go(Route::Settings)>{t!(nav.settings)}</MenuItem>
            <MenuItem on_press=out>{t!(nav.sign_out)}</MenuItem>
        </Menu>
    }
}

/// For whom the person speaks and with which roles, as pairs of a list.
#[component]
pub fn Person() -> impl IntoView {
    let (me, i18n) = (use_me(), use_i18n());
    let session = me.session().clone();
    let organisation =
        session.partner.map(|partner| partner.name).or_else(|| session.customer.map(|customer| customer.name));
    let (roles, side) = (session.roles, session.side);
    let roles = move || {
        let names: Vec<_> = roles.iter().map(|role| i18n.text(&role.name())).collect();
        if names.is_empty() { i18n.text(&crate::msg!(shell.no_roles)) } else { i18n.list(&names) }
    };
    view! {
        <Pair term=t!(shell.organisation)>
            <span class="sc-cell">
                {organisation.map(|name| view! { <bdi translate="no">{name}</bdi> })}
                <span class="sc-muted">{move || i18n.text(&side.name())}</span>
            </span>
        </Pair>
        <Pair term=t!(shell.roles)>{move || roles()}</Pair>
    }
}

/// Ends the session and shows the sign-in page; says so when the server cannot be told.
fn sign_out() -> Callback<()> {
    let (api, i18n, toasts) = (use_api(), use_i18n(), expect_context::<Toasts>());
    let (nav, current) = (use_nav(), expect_context::<CurrentSession>());
    Callback::new(move |()| {
        spawn_local(async move {
            match api.sign_out().await {
                Ok(()) => {
                    nav.go(Route::SignIn(None));
                    current.end();
                }
                Err(error) => toasts.show(Tone::Danger, i18n.text(&problem::words(&error))),
            }
        });
    })
}
