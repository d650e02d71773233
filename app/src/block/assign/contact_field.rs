//! The field "Designated support contact": candidates in their groups, and why somebody cannot be taken.

use super::candidates::Candidates;
use super::step::can_be_set;
use crate::api::error::ApiError;
use crate::block::combobox_words::combobox_words;
use crate::block::problem::ProblemMessage;
use crate::dom::reactive::memo;
use crate::i18n::name::Name;
use crate::i18n::{I18n, reason, use_i18n};
use crate::state::remote::{Remote, Source};
use crate::ui::combobox::options::{Choice, Group};
use crate::ui::combobox::{Combobox, Offer};
use crate::view;
use crate::{msg, t};
use leptos::prelude::*;
use shared::api::candidate::{CandidatePage, CandidateView};
use shared::eligibility::Class;
use shared::id::SubscriptionId;

/// The id of the control.
pub const FIELD: &str = "contact";

/// The field. `value` is the name shown; a pick is told with all that is known of the partner.
#[component]
pub fn ContactField(
    /// Whose contact.
    id: SubscriptionId,
    /// Id and name of the partner that is chosen, or else the contact now.
    #[prop(into)]
    value: Signal<Option<(String, String)>>,
    /// Whether this person may confirm an unverified partner.
    may_confirm: bool,
    /// A partner was picked.
    #[prop(into)]
    on_pick: Callback<CandidateView>,
    /// What is wrong.
    #[prop(into)]
    error: MaybeProp<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let candidates = Candidates::of(id);
    let found = candidates.found();
    let offer = Signal::derive(move || candidates.with(|remote, more| offer(i18n, remote, more, may_confirm)));
    let direct = memo(move || found.with(|remote| remote.value().is_some_and(|page| page.direct_bill)));
    let hint = t!(flow.hint);
    let direct_hint = t!(flow.direct_bill);
    let hint = Signal::derive(move || Some(if direct.get() { direct_hint.get() } else { hint.get() }));
    let choose = move |choice: Choice| {
        if let Some(picked) = candidates.get(&choice.id) {
            on_pick.run(picked);
        }
    };
    let search = move |text: String| candidates.search(text);
    let instant = Signal::derive(move || candidates.are_all_here());
    let nobody = t!(flow.no_match);
    let nobody = move || view! { <p class="sc-combobox__note">{move || nobody.get()}</p> };
    view! {
        <Combobox
            id=FIELD label=t!(terms.designated_support_contact) words=combobox_words()
            offer value hint error instant on_search=search on_choose=choose empty_action=nobody
        />
        <Failure found/>
    }
}

/// The candidates could not be had.
#[component]
fn Failure(found: Source<CandidatePage, ApiError>) -> impl IntoView {
    let failed = memo(move || found.with(|remote| remote.error().cloned()));
    view! {
        {move || failed.get().map(|error| view! { <ProblemMessage error retry=move |()| found.refresh()/> })}
    }
}

fn offer(i18n: I18n, remote: Remote<&[CandidateView], &ApiError>, more: bool, may_confirm: bool) -> Offer {
    match remote {
        Remote::Ready(candidates) => Offer::Ready { groups: groups(i18n, candidates, may_confirm), more },
        // Not the answer to what was typed before: an option must not become another one under the finger.
        Remote::Loading | Remote::Slow | Remote::Refreshing(_) => Offer::Loading,
        Remote::Failed { .. } => Offer::Ready { groups: Vec::new(), more: false },
    }
}

fn groups(i18n: I18n, candidates: &[CandidateView], may_confirm: bool) -> Vec<Group> {
    let of = |class: Class| {
        let choices: Vec<_> = candidates
            .iter()
            .filter(|candidate| candidate.class == class)
            .map(|candidate| choice(i18n, candidate, may_confirm))
            .collect();
        (!choices.is_empty()).then(|| Group { heading: i18n.text(&class.name()), choices })
    };
    Class::ALL.into_iter().filter_map(of).collect()
}

fn choice(i18n: I18n, candidate: &CandidateView, may_confirm: bool) -> Choice {
    Choice {
        id: candidate.tenant_id.to_string(),
        name: candidate.name.clone(),
        detail: detail(i18n, candidate),
        mark: candidate.is_provider.then(|| i18n.text(&msg!(flow.default))),
        reasons: candidate.reasons.iter().map(|one| reason::sentence(i18n, one)).collect(),
        settable: can_be_set(candidate, may_confirm),
    }
}

/// Number and country, as far as they are known.
pub fn detail(i18n: I18n, candidate: &CandidateView) -> String {
    let number = candidate.mpn_id.map(|mpn| i18n.text(&msg!(flow.mpn, number = mpn.to_string())));
    let country = candidate.country.map(|country| i18n.country(country.as_str()));
    let parts: Vec<_> = number.into_iter().chain(country).collect();
    parts.join(" · ")
}
