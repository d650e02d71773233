//! The subscriptions of the demonstration that lead to an error each (`server::browser::weather`).

use crate::i18n::message::Message;
use crate::i18n::use_i18n;
use crate::route::{Route, Worklist};
use crate::view;
use crate::{msg, t};
use leptos::prelude::*;
use shared::id::SubscriptionId;

/// The status that each leads to; the id ends in it.
const STATUSES: [u16; 8] = [404, 408, 500, 502, 503, 409, 412, 429];

fn words(status: u16) -> Message {
    match status {
        404 => msg!(demo.e404),
        408 => msg!(demo.e408),
        409 => msg!(demo.e409),
        412 => msg!(demo.e412),
        429 => msg!(demo.e429),
        500 => msg!(demo.e500),
        502 => msg!(demo.e502),
        _ => msg!(demo.e503),
    }
}

fn id(status: u16) -> Option<SubscriptionId> {
    format!("00000000-0000-4000-8000-000000000{status}").parse().ok()
}

/// Their list, each as a link to it in the worklist.
#[component]
pub fn Errors() -> impl IntoView {
    let i18n = use_i18n();
    let link = move |status: u16| {
        let list = Worklist { open: id(status), ..Worklist::default() };
        let href = Route::Subscriptions(Box::new(list)).href();
        view! { <li><a href=href>{status}" "{move || i18n.text(&words(status))}</a></li> }
    };
    view! {
        <section class="sc-stack sc-stack--tight" aria-labelledby="demo-errors">
            <h3 id="demo-errors">{t!(demo.errors)}</h3>
            <p class="sc-muted">{t!(demo.errors_hint)}</p>
            <ul class="sc-list">{STATUSES.into_iter().map(link).collect_view()}</ul>
        </section>
    }
}
