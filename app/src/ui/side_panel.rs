//! A region beside a list for one of its rows. Not modal: the list stays usable. On a narrow screen
//! it covers the page.

use super::button::IconButton;
use super::icon::Icon;
use super::id::unique;
use crate::dom::reactive::effect;
use crate::dom::{focus, root::Root};
use crate::view;
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use web_sys::HtmlElement;

/// The panel. It is there as long as it is in the view: making it moves the focus to its heading
/// (or to what its content focuses), removing it gives the focus back to where it was.
///
/// ```ignore
/// <SidePanel title=name close_label=t!(common.close) on_close=close>…</SidePanel>
/// ```
#[component]
pub fn SidePanel(
    /// Its heading and name.
    #[prop(into)]
    title: Signal<String>,
    /// Name of the button that closes it.
    #[prop(into)]
    close_label: Signal<String>,
    /// Closes it. Escape does too, unless something inside took the key.
    #[prop(into)]
    on_close: Callback<()>,
    /// The id of what gets the focus when the panel is gone; without it, what had the focus before.
    #[prop(optional, into)]
    return_to: Option<String>,
    /// Its content.
    children: Children,
) -> impl IntoView {
    let heading = NodeRef::<html::H2>::new();
    let title_id = unique("panel");
    let labelledby = title_id.clone();
    let opener = StoredValue::new(focus::active().map(SendWrapper::new));
    effect(move || {
        if let Some(heading) = heading.get() {
            focus::focus_heading(&heading);
        }
    });
    on_cleanup(move || give_back(return_to, opener.try_get_value().flatten()));
    let escape = move |event: KeyboardEvent| {
        if event.key() == "Escape" && !event.default_prevented() {
            on_close.run(());
        }
    };
    view! {
        <section class="sc-panel" aria-labelledby=labelledby on:keydown=escape>
            <header class="sc-panel__header">
                <h2 id=title_id node_ref=heading>{move || title.get()}</h2>
                <IconButton icon=Icon::Close label=close_label on_press=on_close/>
            </header>
            <div class="sc-panel__body">{children()}</div>
        </section>
    }
}

/// Focuses the place to return to, once the panel is gone. The opener may have been made anew meanwhile: by its id it
/// is found all the same.
fn give_back(id: Option<String>, opener: Option<SendWrapper<HtmlElement>>) {
    request_animation_frame(move || {
        let named = id.and_then(|id| Root::page().find(&id));
        if let Some(place) = named.or_else(|| opener.map(SendWrapper::take).filter(|opener| opener.is_connected())) {
            let _ = place.focus();
        }
    });
}
