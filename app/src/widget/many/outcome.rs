//! While the list is sent, and after it.

use super::machine::{List, Phase};
use super::sending::Sending;
use crate::dom::reactive::{effect, memo};
use crate::dom::{announce::announce, focus, root::Root};
use crate::i18n::{I18n, use_i18n};
use crate::ui::button::{Button, Look};
use crate::ui::message_bar::MessageBar;
use crate::ui::progress::Progress;
use crate::ui::tone::Tone;
use crate::view;
use crate::widget::handle::use_acts;
use crate::{msg, t};
use leptos::html;
use leptos::prelude::*;

/// How far it is; then what was done, and what to do next.
pub fn outcome(list: RwSignal<List>, sending: Sending) -> AnyView {
    let phase = memo(move || list.with(|list| list.phase));
    view! {
        {move || match phase.get() {
            Phase::Choose => ().into_any(),
            Phase::Sending => progress(list),
            Phase::Done => done(list, sending),
        }}
    }
}

#[expect(clippy::cast_possible_truncation, reason = "at most a hundred")]
fn progress(list: RwSignal<List>) -> AnyView {
    let i18n = use_i18n();
    let now = memo(move || list.with(List::progress));
    let label = Signal::derive(move || {
        let (done, total) = now.get();
        i18n.text(&msg!(widget.sending, done = done, total = total))
    });
    let done = Signal::derive(move || now.get().0 as u32);
    let total = Signal::derive(move || now.get().1 as u32);
    view! { <Progress label done total/> }
}

/// The heading takes the focus; one sentence says it all.
fn done(list: RwSignal<List>, sending: Sending) -> AnyView {
    let (i18n, root, acts) = (use_i18n(), Root::here(), use_acts());
    let heading = NodeRef::<html::H3>::new();
    let counts = list.with_untracked(List::counts);
    let failed = list.with_untracked(List::failed);
    effect(move || {
        if let Some(heading) = heading.get() {
            focus::focus_heading(&heading);
            announce(root, &sentences(i18n, counts).join(" "));
        }
    });
    let close = move |()| {
        list.update(List::close);
        acts.refresh.notify();
    };
    let tone = if counts[2] > 0 { Tone::Warning } else { Tone::Success };
    view! {
        <section class="sc-stack" aria-labelledby="done-title">
            <h3 id="done-title" node_ref=heading>{t!(widget.done_title)}</h3>
            <MessageBar tone>{move || sentences(i18n, counts).join(" ")}</MessageBar>
            <div class="sc-row sc-form__end">
                <Button look=Look::Primary on_press=close>{t!(common.close)}</Button>
                {(failed > 0).then(|| view! {
                    <Button on_press=move |()| sending.retry()>{t!(widget.retry, count = failed)}</Button>
                })}
            </div>
        </section>
    }
}

/// Tracked: they change with the language.
fn sentences(i18n: I18n, [assigned, unchanged, not]: [usize; 3]) -> Vec<String> {
    let all = [
        (assigned, msg!(widget.done, count = assigned)),
        (unchanged, msg!(widget.same, count = unchanged)),
        (not, msg!(widget.not_done, count = not)),
    ];
    all.into_iter().filter(|(count, _)| *count > 0).map(|(_, message)| i18n.text(&message)).collect()
}
