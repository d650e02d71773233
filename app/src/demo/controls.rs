//! What a visitor of the demonstration may do to it.

use super::errors::Errors;
use crate::api::use_api;
use crate::dom::backstage::{self, Standing};
use crate::dom::{document, navigation};
use crate::i18n::use_i18n;
use crate::route::Route;
use crate::state::nav::{Nav, use_nav};
use crate::ui::button::Button;
use crate::ui::checkbox::Checkbox;
use crate::ui::dialog::Dialog;
use crate::ui::select::Select;
use crate::ui::toasts::Toasts;
use crate::ui::tone::Tone;
use crate::view;
use crate::{msg, t};
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::session::{Persona, SignIn};
use shared::id::SubscriptionId;

/// How many per cent of the requests may fail.
const SHARES: [u32; 4] = [0, 10, 30, 100];

/// The dialog with all of them.
#[component]
pub fn Controls(open: RwSignal<bool>, standing: ReadSignal<Standing>) -> impl IntoView {
    view! {
        <Dialog open title=t!(demo.controls) close_label=t!(common.close)>
            <div class="sc-stack">
                <p>{t!(demo.about)}</p>
                <People/>
                <Events open/>
                <Trouble standing/>
                <Data/>
                // A link leads to a page below the dialog.
                <div on:click=move |_| open.set(false)><Errors/></div>
            </div>
        </Dialog>
    }
}

/// Signing in as somebody else.
#[component]
fn People() -> impl IntoView {
    let api = use_api();
    let people = RwSignal::new(Vec::<Persona>::new());
    spawn_local(async move {
        if let Ok(found) = api.personas(None).await {
            people.try_set(found.items);
        }
    });
    let choose = move |id: String| {
        let Ok(persona) = id.parse() else { return };
        spawn_local(async move {
            if api.sign_in(&SignIn::Persona { persona }).await.is_ok() {
                begin_again();
            }
        });
    };
    move || {
        let first = (String::new(), t!(demo.choose));
        let option = |it: Persona| (it.id.to_string(), Signal::stored(format!("{} ({})", it.name, it.organisation)));
        let options = std::iter::once(first).chain(people.get().into_iter().map(option)).collect::<Vec<_>>();
        view! {
            <Select
                id="demo-person" label=t!(demo.person) hint=t!(demo.person_hint) options
                value=Signal::stored(String::new()) on_change=choose
            />
        }
    }
}

/// From the first page on, as whoever is signed in now.
fn begin_again() {
    navigation::replace(&Route::worklist().href());
    document::reload();
}

/// What happens in the world outside: time passes, others work.
#[component]
fn Events(open: RwSignal<bool>) -> impl IntoView {
    let (nav, i18n, toasts) = (use_nav(), use_i18n(), expect_context::<Toasts>());
    let none = t!(demo.colleague_none);
    let reason = Signal::derive(move || if shown(nav).is_none() { Some(none.get()) } else { None });
    let colleague = move |()| {
        let Some(id) = untrack(|| shown(nav)) else { return };
        open.set(false);
        spawn_local(async move {
            let (tone, words) = match backstage::colleague(&id.to_string()).await {
                Some((name, contact)) => (Tone::Info, msg!(demo.colleague_done, name = name, contact = contact)),
                None => (Tone::Warning, msg!(demo.colleague_nobody)),
            };
            toasts.show(tone, i18n.text(&words));
        });
    };
    view! {
        <div class="sc-row">
            <Button on_press=move |()| then_again("advance", "30")>{t!(demo.advance)}</Button>
            <Button disabled_reason=reason on_press=colleague>{t!(demo.colleague)}</Button>
        </div>
    }
}

/// The subscription that is looked at.
fn shown(nav: Nav) -> Option<SubscriptionId> {
    match nav.route() {
        Route::Subscriptions(list) => list.open,
        Route::Subscription(_, id) => Some(id),
        _ => None,
    }
}

/// Has something done that all pages show, and shows them anew.
fn then_again(what: &'static str, how: &'static str) {
    spawn_local(async move {
        if backstage::act(what, how).await {
            document::reload();
        }
    });
}

/// What goes wrong on purpose.
#[component]
fn Trouble(standing: ReadSignal<Standing>) -> impl IntoView {
    let i18n = use_i18n();
    let slow = Signal::derive(move || standing.with(|now| now.slow));
    let chaos = Signal::derive(move || standing.with(|now| now.chaos.to_string()));
    let share =
        |share: u32| (share.to_string(), Signal::derive(move || i18n.text(&msg!(demo.chaos_share, share = share))));
    let fail = move |share: String| {
        spawn_local(async move {
            backstage::act("chaos", &share).await;
        });
    };
    view! {
        <section class="sc-stack sc-stack--tight" aria-labelledby="demo-trouble">
            <h3 id="demo-trouble">{t!(demo.trouble)}</h3>
            <Checkbox label=t!(demo.slow) checked=slow on_change=move |on| super::act("delay", if on { "on" } else { "off" })/>
            <Select id="demo-chaos" label=t!(demo.chaos) options=SHARES.map(share).to_vec() value=chaos on_change=fail/>
        </section>
    }
}

/// Beginning anew.
#[component]
fn Data() -> impl IntoView {
    let anew = |size: &'static str| {
        move |()| {
            spawn_local(async move {
                if backstage::act("reset", size).await {
                    begin_again();
                }
            });
        }
    };
    view! {
        <section class="sc-stack sc-stack--tight" aria-labelledby="demo-data">
            <h3 id="demo-data">{t!(demo.data)}</h3>
            <p class="sc-muted">{t!(demo.reset_hint)}</p>
            <div class="sc-row">
                <Button on_press=anew("story")>{t!(demo.reset_story)}</Button>
                <Button on_press=anew("large")>{t!(demo.reset_large)}</Button>
            </div>
        </section>
    }
}
