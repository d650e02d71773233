//! Tables that become cards where there is no room, and stay tables for screen readers.

use super::icon::Icon;
use crate::view;
use leptos::prelude::*;

/// Which way a column is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Smallest or first in the alphabet on top.
    Ascending,
    /// The reverse.
    Descending,
}

/// A column.
#[derive(Clone, Copy)]
pub struct Column {
    /// Its heading; also stands before each value when rows are cards.
    pub heading: Signal<String>,
    /// Numbers are set flush with the end.
    pub numeric: bool,
    /// The heading is read to screen readers only (a column of check boxes or buttons).
    pub silent: bool,
    /// How it is sorted now, and what a press on the heading does. `None`: cannot be sorted.
    pub sort: Option<(Signal<Option<Order>>, Callback<()>)>,
}

impl Column {
    /// A column of text.
    pub fn new(heading: impl Into<Signal<String>>) -> Self {
        Self { heading: heading.into(), numeric: false, silent: false, sort: None }
    }

    /// A column of numbers.
    #[must_use]
    pub fn numeric(mut self) -> Self {
        self.numeric = true;
        self
    }

    /// A column without a visible heading.
    #[must_use]
    pub fn silent(mut self) -> Self {
        self.silent = true;
        self
    }

    /// A column by which the rows can be sorted.
    #[must_use]
    pub fn sorted(mut self, now: Signal<Option<Order>>, press: Callback<()>) -> Self {
        self.sort = Some((now, press));
        self
    }
}

/// A table. Rows are `<Row>` of `<Cell>`, in a `<For>` or a list.
///
/// ```ignore
/// <Table caption=t!(worklist.title) columns=vec![Column::new(t!(worklist.customer))]>
///     <Row><Cell label=t!(worklist.customer) head=true>{name}</Cell></Row>
/// </Table>
/// ```
#[component]
pub fn Table(
    /// What the table is about (WCAG 1.3.1); read to screen readers, the page has its heading.
    #[prop(into)]
    caption: Signal<String>,
    /// The columns.
    columns: Vec<Column>,
    /// Newer rows are on their way.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// The rows.
    children: Children,
) -> impl IntoView {
    // Cards are blocks, and a block that was a table is none any more for a screen reader: hence
    // the roles, which HTML would otherwise imply.
    view! {
        <div class="sc-table-box">
            <table class="sc-table" role="table" aria-busy=move || busy.get().then_some("true")>
                <caption class="sc-visually-hidden">{move || caption.get()}</caption>
                <thead role="rowgroup">
                    <tr role="row">{columns.into_iter().map(heading).collect_view()}</tr>
                </thead>
                <tbody role="rowgroup">{children()}</tbody>
            </table>
        </div>
    }
}

fn heading(column: Column) -> impl IntoView {
    let Column { heading, numeric, silent, sort } = column;
    let now = sort.map(|(now, _)| now);
    let order = move || now.and_then(|now| now.get());
    let aria_sort = move || match order() {
        Some(Order::Ascending) => Some("ascending"),
        Some(Order::Descending) => Some("descending"),
        None => now.map(|_| "none"),
    };
    let content = match sort {
        None => view! { <span class:sc-visually-hidden=silent>{move || heading.get()}</span> },
        Some((_, press)) => view! {
            <button type="button" class="sc-table__sort" on:click=move |_| press.run(())>
                {move || heading.get()}
                {move || order().map(|order| match order {
                    Order::Ascending => Icon::Up.view(),
                    Order::Descending => Icon::Down.view(),
                })}
            </button>
        },
    };
    view! {
        <th scope="col" role="columnheader" aria-sort=aria_sort data-numeric=numeric.then_some("")>{content}</th>
    }
}

/// A row of a [`Table`].
#[component]
pub fn Row(
    /// The row whose panel is open, or that is ticked.
    #[prop(optional, into)]
    selected: Signal<bool>,
    /// Its cells.
    children: Children,
) -> impl IntoView {
    view! { <tr role="row" data-selected=move || selected.get().then_some("")>{children()}</tr> }
}

/// A cell of a [`Row`].
#[component]
pub fn Cell(
    /// The column's heading again, shown before the value when rows are cards. Left out for a check
    /// box or a button, which then stands in the corner of the card.
    #[prop(optional, into)]
    label: MaybeProp<String>,
    /// Whether it names the row.
    #[prop(optional)]
    head: bool,
    /// Numbers are set flush with the end.
    #[prop(optional)]
    numeric: bool,
    /// Its content.
    children: Children,
) -> impl IntoView {
    let numeric = numeric.then_some("");
    let bare = move || label.get().is_none().then_some("");
    let label = move || label.get();
    let content = children();
    if head {
        view! { <th scope="row" role="rowheader" data-label=label data-numeric=numeric>{content}</th> }
    } else {
        view! { <td role="cell" data-label=label data-bare=bare data-numeric=numeric>{content}</td> }
    }
}
