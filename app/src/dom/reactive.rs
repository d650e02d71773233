//! Effects and memos without the types of their closures: the framework compiles its whole inside once for each type.

use leptos::prelude::*;

/// Runs now and whenever a signal that it read changes, as long as its owner lives.
pub fn effect(run: impl FnMut() + 'static) {
    erased(Box::new(run));
}

fn erased(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_: Option<()>| run());
}

/// A value that follows the signals it is computed from, and is announced only when it is another one.
pub fn memo<T: PartialEq + Send + Sync + 'static>(compute: impl Fn() -> T + Send + Sync + 'static) -> Memo<T> {
    let compute: Box<dyn Fn() -> T + Send + Sync> = Box::new(compute);
    Memo::new(move |_| compute())
}
