//! Asks once before entries are left that were not submitted.

use crate::block::assign::step::Flow;
use crate::dom::reactive::{effect, memo};
use crate::route::Route;
use crate::state::nav::use_nav;
use crate::t;
use crate::ui::button::{Button, Look};
use crate::ui::dialog::Dialog;
use crate::view;
use leptos::prelude::*;
use shared::id::SubscriptionId;

/// Stands before every way out of the page while something is entered.
#[component]
pub fn LeaveDialog(
    /// The flow.
    flow: RwSignal<Flow>,
    /// The subscription: as long as its panel stays, nothing is left.
    id: SubscriptionId,
) -> impl IntoView {
    let nav = use_nav();
    let open = RwSignal::new(false);
    let wanted = StoredValue::new(None::<Route>);
    let dirty = memo(move || flow.with(|flow| flow.unsent().is_some()));
    let guard = Callback::new(move |route: Route| {
        let stays = keeps(&route, id);
        if !stays {
            wanted.set_value(Some(route));
            open.set(true);
        }
        stays
    });
    effect(move || nav.set_guard(dirty.get().then_some(guard)));
    on_cleanup(move || nav.set_guard(None));
    let leave = move |()| {
        open.set(false);
        nav.set_guard(None);
        flow.update(Flow::discard);
        if let Some(route) = wanted.try_update_value(Option::take).flatten() {
            nav.go(route);
        }
    };
    let (stay, go) = (t!(flow.stay), t!(flow.leave));
    let footer = move || {
        view! {
            <Button on_press=leave>{move || go.get()}</Button>
            <Button look=Look::Primary on_press=move |()| open.set(false)>{move || stay.get()}</Button>
        }
    };
    view! {
        <Dialog open title=t!(flow.leave_title) close_label=t!(common.close) footer=footer>
            <p>{t!(flow.leave_text)}</p>
        </Dialog>
    }
}

fn keeps(route: &Route, id: SubscriptionId) -> bool {
    match route {
        Route::Subscriptions(list) => list.open == Some(id),
        Route::Subscription(_, other) => *other == id,
        _ => false,
    }
}
