//! The page of an address that no page has.

use super::title::PageTitle;
use crate::route::Route;
use crate::t;
use crate::view;
use leptos::prelude::*;

/// Says so, and leads to the start page.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    view! {
        <div class="sc-page">
            <div class="sc-page__header"><PageTitle text=t!(not_found.title)/></div>
            <p>{t!(not_found.text)}</p>
            <p><a href=Route::worklist().href()>{t!(not_found.home)}</a></p>
        </div>
    }
}
