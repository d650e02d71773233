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
use leptos::prelude::*;

/// The page. Made anew when another page is shown, and only then.
pub fn shown(page: Page) -> AnyView {
    match page {
        Page::Customers => view! { <CustomersPage/> }.into_any(),
        Page::Customer(id) => view! { <CustomerPage id/> }.into_any(),
        Page::Activity => view! { <ActivityPage/> }.into_any(),
        Page::Settings => view! { <SettingsPage/> }.into_any(),
        Page::Support => view! { <SupportPage/> }.into_any(),
        Page::SignIn => view! { <SignInPage/> }.into_any(),
        Page::Subscriptions => view! { <SubscriptionsPage/> }.into_any(),
        Page::Subscription(customer, id) => view! { <SubscriptionPage customer id/> }.into_any(),
        Page::NotFound => view! { <NotFoundPage/> }.into_any(),
    }
}
