//! Something asked of the server: where it stands, and how it gets there.
//!
//! Built on an effect and not on the framework's resources: a page must tell a short wait from a
//! long one, keep old rows while newer ones come, drop an answer that nobody waits for and abort its
//! request; and it never needs `<Suspense>`, whose races this avoids.

use crate::dom::abort::Abort;
use crate::dom::reactive::effect;
use crate::dom::timer::Timer;
use leptos::prelude::*;
use leptos::task::spawn_local;
use send_wrapper::SendWrapper;
use std::any::Any;
use std::marker::PhantomData;
use std::mem;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;
use web_sys::AbortSignal;

/// A wait shorter than this is shown as nothing at all: a flash of grey is worse than a blink.
const SLOW_AFTER: Duration = Duration::from_millis(500);

/// Where a question to the server stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remote<T, E> {
    /// Asked, for less than half a second: show nothing, but keep the place.
    Loading,
    /// It takes longer: show a skeleton and say so.
    Slow,
    /// The answer.
    Ready(T),
    /// An older answer, while a newer one is on its way.
    Refreshing(T),
    /// It failed; the last answer, if any, stays readable.
    Failed {
        /// Why.
        error: E,
        /// The last good answer.
        last: Option<T>,
    },
}

impl<T, E> Remote<T, E> {
    /// The answer, old or new.
    pub fn value(self) -> Option<T> {
        match self {
            Self::Ready(value) | Self::Refreshing(value) => Some(value),
            Self::Failed { last, .. } => last,
            Self::Loading | Self::Slow => None,
        }
    }

    /// Why the last question failed.
    pub fn error(self) -> Option<E> {
        match self {
            Self::Failed { error, .. } => Some(error),
            _ => None,
        }
    }

    /// The same without a copy, each answer looked at by `look`.
    fn look<'a, U>(&'a self, look: impl Fn(&'a T) -> Option<&'a U>) -> Remote<&'a U, &'a E> {
        match self {
            Self::Loading => Remote::Loading,
            Self::Slow => Remote::Slow,
            Self::Ready(value) => look(value).map_or(Remote::Loading, Remote::Ready),
            Self::Refreshing(value) => look(value).map_or(Remote::Loading, Remote::Refreshing),
            Self::Failed { error, last } => Remote::Failed { error, last: last.as_ref().and_then(look) },
        }
    }

    /// Asked, perhaps again.
    fn ask(&mut self) {
        self.turn(|before| before.value().map_or(Self::Loading, Self::Refreshing));
    }

    /// Half a second passed without an answer.
    fn grow_slow(&mut self) {
        self.turn(|before| if matches!(before, Self::Loading) { Self::Slow } else { before });
    }

    /// The answer came.
    fn answer(&mut self, answer: Result<T, E>) {
        self.turn(|before| match answer {
            Ok(value) => Self::Ready(value),
            Err(error) => Self::Failed { error, last: before.value() },
        });
    }

    fn turn(&mut self, to: impl FnOnce(Self) -> Self) {
        let before = mem::replace(self, Self::Loading);
        *self = to(before);
    }
}

/// An answer of whatever type: the machinery below exists once, and only its ends know the type.
type Answer = Arc<dyn Any + Send + Sync>;

/// An answer that is on its way.
type Coming<E> = Pin<Box<dyn Future<Output = Result<Answer, E>>>>;

/// A question that is asked again whenever a signal it read changes. A copy is as good as the original.
pub struct Source<T: 'static, E: 'static> {
    state: RwSignal<Remote<Answer, E>>,
    again: Trigger,
    of: PhantomData<fn() -> T>,
}

impl<T, E> Clone for Source<T, E> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T, E> Copy for Source<T, E> {}

