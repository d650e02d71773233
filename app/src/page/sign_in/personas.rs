//! The people of a demonstration, as cards.

use crate::api::error::ApiError;
use crate::api::use_api;
use crate::block::problem::ProblemMessage;
use crate::i18n::name::Name;
use crate::i18n::use_i18n;
use crate::ui::icon::Icon;
use crate::ui::id::unique;
use crate::view;
use crate::{msg, t};
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::session::{Persona, Session, SignIn};
use shared::role::Side;

/// A card for each person, grouped by the side it stands on.
#[component]
pub fn PersonaCards(
    /// The people, in their order.
    items: Vec<Persona>,
    /// One of them was chosen and is signed in.
    entered: Callback<Session>,
    /// Without the words around the cards.
    brief: bool,
) -> impl IntoView {
    let api = use_api();
    let failure = RwSignal::new(None::<ApiError>);
    let busy = RwSignal::new(false);
    let choose = Callback::new(move |persona| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            let answer = api.sign_in(&SignIn::Persona { persona }).await;
            busy.try_set(false);
            match answer {
                Ok(session) => entered.run(session),
                Err(error) => drop(failure.try_set(Some(error))),
            }
        });
    });
    let groups = by_side(items).into_iter().map(|(side, people)| view! { <Group side people choose brief/> });
    view! {
        {(!brief).then(|| view! { <div><h2>{t!(sign_in.demo_title)}</h2><p>{t!(sign_in.demo_text)}</p></div> })}
        {move || failure.get().map(|error| view! { <ProblemMessage error title=t!(sign_in.failed)/> })}
        <div class="sc-personas" aria-busy=move || busy.get().then_some("true")>{groups.collect_view()}</div>
    }
}

/// The people of each side that has some.
fn by_side(items: Vec<Persona>) -> Vec<(Side, Vec<Persona>)> {
    let mut groups: Vec<_> = Side::ALL.into_iter().map(|side| (side, Vec::new())).collect();
    for persona in items {
        if let Some((_, people)) = groups.iter_mut().find(|(side, _)| *side == persona.side) {
            people.push(persona);
        }
    }
    groups.retain(|(_, people)| !people.is_empty());
    groups
}

#[component]
fn Group(side: Side, people: Vec<Persona>, choose: Callback<shared::id::PersonId>, brief: bool) -> impl IntoView {
    let i18n = use_i18n();
    let heading = unique("side");
    let labelledby = heading.clone();
    view! {
        <section aria-labelledby=labelledby class="sc-stack sc-stack--tight">
            <h3 id=heading class:sc-visually-hidden=brief>{move || i18n.text(&side.name())}</h3>
            <ul class="sc-cards">{people.into_iter().map(|persona| card(persona, choose)).collect_view()}</ul>
        </section>
    }
}

fn card(persona: Persona, choose: Callback<shared::id::PersonId>) -> impl IntoView {
    let i18n = use_i18n();
    let Persona { id, name, roles, organisation, .. } = persona;
    let roles = move || {
        let names: Vec<_> = roles.iter().map(|role| i18n.text(&role.name())).collect();
        if names.is_empty() { i18n.text(&msg!(shell.no_roles)) } else { i18n.list(&names) }
    };
    view! {
        <li>
            <button type="button" class="sc-persona" on:click=move |_| choose.run(id)>
                {Icon::Person.view()}
                <bdi class="sc-persona__name" translate="no">{name}</bdi>
                <span class="sc-persona__roles">{move || roles()}</span>
                <bdi class="sc-persona__organisation" translate="no">{organisation}</bdi>
            </button>
        </li>
    }
}
