//! Below the field: why the partner that was picked cannot be taken, and what to do about it.

use crate::block::problem::Reasons;
use crate::i18n::message::Message;
use crate::i18n::name::Name;
use crate::i18n::rich::bdi;
use crate::i18n::{I18n, use_i18n};
use crate::ui::message_bar::MessageBar;
use crate::ui::tone::Tone;
use crate::view;
use crate::{msg, rich, t};
use leptos::prelude::*;
use shared::api::candidate::CandidateView;
use shared::eligibility::Class;
use shared::reason::{Code, Reason};
use shared::role::{Permission, RolePolicy, holders};

/// The partner, all reasons, and what to do. Read out at once.
#[component]
pub fn Declined(
    /// The partner.
    candidate: CandidateView,
    /// Which roles may do what.
    policy: RolePolicy,
) -> impl IntoView {
    let i18n = use_i18n();
    let name = candidate.name;
    let unverified = candidate.class == Class::Unverified;
    let steps = steps(&candidate.reasons);
    let what_to_do = move || {
        if unverified {
            vec![who_may_confirm(i18n, policy)]
        } else {
            steps.iter().map(|step| i18n.text(step)).collect()
        }
    };
    let heading = if unverified {
        rich!(flow.unverified_title; name = bdi(name.clone()))
    } else {
        rich!(flow.declined_title; name = bdi(name.clone()))
    };
    view! {
        <MessageBar tone=if unverified { Tone::Warning } else { Tone::Danger } live=true>
            <p class="sc-strong">{heading}</p>
            <Reasons reasons=candidate.reasons/>
            <p class="sc-strong">{t!(flow.what_to_do)}</p>
            <ul class="sc-list">{move || what_to_do().into_iter().map(|step| view! { <li>{step}</li> }).collect_view()}</ul>
        </MessageBar>
    }
}

/// Whose role may confirm an unverified partner. Tracked.
fn who_may_confirm(i18n: I18n, policy: RolePolicy) -> String {
    i18n.text(&msg!(flow.who_may_confirm, roles = roles(i18n, Permission::Administer, policy)))
}

/// The roles that have a permission: `Admin agent or Global admin`. Tracked.
pub fn roles(i18n: I18n, permission: Permission, policy: RolePolicy) -> String {
    let names: Vec<_> = holders(permission, policy).iter().map(|role| i18n.text(&role.name())).collect();
    crate::i18n::intl::list(i18n.lang(), &names, true)
}

/// What to do, each step once.
fn steps(reasons: &[Reason]) -> Vec<Message> {
    let mut steps = Vec::new();
    for reason in reasons {
        let step = step(reason.code);
        if !steps.contains(&step) {
            steps.push(step);
        }
    }
    steps
}

fn step(code: Code) -> Message {
    match code {
        Code::PartnershipInactive => msg!(flow.step.partnership),
        Code::RegionMismatch => msg!(flow.step.region),
        Code::AgreementUnsigned => msg!(flow.step.agreement),
        Code::RelationshipMissing | Code::DelegatedAdminMissing => msg!(flow.step.relationship),
        _ => msg!(flow.step.other),
    }
}
