//! The frame of the pages: header, navigation, bars that say how things stand, footer.

mod account;
mod again;
mod bars;
mod header;
mod looks;
mod navigation;

use crate::route::DOCS;
use crate::t;
use crate::ui::skip_link::SkipLink;
use crate::view;
pub use account::Person;
use again::SignInAgain;
use bars::Bars;
use header::Header;
use leptos::prelude::*;
pub use looks::{Looks, choose_language, theme_name};
use navigation::Navigation;

/// The frame around a page of somebody who is signed in.
#[component]
pub fn Layout(
    /// The page.
    children: Children,
) -> impl IntoView {
    view! {
        <SkipLink target="main" text=t!(app.skip)/>
        <div class="sc-shell">
            <Header/>
            <div class="sc-side"><Navigation/></div>
            <main class="sc-main" id="main">
                <Bars/>
                {children()}
            </main>
            <Footer/>
        </div>
        <SignInAgain/>
    }
}

/// The end of every page; help stands at the same place on each (WCAG 3.2.6).
#[component]
pub fn Footer() -> impl IntoView {
    view! {
        <footer class="sc-footer">
            // The offline demonstration has no server beside the app that could show it.
            {(!cfg!(feature = "demo")).then(|| view! { <a href=DOCS rel="external">{t!(shell.help)}</a> })}
        </footer>
    }
}
