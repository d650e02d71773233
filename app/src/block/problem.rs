//! What went wrong, shown in a page. The words are those of `i18n::problem` and `i18n::reason`.

use crate::api::error::ApiError;
use crate::i18n::use_i18n;
use crate::i18n::{problem, reason};
use crate::ui::button::Button;
use crate::ui::message_bar::MessageBar;
use crate::ui::tone::Tone;
use crate::view;
use crate::{msg, t};
use leptos::prelude::*;
use shared::problem::FieldError;
use shared::reason::Reason;

/// An error of the server in a message bar: what happened, all reasons, what to do, the request's id.
///
/// ```ignore
/// <ProblemMessage error retry=move |()| source.refresh()/>
/// ```
#[component]
pub fn ProblemMessage(
    /// The error.
    error: ApiError,
    /// Its first words, in bold; for a page that could not be loaded by default.
    #[prop(optional, into)]
    title: Option<Signal<String>>,
    /// What "Try again" does; without it there is no such button.
    #[prop(optional, into)]
    retry: Option<Callback<()>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let title = title.unwrap_or(t!(problem.load_title));
    let tone = if error.is_away() { Tone::Warning } else { Tone::Danger };
    let detail = error.problem().cloned();
    let reasons = detail.as_ref().map(|problem| problem.reasons.clone()).unwrap_or_default();
    let errors = detail.as_ref().map(|problem| problem.errors.clone()).unwrap_or_default();
    let id = detail.and_then(|problem| problem.request_id);
    // With reasons, the first of them would be said twice.
    let several = !reasons.is_empty();
    let sentence = move || i18n.text(&if several { msg!(problem.refused) } else { problem::words(&error) });
    let again = t!(common.retry);
    let actions = move || retry.map(|retry| view! { <Button on_press=retry>{move || again.get()}</Button> }).into_any();
    view! {
        <MessageBar tone live=true title actions=leptos::children::ViewFn::from(actions)>
            <p>{move || sentence()}</p>
            {several.then(|| view! { <Reasons reasons/> })}
            {(!errors.is_empty()).then(|| fields(errors))}
            {id.map(|id| view! { <p class="sc-small sc-muted">{t!(problem.request_id, id = id.to_string())}</p> })}
        </MessageBar>
    }
}

fn fields(errors: Vec<FieldError>) -> impl IntoView {
    let i18n = use_i18n();
    let line = move |error: FieldError| {
        let name = error.pointer.trim_start_matches(['/', '?']).to_owned();
        let what = move || i18n.text(&problem::invalid(error.code));
        view! { <li>{move || i18n.text(&msg!(problem.field, field = name.clone(), what = what()))}</li> }
    };
    view! { <ul class="sc-list">{errors.into_iter().map(line).collect_view()}</ul> }
}

/// Why a partner is not eligible: each reason a sentence, with its source and date.
#[component]
pub fn Reasons(
    /// The reasons, in their order.
    reasons: Vec<Reason>,
) -> impl IntoView {
    let i18n = use_i18n();
    let line = move |one: Reason| {
        let origin = one.evidence.map(|evidence| {
            view! { <span class="sc-muted">" ("{move || reason::origin(i18n, evidence)}")"</span> }
        });
        view! { <li>{move || reason::sentence(i18n, &one)}{origin}</li> }
    };
    view! { <ul class="sc-list">{reasons.into_iter().map(line).collect_view()}</ul> }
}
