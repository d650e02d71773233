//! The credential of a portal that was just made: its secret is shown this once.

use crate::dom::focus;
use crate::dom::root::Root;
use crate::t;
use crate::ui::button::{Button, Look};
use crate::ui::copy_field::{CopyField, CopyWords};
use crate::ui::message_bar::MessageBar;
use crate::ui::tone::Tone;
use crate::view;
use leptos::prelude::*;
use shared::api::embed::MadePortal;

const SECRET: &str = "portal-secret";

/// Id and secret, each to be copied.
#[component]
pub fn Made(made: MadePortal, #[prop(into)] close: Callback<()>) -> impl IntoView {
    let root = Root::here();
    // The button that was pressed is gone; the reading goes on at what matters now.
    request_animation_frame(move || focus::focus_id(root, SECRET));
    let (copied, failed) = (t!(common.copied), t!(embedding.not_copied));
    let words = move |copy| CopyWords { copy, copied, failed };
    let done = t!(common.close);
    view! {
        <div class="sc-stack">
            <MessageBar tone=Tone::Warning live=true>{t!(embedding.once)}</MessageBar>
            <CopyField
                id="portal-id" label=t!(embedding.id) value=made.portal.id.to_string() words=words(t!(embedding.copy_id))
            />
            <CopyField
                id=SECRET label=t!(embedding.secret) value=made.secret words=words(t!(embedding.copy_secret))
            />
            <div class="sc-row sc-row--end">
                <Button look=Look::Primary on_press=close>{move || done.get()}</Button>
            </div>
        </div>
    }
}
