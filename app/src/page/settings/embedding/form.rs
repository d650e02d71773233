//! Adding a portal, and changing one.

use super::Edit;
use super::entry::{Entry, Fault, NAME, ORIGINS};
use super::made::Made;
use crate::api::error::ApiError;
use crate::api::use_api;
use crate::block::problem::ProblemMessage;
use crate::dom::reactive::effect;
use crate::i18n::use_i18n;
use crate::ui::button::{Button, Look};
use crate::ui::dialog::Dialog;
use crate::ui::error_summary::{ErrorSummary, FieldError};
use crate::ui::text_field::{TextField, TextKind};
use crate::ui::toasts::Toasts;
use crate::ui::tone::Tone;
use crate::view;
use crate::{msg, t};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::embed::{MadePortal, NewPortal, PatchPortal};
use shared::portal::WebOrigin;
use shared::text::Name;

/// Where the dialog stands.
#[derive(Clone, Copy)]
struct Form {
    /// What is edited; none while nothing is.
    task: RwSignal<Option<Edit>>,
    entry: Entry,
    wrong: RwSignal<Vec<Fault>>,
    failure: RwSignal<Option<ApiError>>,
    busy: RwSignal<bool>,
    /// The one that was just made, with its secret, until the dialog is closed.
    made: RwSignal<Option<MadePortal>>,
}

impl Form {
    /// Before each time it opens, and after: the secret is forgotten.
    fn begin(self) {
        self.wrong.set(Vec::new());
        self.failure.set(None);
        self.made.set(None);
        self.task.with_untracked(|task| self.entry.fill(task.as_ref().and_then(Edit::old)));
    }
}

/// The dialog. It is open while there is a task.
#[component]
pub(super) fn PortalDialog(task: RwSignal<Option<Edit>>, changed: Callback<()>) -> impl IntoView {
    let i18n = use_i18n();
    let form = Form {
        task,
        entry: Entry::new(),
        wrong: RwSignal::new(Vec::new()),
        failure: RwSignal::new(None),
        busy: RwSignal::new(false),
        made: RwSignal::new(None),
    };
    let open = RwSignal::new(false);
    effect(move || {
        let wanted = task.with(Option::is_some);
        untrack(|| form.begin());
        if open.get_untracked() != wanted {
            open.set(wanted);
        }
    });
    effect(move || {
        if !open.get() && task.with_untracked(Option::is_some) {
            task.set(None);
        }
    });
    let (add, name) = (t!(embedding.add), move || {
        task.with(|task| task.as_ref().and_then(Edit::old).map(|portal| portal.name.clone()))
    });
    let title =
        Signal::derive(move || match (form.made.with(|made| made.as_ref().map(|it| it.portal.name.clone())), name()) {
            (Some(name), _) => i18n.text(&msg!(embedding.made_title, name = name)),
            (None, Some(name)) => i18n.text(&msg!(embedding.change_title, name = name)),
            (None, None) => add.get(),
        });
    let content = move || match form.made.get() {
        Some(made) => view! { <Made made close=move |()| open.set(false)/> },
        None => view! { <Fields form open changed/> },
    };
    view! {
        <Dialog open title close_label=t!(common.close)>{content()}</Dialog>
    }
}

#[component]
fn Fields(form: Form, open: RwSignal<bool>, changed: Callback<()>) -> impl IntoView {
    let i18n = use_i18n();
    let submit = submit(form, open, changed);
    let error = move |field: &'static str| {
        Signal::derive(move || {
            form.wrong.with(|all| all.iter().find(|(name, _)| *name == field).map(|(_, text)| i18n.text(text)))
        })
    };
    let errors = Signal::derive(move || {
        form.wrong.with(|all| {
            all.iter().map(|(field, text)| FieldError { field: (*field).to_owned(), text: i18n.text(text) }).collect()
        })
    });
    let is_new = form.task.with_untracked(|task| matches!(task, Some(Edit::New)));
    let action = if is_new { t!(embedding.add) } else { t!(embedding.save) };
    let cancel = t!(common.cancel);
    view! {
        <form class="sc-stack" novalidate="" on:submit=submit>
            <ErrorSummary title=t!(errors.summary_title) errors/>
            {move || form.failure.get().map(|error| view! { <ProblemMessage error title=t!(errors.summary_title)/> })}
            <TextField
                id=NAME label=t!(embedding.name) hint=t!(embedding.name_hint) value=form.entry.name maxlength=256
                required=true error=error(NAME)
            />
            <TextField
                id=ORIGINS label=t!(embedding.origins) mark=t!(common.optional) hint=t!(embedding.origins_hint)
                value=form.entry.origins kind=TextKind::Multiline maxlength=6000 error=error(ORIGINS)
            />
            <div class="sc-row sc-row--end">
                <Button on_press=move |()| open.set(false)>{move || cancel.get()}</Button>
                <Button look=Look::Primary submit=true busy=form.busy>{move || action.get()}</Button>
            </div>
        </form>
    }
}

fn submit(form: Form, open: RwSignal<bool>, changed: Callback<()>) -> impl Fn(SubmitEvent) {
    let (api, i18n, toasts) = (use_api(), use_i18n(), expect_context::<Toasts>());
    let save = async move |edit: Edit, name: Name, origins: Vec<WebOrigin>| match edit {
        Edit::New => api.make_portal(&NewPortal { name, origins }).await.map(Some),
        Edit::Old(portal) => {
            let patch = PatchPortal { name: Some(name), origins: Some(origins) };
            api.change_portal(portal.id, &patch).await.map(|_| None)
        }
    };
    move |event: SubmitEvent| {
        event.prevent_default();
        let Some(edit) = form.task.get_untracked() else { return };
        if form.busy.get_untracked() {
            return;
        }
        form.failure.set(None);
        let (name, origins) = match form.entry.check(i18n) {
            Ok(checked) => checked,
            Err(faults) => return form.wrong.set(faults),
        };
        form.wrong.set(Vec::new());
        form.busy.set(true);
        let said = msg!(embedding.changed, name = name.to_string());
        spawn_local(async move {
            let answer = save(edit, name, origins).await;
            form.busy.try_set(false);
            match answer {
                Err(error) => drop(form.failure.try_set(Some(error))),
                Ok(made) => {
                    changed.run(());
                    if made.is_none() {
                        toasts.show(Tone::Success, i18n.text(&said));
                        open.try_set(false);
                    }
                    form.made.try_set(made);
                }
            }
        });
    }
}
