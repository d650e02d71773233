//! Which component shows which page. The only list of them, and of those whose code is fetched when they are opened.

use super::activity::ActivityPage;
use super::apart::{Missing, apart, later};
use super::customer::CustomerPage;
use super::customers::CustomersPage;
use super::not_found::NotFoundPage;
use super::settings::SettingsPage;
use super::sign_in::{self, SignInPage};
use super::subscription::{self, SubscriptionPage};
use super::subscriptions::SubscriptionsPage;
use super::support::SupportPage;
use crate::route::Page;
use crate::view;
use leptos::prelude::*;

/// Grey lines while the code of a page is slow to come.
const LINES: u8 = 8;

/// The page. Made anew when another page is shown, and only then.
pub fn shown(page: Page) -> AnyView {
    match page {
        Page::Subscriptions => view! { <SubscriptionsPage/> },
        Page::Subscription(customer, id) => view! { <SubscriptionPage customer id/> },
        Page::SignIn => view! { <SignInPage/> },
        Page::NotFound => view! { <NotFoundPage/> },
        Page::Customers | Page::Customer(_) => later(fetch_customers, LINES, move || customers(page)),
        Page::Activity => later(fetch_activity, LINES, move || activity(page)),
        Page::Settings => later(fetch_settings, LINES, move || settings(page)),
        Page::Support => later(fetch_support, LINES, move || support(page)),
    }
}

apart! {
    customers, fetch_customers, fn customers(page: Page) -> AnyView {
        match page {
            Page::Customer(id) => view! { <CustomerPage id/> },
            _ => view! { <CustomersPage/> },
        }
    }
}

apart! { activity, fetch_activity, fn activity(_page: Page) -> AnyView { view! { <ActivityPage/> } } }

apart! { settings, fetch_settings, fn settings(_page: Page) -> AnyView { view! { <SettingsPage/> } } }

apart! { support, fetch_support, fn support(_page: Page) -> AnyView { view! { <SupportPage/> } } }

/// Fetches what is not there yet, the assignment's form first: it will be wanted, perhaps when there is no network.
/// What does not come now is fetched when it is opened.
pub async fn fetch_the_rest() -> Result<(), Missing> {
    subscription::fetch().await?;
    sign_in::fetch().await?;
    fetch_customers().await?;
    fetch_activity().await?;
    fetch_support().await?;
    fetch_settings().await
}
