//! The frame of every page, and what all pages share.

use crate::dom::panic::{self, Words};
use crate::i18n::I18n;
use crate::i18n::catalogue::Catalogue;
use crate::state::prefs::Prefs;
use crate::ui::icon::Icon;
use crate::ui::skip_link::SkipLink;
use crate::ui::toast_region::ToastRegion;
use crate::ui::toasts::Toasts;
use crate::{msg, t};
use leptos::prelude::*;

/// The whole app.
#[component]
pub fn App(
    /// The language that was loaded first.
    first: Catalogue,
) -> impl IntoView {
    let i18n = I18n::provide(first);
    Prefs::provide();
    let toasts = Toasts::provide();
    // The page of last resort speaks the language shown last; it cannot look it up any more.
    Effect::new(move |_| {
        panic::set_words(Words {
            title: i18n.text(&msg!(broken.title)),
            text: i18n.text(&msg!(broken.text)),
            reload: i18n.text(&msg!(broken.reload)),
        });
    });
    view! {
        <SkipLink target="main" text=t!(app.skip)/>
        <div class="sc-shell">
            <header class="sc-header">
                <span class="sc-brand">{Icon::Switchboard.view()}{t!(app.name)}</span>
            </header>
            <main class="sc-main" id="main">
                <h1>{t!(nav.subscriptions)}</h1>
            </main>
        </div>
        <ToastRegion toasts label=t!(app.messages) dismiss_label=t!(common.dismiss)/>
    }
}