impl<T, E> Source<T, E>
where
    T: Send + Sync + 'static,
    E: Clone + Send + Sync + 'static,
{
    /// Looks at where it stands. Tracked.
    pub fn with<R>(self, look: impl FnOnce(Remote<&T, &E>) -> R) -> R {
        // A clone, which is cheap, lets the rest of this exist once.
        look(self.state.get().look(|answer| answer.downcast_ref()))
    }

    /// Looks at the answer, old or new, for an event that happens now.
    pub fn answer<R>(self, look: impl FnOnce(&T) -> R) -> Option<R> {
        self.state.try_with_untracked(|remote| remote.look(|answer| answer.downcast_ref()).value().map(look)).flatten()
    }

    /// Asks again; the present answer stays meanwhile.
    pub fn refresh(self) {
        self.again.notify();
    }

    /// Puts in an answer that came another way, such as that of a change just made.
    pub fn set(self, value: T) {
        self.state.try_set(Remote::Ready(Arc::new(value)));
    }
}

/// Asks now and whenever a signal that `ask` reads before its first `.await` changes. An earlier
/// request is aborted and its answer dropped.
///
/// ```ignore
/// let page = use_remote(move |signal| api.worklist(&filter.get(), signal));
/// ```
///
/// The old answer stays while a new one is awaited: right for another filter of the same list. For
/// another subject make the component anew, or the old subject's data stand under the new name.
pub fn use_remote<T, E, F>(ask: impl Fn(Option<AbortSignal>) -> F + 'static) -> Source<T, E>
where
    T: Send + Sync + 'static,
    E: Clone + Send + Sync + 'static,
    F: Future<Output = Result<T, E>> + 'static,
{
    let (state, again) = follow(Box::new(move |signal| {
        let answer = ask(signal);
        Box::pin(async move { answer.await.map(|answer| Arc::new(answer) as Answer) })
    }));
    Source { state, again, of: PhantomData }
}

fn follow<E>(ask: Box<dyn Fn(Option<AbortSignal>) -> Coming<E>>) -> (RwSignal<Remote<Answer, E>>, Trigger)
where
    E: Clone + Send + Sync + 'static,
{
    let state = RwSignal::new(Remote::Loading);
    let again = Trigger::new();
    let round = StoredValue::new(0_u32);
    effect(move || {
        again.track();
        let now = round.get_value().wrapping_add(1);
        round.set_value(now);
        let current = move || round.try_get_value() == Some(now);
        let abort = Abort::new();
        let answer = ask(abort.signal());
        untrack(|| state.update(Remote::ask));
        let mut slow = Timer::default();
        slow.start(SLOW_AFTER, move || {
            if current() {
                state.try_update(Remote::grow_slow);
            }
        });
        spawn_local(async move {
            let answer = answer.await;
            if current() {
                state.try_update(|state| state.answer(answer));
            }
        });
        let waiting = SendWrapper::new((abort, slow));
        on_cleanup(move || drop(waiting));
    });
    (state, again)
}

#[cfg(test)]
mod tests {
    use super::*;

    type R = Remote<u8, &'static str>;

    #[test]
    fn a_first_question_is_quiet_then_slow_then_answered() {
        let mut remote = R::Loading;
        remote.ask();
        assert_eq!(remote, R::Loading);
        remote.grow_slow();
        assert_eq!(remote, R::Slow);
        remote.answer(Ok(1));
        assert_eq!(remote, R::Ready(1));
    }

    #[test]
    fn an_old_answer_stays_while_and_after_asking_again() {
        let mut remote = R::Ready(1);
        remote.ask();
        remote.grow_slow();
        assert_eq!(remote, R::Refreshing(1));
        remote.answer(Err("offline"));
        assert_eq!(remote, R::Failed { error: "offline", last: Some(1) });
        assert_eq!((remote.value(), remote.error()), (Some(1), Some("offline")));
        remote.ask();
        assert_eq!(remote, R::Refreshing(1));
        remote.answer(Ok(2));
        assert_eq!(remote, R::Ready(2));
    }

    #[test]
    fn a_failure_without_an_answer_has_none_and_asking_again_is_loading() {
        let mut remote = R::Slow;
        remote.answer(Err("down"));
        assert_eq!((remote.value(), remote.error()), (None, Some("down")));
        remote.ask();
        assert_eq!(remote, R::Loading);
    }
}
