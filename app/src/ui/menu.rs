//! Small menus of the header: a button that shows a list of choices.

use super::icon::Icon;
use super::id::unique;
use crate::dom::focus;
use crate::view;
use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// A button with a list under it. A plain disclosure, not an ARIA menu: its content is buttons and
/// links, reached with the tab key, as screen readers expect of a page.
///
/// ```ignore
/// <Menu icon=Icon::Globe label=t!(settings.language)>
///     <MenuItem checked=is_german lang="de" on_press=choose_german>"Deutsch"</MenuItem>
/// </Menu>
/// ```
#[component]
pub fn Menu(
    /// An icon on the button.
    icon: Icon,
    /// The button's name.
    #[prop(into)]
    label: Signal<String>,
    /// Words shown on the button beside the icon.
    #[prop(optional, into)]
    text: MaybeProp<String>,
    /// Its items.
    children: ChildrenFn,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let button = NodeRef::<html::Button>::new();
    let id = unique("menu");
    let controls = id.clone();
    let close = move || {
        open.set(false);
        if let Some(button) = button.get_untracked() {
            let _ = button.focus();
        }
    };
    let escape = move |event: KeyboardEvent| {
        if event.key() == "Escape" && open.get_untracked() {
            event.stop_propagation();
            close();
        }
    };
    let left = move |event: FocusEvent| {
        let root = event.current_target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        if !root.is_some_and(|root| focus::is_within(&root, event.related_target())) {
            open.set(false);
        }
    };
    let children = StoredValue::new(children);
    view! {
        <div class="sc-menu" on:keydown=escape on:focusout=left>
            <button
                type="button" class="sc-button sc-button--subtle" node_ref=button
                aria-label=move || label.get()
                aria-expanded=move || if open.get() { "true" } else { "false" }
                aria-controls=controls
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {icon.view()}
                {move || text.get().map(|text| view! { <span class="sc-menu__text">{text}</span> })}
                {Icon::ChevronDown.view()}
            </button>
            <div class="sc-menu__list" id=id role="group" aria-label=move || label.get() hidden=move || !open.get()
                // A press on an item ends in its own handler first, then the list has done its work.
                on:click=move |_| close()
                on:mousedown=|event| event.prevent_default()
            >
                {move || open.get().then(|| children.with_value(|children| children()))}
            </div>
        </div>
    }
}

/// A choice in a [`Menu`].
#[component]
pub fn MenuItem(
    /// Whether it is the choice that holds now.
    #[prop(optional, into)]
    checked: Signal<bool>,
    /// The language of its words, where it is not the page's.
    #[prop(optional)]
    lang: Option<&'static str>,
    /// What a press does.
    #[prop(into)]
    on_press: Callback<()>,
    /// Its words.
    children: Children,
) -> impl IntoView {
    view! {
        <button
            type="button" class="sc-menu__item" lang=lang
            aria-current=move || checked.get().then_some("true")
            on:click=move |_| on_press.run(())
        >
            <span class="sc-menu__tick">{move || checked.get().then(|| Icon::Check.view())}</span>
            {children()}
        </button>
    }
}
