//! What there is to sign in with: the people of a demonstration, or an account.

use super::account::AccountForm;
use super::personas::PersonaCards;
use crate::api::use_api;
use crate::block::problem::ProblemMessage;
use crate::state::query::use_query;
use crate::state::remote::Remote;
use crate::t;
use crate::ui::progress::Skeleton;
use crate::view;
use leptos::prelude::*;
use shared::api::session::{Persona, Personas, Session};
use shared::id::PersonId;

/// Only whoever was signed in before, where it is one of them.
fn offered(items: &[Persona], only: Option<PersonId>) -> Vec<Persona> {
    let same: Vec<_> = items.iter().filter(|persona| Some(persona.id) == only).cloned().collect();
    if same.is_empty() { items.to_vec() } else { same }
}

/// Signs in, on its page and in the dialog of a session that has ended.
#[component]
pub(in crate::page) fn SignInForm(
    /// Somebody has signed in.
    entered: Callback<Session>,
    /// Who was signed in before; no other is offered.
    only: Option<PersonId>,
    /// Whether the form has errors, for the title of its page.
    faulty: RwSignal<bool>,
) -> impl IntoView {
    let api = use_api();
    let personas = use_query(move |signal| api.personas(signal));
    view! {
        {move || {
            personas.with(|remote| match remote {
                Remote::Loading => ().into_any(),
                Remote::Slow => view! { <Skeleton label=t!(common.loading)/> },
                Remote::Failed { error, last: None } => {
                    view! { <ProblemMessage error=error.clone() retry=move |()| personas.refresh()/> }
                }
                Remote::Ready(Personas { items })
                | Remote::Refreshing(Personas { items })
                | Remote::Failed { last: Some(Personas { items }), .. } => {
                    let items = offered(items, only);
                    if items.is_empty() {
                        view! { <AccountForm entered faulty/> }
                    } else {
                        view! { <PersonaCards items entered brief=only.is_some()/> }
                    }
                }
            })
        }}
    }
}
