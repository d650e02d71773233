//! What all pages share, and which page is shown.

use crate::api::Api;
use crate::api::way::Way;
use crate::dom::panic::{self, Words};
use crate::dom::reactive::effect;
use crate::i18n::I18n;
use crate::i18n::catalogue::Catalogue;
use crate::msg;
use crate::page::gate::Gate;
use crate::state::nav::Nav;
use crate::state::prefs::Prefs;
use crate::t;
use crate::ui::toast_region::ToastRegion;
use crate::ui::toasts::Toasts;
use crate::view;
use leptos::prelude::*;

/// The whole app.
#[component]
pub fn App(
    /// The language that was loaded first.
    first: Catalogue,
) -> impl IntoView {
    let i18n = I18n::provide(first);
    Prefs::provide();
    Api::provide(Way::of_page());
    Nav::provide();
    let toasts = Toasts::provide();
    // The page of last resort speaks the language shown last; it cannot look it up any more.
    effect(move || {
        panic::set_words(Words {
            title: i18n.text(&msg!(broken.title)),
            text: i18n.text(&msg!(broken.text)),
            reload: i18n.text(&msg!(broken.reload)),
        });
    });
    #[cfg(feature = "demo")]
    let above = view! { <crate::demo::DemoBar/> };
    #[cfg(not(feature = "demo"))]
    let above = ();
    view! {
        {above}
        <Gate/>
        <ToastRegion toasts label=t!(app.messages) dismiss_label=t!(common.dismiss)/>
    }
}
