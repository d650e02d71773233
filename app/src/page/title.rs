//! The heading of a page: what the tab is called, what screen readers hear on arrival, where reading goes on.

use crate::dom::reactive::effect;
use crate::dom::{announce::announce, document, focus, root::Root};
use crate::state::nav::use_nav;
use crate::t;
use crate::view;
use leptos::html;
use leptos::prelude::*;

/// The one `h1` of a page. After a change of page it takes the focus and is announced; it names the document.
///
/// ```ignore
/// <PageTitle text=t!(customers.title)/>
/// <PageTitle text=name isolate=true/>
/// ```
#[component]
pub fn PageTitle(
    /// Its words.
    #[prop(into)]
    text: Signal<String>,
    /// It is the name of a foreign party: kept from translation services and from the direction around it.
    #[prop(optional)]
    isolate: bool,
    /// The page has a form with errors; said in the document's title, as the GOV.UK design system does.
    #[prop(optional, into)]
    error: Signal<bool>,
) -> impl IntoView {
    let heading = NodeRef::<html::H1>::new();
    let (nav, root) = (use_nav(), Root::here());
    let named = t!(app.title, page = text.get());
    let faulty = t!(common.error_prefix, title = named.get());
    effect(move || document::set_title(&if error.get() { faulty.get() } else { named.get() }));
    effect(move || {
        let Some(heading) = heading.get() else { return };
        if nav.take_arrival() {
            focus::focus_heading(&heading);
            announce(root, &text.get_untracked());
        }
    });
    let content = move || {
        if isolate {
            view! { <bdi translate="no">{text.get()}</bdi> }
        } else {
            text.get().into_any()
        }
    };
    view! { <h1 node_ref=heading>{move || content()}</h1> }
}
