//! Signing in.

mod account;
mod form;
mod personas;

use super::apart::{apart, later};
use super::gate::CurrentSession;
use super::layout::{Footer, Looks};
use super::title::PageTitle;
use crate::t;
use crate::ui::icon::Icon;
use crate::ui::skip_link::SkipLink;
use crate::view;
use form::{SignInForm, SignInFormProps};
use leptos::prelude::*;
use shared::api::session::Session;
use shared::id::PersonId;

/// The page of whoever is not signed in. What was asked for is shown afterwards.
#[component]
pub fn SignInPage() -> impl IntoView {
    let current = expect_context::<CurrentSession>();
    let faulty = RwSignal::new(false);
    view! {
        <SkipLink target="main" text=t!(app.skip)/>
        <div class="sc-shell sc-shell--plain">
            <header class="sc-header">
                <span class="sc-brand">{Icon::Switchboard.view()}{t!(app.name)}</span>
                <div class="sc-header__tools"><Looks/></div>
            </header>
            <main class="sc-main" id="main">
                <div class="sc-page sc-page--middle">
                    <div>
                        <PageTitle text=t!(sign_in.title) error=faulty/>
                        <p class="sc-page__lead">{t!(sign_in.lead)}</p>
                    </div>
                    {sign_in_form(Callback::new(move |session| current.begin(session)), None, faulty)}
                </div>
            </main>
            <Footer/>
        </div>
    }
}

apart! { sign_in, fetch, fn form_of(props: SignInFormProps) -> AnyView { SignInForm(props).into_any() } }

/// What there is to sign in with, as soon as its code is there: most people are signed in when they come.
pub fn sign_in_form(entered: Callback<Session>, only: Option<PersonId>, faulty: RwSignal<bool>) -> AnyView {
    later(fetch, 3, move || form_of(SignInFormProps { entered, only, faulty }))
}
