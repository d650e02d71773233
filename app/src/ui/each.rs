//! Lists whose rows stay the same elements while others come and go.

use crate::view;
use leptos::prelude::*;
use std::sync::Arc;

/// A row: what it is known by, and what makes its view when it is new.
struct Item {
    key: String,
    view: Box<dyn FnOnce() -> AnyView + Send>,
}

/// A view for each row. A row with the key of one that is shown is that one, and is not made anew.
///
/// ```ignore
/// {each(move || values.get(), |value| value.id.clone(), move |value| row(value.id))}
/// ```
pub fn each<T: Send + 'static>(
    rows: impl Fn() -> Vec<T> + Send + Sync + 'static,
    key: impl Fn(&T) -> String + Send + Sync + 'static,
    view: impl Fn(T) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let view = Arc::new(view);
    let item = move |row: T| {
        let (key, view) = (key(&row), Arc::clone(&view));
        Item { key, view: Box::new(move || view(row)) }
    };
    keyed(Box::new(move || rows().into_iter().map(&item).collect()))
}

/// The framework's list, compiled once and not for every type of row.
fn keyed(items: Box<dyn Fn() -> Vec<Item> + Send + Sync>) -> AnyView {
    view! { <For each=items key=|item| item.key.clone() let:item>{(item.view)()}</For> }
}
