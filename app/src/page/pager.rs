//! From page to page of a list that is read by key: the list itself knows only what comes next, so the way back is
//! the way one came.

use crate::dom::reactive::Memo;
use crate::route::Route;
use crate::t;
use crate::ui::pagination::Pagination;
use crate::view;
use leptos::prelude::*;
use shared::api::query::Place;

/// Where a person has been in one list. Made once a page; a copy is as good as the original.
#[derive(Clone, Copy)]
pub struct Trail {
    place: Memo<Place>,
    before: Memo<Vec<Place>>,
}

impl Trail {
    /// Follows the place that the address names.
    pub fn new(place: Memo<Place>) -> Self {
        let before = Memo::new(move |way: Option<&Vec<Place>>| {
            let mut way = way.cloned().unwrap_or_default();
            place.with(|place| walk(&mut way, place));
            way
        });
        Self { place, before }
    }

    /// Whether this is the first page. Tracked.
    pub fn is_first(self) -> bool {
        self.place.with(|place| place.cursor.is_none())
    }

    /// The page before this one; the first page for whoever came here directly. Tracked.
    fn previous(self) -> Option<Place> {
        if self.is_first() {
            return None;
        }
        let here = self.place.get();
        let before = self.before.with(|way| way.iter().rev().nth(1).cloned());
        Some(before.unwrap_or(Place { cursor: None, ..here }))
    }
}

/// Going on adds a step; coming back to a place takes away what came after it; the first page starts anew.
fn walk(way: &mut Vec<Place>, here: &Place) {
    if here.cursor.is_none() {
        way.clear();
    } else if let Some(known) = way.iter().position(|place| place == here) {
        way.truncate(known);
    }
    way.push(here.clone());
}

/// The links below a list. Nothing is shown while all rows fit on one page.
///
/// ```ignore
/// <Pager trail next status to=move |place| Route::Customers(CustomerList { place, ..list.get() })/>
/// ```
#[component]
pub fn Pager(
    /// Where one has been.
    trail: Trail,
    /// Where the list goes on.
    next: Option<String>,
    /// How much is shown, in words.
    #[prop(into)]
    status: Signal<String>,
    /// The same list at another place.
    #[prop(into)]
    to: Callback<Place, Route>,
) -> impl IntoView {
    let href = move |place: Place| to.run(place).href();
    let here = trail.place;
    let after = next.clone();
    let next_href =
        Signal::derive(move || after.clone().map(|cursor| href(Place { cursor: Some(cursor), ..here.get() })));
    let previous_href = Signal::derive(move || trail.previous().map(href));
    let alone = move || next.is_none() && trail.is_first();
    let (label, back, on) = (t!(common.pages), t!(common.previous), t!(common.next));
    view! {
        {move || {
            if alone() {
                view! { <p class="sc-list-end sc-muted">{move || status.get()}</p> }
            } else {
                view! { <Pagination label status previous=(back, previous_href) next=(on, next_href)/> }
            }
        }}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back_is_the_way_one_came() {
        let at = |cursor: &str| Place { cursor: (!cursor.is_empty()).then(|| cursor.to_owned()), ..Place::default() };
        let mut way = Vec::new();
        for (here, length) in [("", 1), ("a", 2), ("b", 3), ("a", 2), ("b", 3), ("", 1), ("c", 2)] {
            walk(&mut way, &at(here));
            assert_eq!(way.len(), length, "at {here:?}");
            assert_eq!(way.last(), Some(&at(here)));
        }
    }
}
