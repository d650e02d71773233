use crate::page::{Page, settle, wait};
use app::state::remote::{Remote, Source, use_remote};
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::AbortSignal;

type Answer = Result<u32, String>;

/// A component that asks, and its question.
async fn asking<F: Future<Output = Answer> + 'static>(
    ask: impl Fn(Option<AbortSignal>) -> F + 'static,
) -> (Page, Source<u32, String>) {
    let slot = Rc::new(Cell::new(None));
    let inside = Rc::clone(&slot);
    let page = Page::new(move || inside.set(Some(use_remote(ask)))).await;
    (page, slot.get().unwrap())
}

fn owned(remote: Remote<&u32, &String>) -> Remote<u32, String> {
    match remote {
        Remote::Loading => Remote::Loading,
        Remote::Slow => Remote::Slow,
        Remote::Ready(value) => Remote::Ready(*value),
        Remote::Refreshing(value) => Remote::Refreshing(*value),
        Remote::Failed { error, last } => Remote::Failed { error: error.clone(), last: last.copied() },
    }
}

fn now(source: Source<u32, String>) -> Remote<u32, String> {
    untrack(|| source.with(owned))
}

#[wasm_bindgen_test]
async fn a_late_answer_to_an_old_question_is_aborted_and_dropped() {
    let (question, ask_again) = arc_signal(1_u32);
    let signals = Rc::new(RefCell::new(Vec::<AbortSignal>::new()));
    let given = Rc::clone(&signals);
    let (page, source) = asking(move |signal| {
        let asked = question.get();
        given.borrow_mut().extend(signal);
        async move {
            // The first question is answered after the second.
            wait(if asked == 1 { 120 } else { 20 }).await;
            Ok(asked)
        }
    })
    .await;
    let aborted = || signals.borrow().iter().map(AbortSignal::aborted).collect::<Vec<_>>();
    ask_again.set(2);
    settle().await;
    assert_eq!(aborted(), [true, false]);
    wait(60).await;
    assert_eq!(now(source), Remote::Ready(2));
    wait(100).await;
    assert_eq!(now(source), Remote::Ready(2));
    drop(page);
    assert_eq!(aborted(), [true, true], "nobody waits any more");
}

#[wasm_bindgen_test]
async fn a_long_wait_becomes_slow_and_a_failure_keeps_the_last_answer() {
    let (failing, fail) = arc_signal(false);
    let (_page, source) = asking(move |_| {
        let fail = failing.get();
        async move {
            wait(if fail { 5 } else { 600 }).await;
            if fail { Err("down".into()) } else { Ok(1) }
        }
    })
    .await;
    assert_eq!(now(source), Remote::Loading);
    wait(540).await;
    assert_eq!(now(source), Remote::Slow);
    wait(100).await;
    assert_eq!(now(source), Remote::Ready(1));
    fail.set(true);
    settle().await;
    assert_eq!(now(source), Remote::Refreshing(1));
    wait(30).await;
    assert_eq!(now(source), Remote::Failed { error: "down".into(), last: Some(1) });
}
