//! Which component shows which page. The only list of them.

use super::not_found::NotFoundPage;
use super::sign_in::SignInPage;
use crate::route::Page;
use leptos::prelude::*;

/// The page. Made anew when another page is shown, and only then.
pub fn shown(page: Page) -> AnyView {
    match page {
        Page::SignIn => view! { <SignInPage/> }.into_any(),
        Page::Subscriptions
        | Page::Subscription(..)
        | Page::Customers
        | Page::Customer(_)
        | Page::Activity
        | Page::Settings
        | Page::Support
        | Page::NotFound => view! { <NotFoundPage/> }.into_any(),
    }
}
