//! Effects and memos without their types: the framework compiles its whole inside once for each type of closure and of
//! value, which was a tenth of what a browser loads.

use leptos::prelude::{Effect, Get, GetUntracked, Signal};
use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

/// Runs now and whenever a signal that it read changes, as long as its owner lives.
pub fn effect(run: impl FnMut() + 'static) {
    erased(Box::new(run));
}

fn erased(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_: Option<()>| run());
}

/// A value that follows the signals it is computed from, and is announced only when it is another one.
pub fn memo<T: PartialEq + Send + Sync + 'static>(compute: impl Fn() -> T + Send + Sync + 'static) -> Memo<T> {
    Memo::new(move |_| compute())
}

/// What [`memo`] gives. A copy is as good as the original.
pub struct Memo<T> {
    kept: leptos::prelude::Memo<Kept>,
    of: PhantomData<fn() -> T>,
}

/// A value of whatever type; the same only as itself.
#[derive(Clone)]
struct Kept(Arc<dyn Same>);

/// Values that can be told from others of their type: once for each type, and not for each memo.
trait Same: Any + Send + Sync {
    fn same(&self, other: &dyn Any) -> bool;
}

impl<T: PartialEq + Send + Sync + 'static> Same for T {
    fn same(&self, other: &dyn Any) -> bool {
        other.downcast_ref() == Some(self)
    }
}

impl PartialEq for Kept {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Clone for Memo<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Memo<T> {}

impl<T: PartialEq + Send + Sync + 'static> Memo<T> {
    /// As [`memo`]; `compute` is told the value before.
    pub fn new(compute: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Self {
        let kept = kept(Box::new(move |before| {
            let last = before.and_then(|before| (&*before.0 as &dyn Any).downcast_ref());
            Kept(Arc::new(compute(last)))
        }));
        Self { kept, of: PhantomData }
    }

    /// The value. Tracked.
    pub fn get(self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }

    /// Looks at the value without a copy. Tracked.
    pub fn with<R>(self, look: impl FnOnce(&T) -> R) -> R {
        look(inside(&self.kept.get()))
    }

    /// The value now.
    pub fn get_untracked(self) -> T
    where
        T: Clone,
    {
        self.with_untracked(T::clone)
    }

    /// Looks at the value now.
    pub fn with_untracked<R>(self, look: impl FnOnce(&T) -> R) -> R {
        look(inside(&self.kept.get_untracked()))
    }
}

/// What makes the next value from the one before.
type Compute = Box<dyn Fn(Option<&Kept>) -> Kept + Send + Sync>;

fn kept(compute: Compute) -> leptos::prelude::Memo<Kept> {
    leptos::prelude::Memo::new(move |before: Option<&Kept>| {
        let now = compute(before);
        before.filter(|before| before.0.same(&*now.0)).cloned().unwrap_or(now)
    })
}

#[expect(clippy::expect_used, reason = "only `Memo::new` makes one, and of this type")]
fn inside<T: 'static>(kept: &Kept) -> &T {
    (&*kept.0 as &dyn Any).downcast_ref().expect("a memo of its type")
}

impl<T: Clone + PartialEq + Send + Sync + 'static> From<Memo<T>> for Signal<T> {
    fn from(memo: Memo<T>) -> Self {
        Signal::derive(move || memo.get())
    }
}
