//! The navigation: each side has its own.

use crate::i18n::use_i18n;
use crate::route::{Page, Route};
use crate::state::me::use_me;
use crate::state::nav::use_nav;
use crate::t;
use crate::ui::icon::Icon;
use crate::ui::nav_list::{NavItem, NavList};
use crate::view;
use leptos::prelude::*;
use shared::role::Side;

/// Links to the pages of the signed-in person's side.
#[component]
pub fn Navigation() -> impl IntoView {
    let items = pages(use_me().side()).into_iter().map(|(route, icon)| item(&route, icon)).collect();
    view! { <NavList label=t!(nav.label) items/> }
}

fn pages(side: Side) -> Vec<(Route, Icon)> {
    match side {
        Side::Provider => vec![
            (Route::worklist(), Icon::Switchboard),
            (Route::customers(), Icon::Person),
            (Route::activity(), Icon::Clock),
        ],
        Side::Reseller => vec![(Route::worklist(), Icon::Switchboard)],
        Side::Customer => vec![(Route::Support, Icon::Phone)],
    }
}

fn item(route: &Route, icon: Icon) -> NavItem {
    let (i18n, nav) = (use_i18n(), use_nav());
    let (title, page) = (route.title(), route.page());
    NavItem {
        href: Signal::stored(route.href()),
        text: Signal::derive(move || i18n.text(&title)),
        current: Signal::derive(move || belongs(nav.page(), page)),
        icon: Some(icon),
    }
}

/// Whether a page is one of those below an item of the navigation.
fn belongs(shown: Page, item: Page) -> bool {
    match shown {
        Page::Customer(_) => item == Page::Customers,
        Page::Subscription(..) => item == Page::Subscriptions,
        shown => shown == item,
    }
}
