//! Lists of links between pages.

use super::icon::Icon;
use crate::view;
use leptos::prelude::*;

/// A place to go.
#[derive(Clone, Copy)]
pub struct NavItem {
    /// Its address.
    pub href: Signal<String>,
    /// Its words.
    pub text: Signal<String>,
    /// Whether the page shown belongs to it.
    pub current: Signal<bool>,
    /// An icon before the words.
    pub icon: Option<Icon>,
}

/// A navigation: a named list of links, the current one marked for eyes and screen readers.
///
/// ```ignore
/// <NavList label=t!(nav.label) items/>
/// ```
#[component]
pub fn NavList(
    /// What the links are for.
    #[prop(into)]
    label: Signal<String>,
    /// The links.
    items: Vec<NavItem>,
) -> impl IntoView {
    view! {
        <nav class="sc-nav" aria-label=move || label.get()>
            <ul>{items.into_iter().map(link).collect_view()}</ul>
        </nav>
    }
}

fn link(item: NavItem) -> impl IntoView {
    let NavItem { href, text, current, icon } = item;
    view! {
        <li>
            <a href=move || href.get() aria-current=move || current.get().then_some("page")>
                {icon.map(Icon::view)}
                {move || text.get()}
            </a>
        </li>
    }
}
