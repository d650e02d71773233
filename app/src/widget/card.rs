//! The card: whom to call.

use super::found::{pairs, provider};
use super::handle::use_acts;
use super::options::Subject;
use super::shell::{elsewhere, shell, wrong};
use super::told::use_told;
use crate::api::embed::both;
use crate::api::error::ApiError;
use crate::api::{Api, use_api};
use crate::block::remote::remote;
use crate::block::support::{SupportCard, keep_true};
use crate::dom::reactive::memo;
use crate::state::query::use_query;
use crate::t;
use crate::ui::empty_state::EmptyState;
use crate::ui::icon::Icon;
use crate::view;
use leptos::prelude::*;
use shared::api::session::Session;
use shared::api::support::SupportView;
use web_sys::AbortSignal;

/// The view of an instance. Without a subject it is the customer's own.
pub fn card() -> AnyView {
    let acts = use_acts();
    let subject = memo(move || acts.options.with(super::options::Options::subject));
    let title = t!(support.title);
    let matter = view! {
        {move || match subject.get() {
            Ok(subject) => seen(subject),
            Err(fault) => wrong(fault),
        }}
    };
    shell(move || title.get().into_any(), matter)
}

fn seen(subject: Option<Subject>) -> AnyView {
    let (api, acts) = (use_api(), use_acts());
    let source = use_query(move |signal| {
        acts.refresh.track();
        ask(api, subject.clone(), signal)
    });
    keep_true(source, |(_, view)| view);
    use_told().follow(source);
    remote(source, 4, move |(session, view): (Session, SupportView)| {
        if !acts.options.with_untracked(|options| options.fits(provider(&session))) {
            return elsewhere();
        }
        use_told().ready();
        match view {
            view if view.providers.iter().all(|part| part.groups.is_empty()) => {
                view! { <EmptyState icon=Icon::Phone title=t!(support.none_title) text=t!(support.none_text)/> }
            }
            view => view! { <SupportCard view level=3/> },
        }
    })
}

async fn ask(
    api: Api,
    subject: Option<Subject>,
    signal: Option<AbortSignal>,
) -> Result<(Session, SupportView), ApiError> {
    let support = match subject {
        None => api.support(signal.clone()),
        Some(Subject::Customer(id)) => api.customer_support(id, signal.clone()),
        Some(Subject::One(id)) => api.subscription_support(id, None, signal.clone()),
        Some(Subject::These(ids)) => match ids.as_slice() {
            [id, ..] => api.subscription_support(*id, None, signal.clone()),
            [] => api.support(signal.clone()),
        },
        Some(Subject::Named(names)) => {
            let scope = api.scope(pairs(&names), signal.clone()).await?;
            match (names.subscription_ref, scope.subscription_ids.first(), scope.customer) {
                (Some(_), Some(id), _) => api.subscription_support(*id, None, signal.clone()),
                (_, _, Some(customer)) => api.customer_support(customer.id, signal.clone()),
                _ => api.support(signal.clone()),
            }
        }
    };
    both(api.holder(signal), support).await
}
