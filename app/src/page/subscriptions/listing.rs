//! The worklist's state: all of it stands in the address.

use crate::dom::reactive::{Memo, memo};
use crate::page::pager::Trail;
use crate::route::{Route, Worklist};
use crate::state::nav::{Nav, use_nav};
use shared::api::query::{Place, WorklistQuery};
use shared::id::SubscriptionId;

/// What the worklist shows, and how it is changed. A copy is as good as the original.
#[derive(Clone, Copy)]
pub struct Listing {
    nav: Nav,
    now: Memo<Worklist>,
    /// What is asked.
    pub query: Memo<WorklistQuery>,
    /// Where in the list.
    pub place: Memo<Place>,
    /// The way back through its pages.
    pub trail: Trail,
    /// The subscription whose panel is open.
    pub open: Memo<Option<SubscriptionId>>,
}

impl Listing {
    /// Reads the address. Only inside a component.
    pub fn new() -> Self {
        let nav = use_nav();
        let now = nav.part(|route| match route {
            Route::Subscriptions(list) => Some((**list).clone()),
            _ => None,
        });
        let place = memo(move || now.with(|list| list.place.clone()));
        Self {
            nav,
            now,
            query: memo(move || now.with(|list| list.query.clone())),
            place,
            trail: Trail::new(place),
            open: memo(move || now.with(|list| list.open)),
        }
    }

    /// Asks something else, from the first page on: a step in the history.
    pub fn ask(self, change: impl FnOnce(&mut WorklistQuery)) {
        self.nav.beside(self.asking(change));
    }

    /// Looks for words: no step in the history.
    pub fn look_for(self, words: Option<String>) {
        self.nav.refine(self.asking(|query| query.q = words));
    }

    /// Opens the panel of a subscription, or closes it.
    pub fn open(self, id: Option<SubscriptionId>) {
        self.nav.beside(Route::Subscriptions(Box::new(Worklist { open: id, ..self.now.get_untracked() })));
    }

    /// The same list at another place. Tracked.
    pub fn at(self, place: Place) -> Route {
        Route::Subscriptions(Box::new(Worklist { place, open: None, ..self.now.get() }))
    }

    fn asking(self, change: impl FnOnce(&mut WorklistQuery)) -> Route {
        let mut list = self.now.get_untracked();
        change(&mut list.query);
        list.place.cursor = None;
        Route::Subscriptions(Box::new(list))
    }
}
