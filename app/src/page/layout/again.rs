//! The session ended in the middle of the work: signing in again above the page, which stays as it is.

use crate::api::use_api;
use crate::dom::document;
use crate::dom::reactive::effect;
use crate::page::sign_in::sign_in_form;
use crate::state::me::use_me;
use crate::t;
use crate::ui::dialog::Dialog;
use crate::view;
use leptos::prelude::*;
use shared::api::session::Session;

/// A dialog over the page. When the same person signs in, what waits goes on; another person starts afresh.
#[component]
pub fn SignInAgain() -> impl IntoView {
    let link = use_api().link();
    let person = use_me().session().person.id;
    let open = RwSignal::new(false);
    effect(move || open.set(link.signed_out()));
    // Closing the dialog without signing in: what waits fails, and the page says so.
    Effect::new(move |before: Option<bool>| {
        let now = open.get();
        if before == Some(true) && !now && untrack(|| link.signed_out()) {
            link.signed_in_again(false);
        }
        now
    });
    let entered = Callback::new(move |session: Session| {
        if session.person.id == person {
            link.signed_in_again(true);
        } else {
            document::reload();
        }
    });
    view! {
        <Dialog open title=t!(shell.again_title) close_label=t!(common.close)>
            <p>{t!(shell.again_text)}</p>
            {sign_in_form(entered, Some(person), RwSignal::new(false))}
        </Dialog>
    }
}
