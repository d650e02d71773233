//! Which component shows which page. The only list of them.

use super::activity::ActivityPage;
use super::customer::CustomerPage;
use super::customers::CustomersPage;
use super::not_found::NotFoundPage;
use super::settings::SettingsPage;
use super::sign_in::SignInPage;
use super::subscription::SubscriptionPage;
use super::subscriptions::SubscriptionsPage;
use super::support::SupportPage;
use crate::route::Page;
use crate::view;
use leptos::prelude::*;

/// The page. Made anew when another page is shown, and only then.
pub fn shown(page: Page) -> AnyView {
    match page {
        Page::Customers => view! { <CustomersPage/> },
        Page::Customer(id) => view! { <CustomerPage id/> },
        Page::Activity => view! { <ActivityPage/> },
        Page::Settings => view! { <SettingsPage/> },
        Page::Support => view! { <SupportPage/> },
        Page::SignIn => view! { <SignInPage/> },
        Page::Subscriptions => view! { <SubscriptionsPage/> },
        Page::Subscription(customer, id) => view! { <SubscriptionPage customer id/> },
        Page::NotFound => view! { <NotFoundPage/> },
    }
}
