//! The worklist's state: all of it stands in the address.

use crate::route::{Route, Worklist};
use crate::state::nav::{Nav, use_nav};
use crate::state::trail::Trail;
use leptos::prelude::*;
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
    /// The subscription whose panel is open.
    pub open: Memo<Option<SubscriptionId>>,
    before: Memo<Option<Option<String>>>,
}

impl Listing {
    /// Reads the address. Only inside a component.
    pub fn new() -> Self {
        let nav = use_nav();
        let now = nav.part(|route| match route {
            Route::Subscriptions(list) => Some((**list).clone()),
            _ => None,
        });
        let trail = StoredValue::new(Trail::default());
        let place = Memo::new(move |_| now.with(|list| list.place.clone()));
        let before = Memo::new(move |_| {
            trail.update_value(|trail| trail.arrive(place.get().cursor));
            trail.with_value(Trail::before)
        });
        Self {
            nav,
            now,
            query: Memo::new(move |_| now.with(|list| list.query.clone())),
            place,
            open: Memo::new(move |_| now.with(|list| list.open)),
            before,
        }
    }

    /// Asks something else, from the first page on: a step in the history.
    pub fn ask(self, change: impl FnOnce(&mut WorklistQuery)) {
        self.nav.beside(self.asking(change));
    }

    /// Looks for words; no step in the history, and only once nobody types any more.
    pub fn look_for(self, words: String) {
        self.nav.refine_soon(move || {
            self.asking(|query| query.q = Some(words.trim().to_owned()).filter(|words| !words.is_empty()))
        });
    }

    /// Opens the panel of a subscription, or closes it.
    pub fn open(self, id: Option<SubscriptionId>) {
        self.nav.beside(Route::Subscriptions(Box::new(Worklist { open: id, ..self.now.get_untracked() })));
    }

    /// The address of the page before, unless this is the first one. Tracked.
    pub fn previous(self) -> Option<String> {
        self.before.get().map(|cursor| self.at(cursor))
    }

    /// The address of a page of the same list. Tracked.
    pub fn at(self, cursor: Option<String>) -> String {
        let mut list = self.now.get();
        list.place.cursor = cursor;
        list.open = None;
        Route::Subscriptions(Box::new(list)).href()
    }

    fn asking(self, change: impl FnOnce(&mut WorklistQuery)) -> Route {
        let mut list = self.now.get_untracked();
        change(&mut list.query);
        list.place.cursor = None;
        Route::Subscriptions(Box::new(list))
    }
}
