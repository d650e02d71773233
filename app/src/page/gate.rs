//! Before the pages: who is signed in? Nobody sees a page of somebody else, not even for a moment.

use super::layout::Layout;
use super::shown::{fetch_the_rest, shown};
use crate::api::error::ApiError;
use crate::api::use_api;
use crate::block::problem::ProblemMessage;
use crate::dom::reactive::{effect, memo};
use crate::dom::timer::OwnedTimer;
use crate::route::{Page, Route};
use crate::state::me::Me;
use crate::state::nav::{Nav, use_nav};
use crate::state::query::use_query;
use crate::state::remote::{Remote, Source};
use crate::t;
use crate::ui::progress::Skeleton;
use crate::view;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::session::Session;
use shared::role::Side;
use std::time::Duration;

/// By then the first page has come to rest.
const REST_AFTER: Duration = Duration::from_secs(2);

/// The session that the pages are shown for. Sign-in sets it, sign-out takes it away.
#[derive(Clone, Copy)]
pub struct CurrentSession(Source<Option<Session>, ApiError>);

impl CurrentSession {
    /// Somebody signed in.
    pub fn begin(self, session: Session) {
        self.0.set(Some(session));
    }

    /// Nobody is signed in any more.
    pub fn end(self) {
        self.0.set(None);
    }

    /// Asks the server again.
    fn ask(self) {
        self.0.refresh();
    }
}

/// Shows the sign-in page or the pages of whoever is signed in.
#[component]
pub fn Gate() -> impl IntoView {
    let api = use_api();
    let nav = use_nav();
    let source = use_query(move |signal| api.session(signal));
    let current = CurrentSession(source);
    provide_context(current);
    // Whose pages they are; an answer that says the same again changes nothing.
    let holder = memo(move || source.with(|remote| remote.value().cloned()));
    let failed = memo(move || source.with(|remote| remote.error().filter(|_| remote.value().is_none()).cloned()));
    let slow = memo(move || source.with(|remote| matches!(remote, Remote::Slow)));
    effect(move || {
        if let Some(session) = holder.get() {
            redirect(nav, session.as_ref());
        }
    });
    view! {
        {move || match holder.get() {
            Some(session) => entered(nav, session),
            None => waiting(failed.get(), slow.get(), current),
        }}
    }
}

/// Where an address leads that is not for this person.
fn redirect(nav: Nav, session: Option<&Session>) {
    let route = nav.route();
    match (session, route) {
        (None, Route::SignIn(_)) => {}
        (None, route) => {
            let next = (route != Route::NotFound && route != Route::worklist()).then(|| Box::new(route));
            nav.refine(Route::SignIn(next));
        }
        (Some(session), Route::SignIn(next)) => nav.replace(next.map_or_else(|| home(session), |next| *next)),
        (Some(session), route) if route == Route::worklist() && home(session) != route => nav.replace(home(session)),
        _ => {}
    }
}

/// The first page of a person.
pub fn home(session: &Session) -> Route {
    match session.side {
        Side::Provider | Side::Reseller => Route::worklist(),
        Side::Customer => Route::Support,
    }
}

fn entered(nav: Nav, session: Option<Session>) -> AnyView {
    match session {
        None => shown(Page::SignIn),
        Some(session) => {
            let me = Me::new(session);
            if me.side() != Side::Customer {
                OwnedTimer::new().start(REST_AFTER, || {
                    spawn_local(async {
                        let _ = fetch_the_rest().await;
                    });
                });
            }
            provide_context(me);
            // For the moment until the way leads on from there.
            let page = move || (nav.page() != Page::SignIn).then(|| shown(nav.page()));
            view! { <Layout>{move || page()}</Layout> }
        }
    }
}

fn waiting(failed: Option<ApiError>, slow: bool, current: CurrentSession) -> AnyView {
    view! {
        <main class="sc-broken" id="main">
            <h1 class:sc-visually-hidden=failed.is_none()>{t!(app.name)}</h1>
            {failed.map(|error| view! { <ProblemMessage error retry=move |()| current.ask()/> })}
            {slow.then(|| view! { <Skeleton label=t!(shell.starting)/> })}
        </main>
    }
}
