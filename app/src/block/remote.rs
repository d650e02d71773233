//! What is asked of the server, in a page: nothing for half a second, then grey lines; old rows while newer ones
//! come; an error with "Try again" above what was there last.

use super::problem::ProblemMessage;
use crate::api::error::ApiError;
use crate::dom::reactive::memo;
use crate::state::remote::{Remote, Source};
use crate::t;
use crate::ui::progress::{RefreshBar, Skeleton};
use crate::view;
use leptos::prelude::*;

/// Shows the answer by `view`, which is made anew only when the answer is another one.
///
/// ```ignore
/// {remote(customer, 8, move |customer| view! { <Facts customer/> })}
/// ```
pub fn remote<T>(source: Source<T, ApiError>, lines: u8, view: impl Fn(T) -> AnyView + Send + Sync + 'static) -> AnyView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let value = memo(move || source.with(|remote| remote.value().cloned()));
    let view = StoredValue::new(view);
    let content = move || value.get().map(|value| view.with_value(|view| view(value)));
    let has_value = Signal::derive(move || value.with(Option::is_some));
    around(state(source), has_value, Callback::new(move |()| source.refresh()), lines, content.into_any())
}

/// How a question stands, without its answer.
#[derive(Clone, PartialEq)]
enum State {
    Quiet,
    Pending,
    Slow,
    Failed(ApiError),
}

fn state<T>(source: Source<T, ApiError>) -> Signal<State>
where
    T: Clone + Send + Sync + 'static,
{
    let state = memo(move || {
        source.with(|remote| match remote {
            Remote::Slow => State::Slow,
            Remote::Loading | Remote::Refreshing(_) => State::Pending,
            Remote::Ready(_) => State::Quiet,
            Remote::Failed { error, .. } => State::Failed(error.clone()),
        })
    });
    state.into()
}

fn around(state: Signal<State>, has_value: Signal<bool>, retry: Callback<()>, lines: u8, content: AnyView) -> AnyView {
    let (old, none, loading) = (t!(problem.old_title), t!(problem.load_title), t!(common.loading));
    let title = Signal::derive(move || if has_value.get() { old.get() } else { none.get() });
    let pending = move || matches!(state.get(), State::Pending | State::Slow);
    let notice = move || match state.get() {
        State::Failed(ApiError::Aborted) | State::Quiet | State::Pending => ().into_any(),
        State::Slow => view! { <Skeleton lines label=loading/> },
        State::Failed(error) => view! { <ProblemMessage error title retry/> },
    };
    view! {
        <div class="sc-remote" aria-busy=move || pending().then_some("true")>
            <RefreshBar active=Signal::derive(move || has_value.get() && pending())/>
            {move || notice()}
            {content}
        </div>
    }
}
