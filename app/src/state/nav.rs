//! Where the person is, and going elsewhere.

use crate::dom::navigation;
use crate::dom::reactive::{Memo, memo};
use crate::route::{Page, Route};
use leptos::prelude::*;

/// The page's place in the app. A copy is as good as the original.
#[derive(Clone, Copy)]
pub struct Nav {
    route: RwSignal<Route>,
    page: Memo<Page>,
    arrived: StoredValue<bool>,
    turned: Trigger,
    guard: StoredValue<Option<Callback<Route, bool>>>,
}

/// The page's [`Nav`]. Only inside a component or an effect.
///
/// # Panics
/// When nobody called [`Nav::provide`]: a fault of the program, not of its use.
pub fn use_nav() -> Nav {
    expect_context::<Nav>()
}

impl Nav {
    /// Reads the address, follows links and the history, and provides itself to the page.
    pub fn provide() -> Self {
        let route = RwSignal::new(Route::parse(&navigation::here()));
        let nav = Self {
            route,
            page: memo(move || route.with(Route::page)),
            arrived: StoredValue::new(false),
            turned: Trigger::new(),
            guard: StoredValue::new(None),
        };
        navigation::on_history(move || nav.show(Route::parse(&navigation::here())));
        navigation::on_link(move |address| {
            let route = Route::parse(address);
            let ours = route != Route::NotFound;
            if ours {
                nav.go(route);
            }
            ours
        });
        provide_context(nav);
        nav
    }

    /// The route. Tracked.
    pub fn route(self) -> Route {
        self.route.get()
    }

    /// The page, which stays the same while its lists are filtered and paged. Tracked.
    pub fn page(self) -> Page {
        self.page.get()
    }

    /// What a page reads of its own route; while another route is shown, what it last read.
    pub fn part<T>(self, part: impl Fn(&Route) -> Option<T> + Send + Sync + 'static) -> Memo<T>
    where
        T: Clone + Default + PartialEq + Send + Sync + 'static,
    {
        let route = self.route;
        Memo::new(move |before: Option<&T>| route.with(&part).or_else(|| before.cloned()).unwrap_or_default())
    }

    /// Goes to a route, as by a link: a step in the history, from the top of the page. Reading goes on at the page's
    /// heading, also when only the list on it is another one; a panel that opens takes the focus itself.
    pub fn go(self, route: Route) {
        let turns = route.page() == self.page.get_untracked() && !route.opens_panel();
        if self.step(route) {
            navigation::to_top();
            if turns {
                self.arrived.set_value(true);
                self.turned.notify();
            }
        }
    }

    /// Goes to a route in the place of the present one, which was only the way to it.
    pub fn replace(self, route: Route) {
        navigation::replace(&route.href());
        self.show(route);
    }

    /// Shows something beside what is shown, such as the panel of a row: a step in the history, nothing scrolls.
    pub fn beside(self, route: Route) {
        self.step(route);
    }

    fn step(self, route: Route) -> bool {
        let kept = self.guard.get_value().is_some_and(|guard| !guard.run(route.clone()));
        if !kept {
            navigation::push(&route.href());
            self.show(route);
        }
        !kept
    }

    /// Shows other values of the same page, such as a filter: no step in the history, nothing scrolls, and the focus
    /// stays.
    pub fn refine(self, route: Route) {
        navigation::replace(&route.href());
        self.route.set(route);
    }

    /// Asked before a link is followed: false keeps the person here. One page has one guard.
    pub fn set_guard(self, guard: Option<Callback<Route, bool>>) {
        self.guard.set_value(guard);
    }

    /// Whether the page that is shown now was just come to, so that its heading takes the focus: not at the first page
    /// of a visit, and once. Tracked: it may be come to again while it is shown.
    pub fn take_arrival(self) -> bool {
        self.turned.track();
        let arrived = self.arrived.get_value();
        self.arrived.set_value(false);
        arrived
    }

    fn show(self, route: Route) {
        if route.page() != self.page.get_untracked() {
            self.arrived.set_value(true);
        }
        self.route.set(route);
    }
}
