//! The bar of the offline demonstration, above every page: what it is, how it stands, and its controls.

mod controls;
mod errors;

use crate::dom::backstage::{self, Offline, Owner, Standing};
use crate::i18n::use_i18n;
use crate::ui::button::{Button, Look};
use crate::ui::message_bar::MessageBar;
use crate::ui::tone::Tone;
use crate::view;
use crate::{msg, t};
use controls::Controls;
use leptos::children::ViewFn;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// How things stand, followed. Only for the bar and what it opens.
fn use_standing() -> ReadSignal<Standing> {
    let (standing, set) = signal(backstage::standing());
    backstage::on_change(move || drop(set.try_set(backstage::standing())));
    standing
}

/// The bar.
#[component]
pub fn DemoBar() -> impl IntoView {
    let standing = use_standing();
    let open = RwSignal::new(false);
    let (take, reload) = (t!(demo.take), t!(demo.reload));
    let action = move || {
        let (words, what) = standing.with(|now| match now {
            Standing { owner: Owner::Other | Owner::Lost, .. } => Some((take, "takeOver")),
            Standing { offline: Offline::Update, .. } => Some((reload, "update")),
            _ => None,
        })?;
        Some(view! { <Button on_press=move |()| act(what, "")>{move || words.get()}</Button> })
    };
    let actions = move || {
        view! {
            {move || action()}
            <Button look=Look::Subtle on_press=move |()| open.set(true)>{t!(demo.controls)}</Button>
        }
    };
    view! {
        <section aria-label=t!(demo.name)>
            <MessageBar tone=Tone::Info actions=ViewFn::from(actions)>
                <strong>{t!(demo.name)}</strong>" "{told(standing)}
            </MessageBar>
            <Controls open standing/>
        </section>
    }
}

/// What is to be known now: what it is, or what is not as usual; each a sentence of its own.
fn told(standing: ReadSignal<Standing>) -> impl IntoView {
    let i18n = use_i18n();
    move || {
        let now = standing.get();
        let mut told = vec![match (now.owner, &now.broken) {
            (_, Some(cause)) => msg!(demo.broken, cause = cause.clone()),
            (Owner::Other, _) => msg!(demo.other),
            (Owner::Lost, _) => msg!(demo.lost),
            (Owner::Mine, _) => msg!(demo.text),
        }];
        let more = [
            (now.set_aside, msg!(demo.set_aside)),
            (!now.keeps, msg!(demo.not_kept)),
            (now.advanced > 0, msg!(demo.ahead, count = now.advanced)),
            (now.offline == Offline::Ready, msg!(demo.ready)),
            (now.offline == Offline::Update, msg!(demo.update)),
        ];
        told.extend(more.into_iter().filter(|(holds, _)| *holds).map(|(_, message)| message));
        let sentence = |message| view! { <span>{i18n.text(&message)}" "</span> };
        told.into_iter().map(sentence).collect_view()
    }
}

/// Has something done behind the page.
fn act(what: &'static str, how: &'static str) {
    spawn_local(async move {
        backstage::act(what, how).await;
    });
}
