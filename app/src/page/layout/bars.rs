//! Bars above every page that say how things stand: no network, no server, a demonstration.

use crate::api::link::Link;
use crate::api::{Api, use_api};
use crate::dom::{online::use_online, timer::OwnedTimer};
use crate::state::me::use_me;
use crate::t;
use crate::ui::button::Button;
use crate::ui::message_bar::MessageBar;
use crate::ui::tone::Tone;
use crate::view;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// The bars.
#[component]
pub fn Bars() -> impl IntoView {
    let api = use_api();
    let online = use_online();
    let retry = ask_until_back(api, online);
    let (offline, away, away_title, again) = (t!(app.offline), t!(shell.away), t!(shell.away_title), t!(common.retry));
    // The offline demonstration has a bar of its own.
    let demo = use_me().session().demo && !cfg!(feature = "demo");
    let state = move || (online.get(), api.link().away());
    let bar = move || match state() {
        (false, _) => Some(view! { <MessageBar tone=Tone::Warning live=true>{move || offline.get()}</MessageBar> }),
        (true, true) => {
            let actions = move || view! { <Button on_press=retry>{move || again.get()}</Button> };
            Some(view! {
                <MessageBar tone=Tone::Warning live=true title=away_title actions=leptos::children::ViewFn::from(actions)>{move || away.get()}</MessageBar>
            })
        }
        (true, false) => None,
    };
    view! {
        <div class="sc-bars">
            {demo.then(|| view! { <p class="sc-demo">{t!(shell.demo)}</p> })}
            {move || bar()}
        </div>
    }
}

/// Asks the server whether it is back: when the network is, and else ever more rarely. Gives what asks at once.
fn ask_until_back(api: Api, online: ReadSignal<bool>) -> Callback<()> {
    let (timer, wait) = (OwnedTimer::new(), StoredValue::new(FIRST));
    let ask = Callback::new(move |()| ask(api));
    Effect::new(move |was_online: Option<bool>| {
        let (away, online) = (api.link().away(), online.get());
        if !away {
            wait.set_value(FIRST);
            timer.stop();
        } else if online {
            if was_online == Some(false) {
                ask.run(());
            }
            later(api.link(), timer, wait, ask);
        }
        online
    });
    ask
}

const FIRST: Duration = Duration::from_secs(3);
const LONGEST: Duration = Duration::from_secs(30);

fn later(link: Link, timer: OwnedTimer, wait: StoredValue<Duration>, ask: Callback<()>) {
    let Some(now) = wait.try_get_value() else { return };
    wait.set_value((now * 2).min(LONGEST));
    timer.start(now, move || {
        if untrack(|| link.away()) {
            ask.run(());
            later(link, timer, wait, ask);
        }
    });
}

fn ask(api: Api) {
    spawn_local(async move {
        // Only whether there is an answer counts; the link notes it.
        let _ = api.session(None).await;
    });
}
