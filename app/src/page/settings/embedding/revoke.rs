//! Revoking a portal's credential, once that was confirmed.

use crate::api::error::ApiError;
use crate::api::use_api;
use crate::block::problem::ProblemMessage;
use crate::dom::reactive::effect;
use crate::i18n::use_i18n;
use crate::ui::button::{Button, Look};
use crate::ui::dialog::Dialog;
use crate::ui::toasts::Toasts;
use crate::ui::tone::Tone;
use crate::view;
use crate::{msg, t};
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::embed::PortalView;

/// The dialog. It is open while there is a portal to revoke.
#[component]
pub fn RevokeDialog(task: RwSignal<Option<PortalView>>, changed: Callback<()>) -> impl IntoView {
    let (api, i18n, toasts) = (use_api(), use_i18n(), expect_context::<Toasts>());
    let (open, busy, failure) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(None::<ApiError>));
    effect(move || {
        let wanted = task.with(Option::is_some);
        failure.set(None);
        if open.get_untracked() != wanted {
            open.set(wanted);
        }
    });
    effect(move || {
        if !open.get() && task.with_untracked(Option::is_some) {
            task.set(None);
        }
    });
    let name = move || task.with(|task| task.as_ref().map(|portal| portal.name.clone()).unwrap_or_default());
    let title = Signal::derive(move || i18n.text(&msg!(embedding.revoke_title, name = name())));
    let revoke = move |()| {
        let Some(portal) = task.get_untracked() else { return };
        busy.set(true);
        spawn_local(async move {
            let answer = api.revoke_portal(portal.id).await;
            busy.try_set(false);
            if let Err(error) = answer {
                drop(failure.try_set(Some(error)));
                return;
            }
            toasts.show(Tone::Success, i18n.text(&msg!(embedding.revoked, name = portal.name)));
            open.try_set(false);
            changed.run(());
        });
    };
    let (end, cancel) = (t!(embedding.revoke), t!(common.cancel));
    let footer = move || {
        view! {
            <Button busy on_press=revoke>{move || end.get()}</Button>
            <Button look=Look::Primary on_press=move |()| open.set(false)>{move || cancel.get()}</Button>
        }
    };
    view! {
        <Dialog open title close_label=t!(common.close) footer=footer>
            {move || failure.get().map(|error| view! { <ProblemMessage error title=t!(errors.summary_title)/> })}
            <p>{t!(embedding.revoke_text)}</p>
        </Dialog>
    }
}
