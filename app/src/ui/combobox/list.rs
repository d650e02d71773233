//! The list under a combobox.

use super::marks::marks;
use super::options::{Choice, Group};
use crate::dom::fold::fold;
use crate::dom::timer::after_paint;
use crate::ui::icon::Icon;
use crate::view;
use leptos::prelude::*;

/// What the list needs to know of its field.
#[derive(Clone)]
pub(super) struct ListState {
    /// Begin of the options' ids.
    pub id: String,
    /// What was searched.
    pub query: Signal<String>,
    /// The option that Enter would take.
    pub active: Signal<Option<usize>>,
    /// The id of the value.
    pub value: Signal<Option<String>>,
    /// What a click on an option does.
    pub on_choose: Callback<usize>,
}

impl ListState {
    /// The id of the option at a place.
    pub fn option_id(&self, place: usize) -> String {
        format!("{}-option-{place}", self.id)
    }
}

/// More options than a list shows before it is scrolled. The others are made once these are painted, so that a letter
/// is answered sooner.
const AT_ONCE: usize = 12;

/// All groups with their options; places are counted through. `late`: the first ones are painted.
pub(super) fn groups(state: &ListState, groups: Vec<Group>, late: RwSignal<bool>) -> impl IntoView + use<> {
    let mut place = 0;
    let mut views = Vec::new();
    for (number, group) in groups.into_iter().enumerate() {
        let heading_id = format!("{}-group-{number}", state.id);
        let mut options = Vec::new();
        let mut others = Vec::new();
        for choice in group.choices {
            if place < AT_ONCE {
                options.push(option(state, place, choice));
            } else {
                others.push((place, choice));
            }
            place += 1;
        }
        let others = (!others.is_empty()).then(|| after(state.clone(), others, late));
        let heading = (!group.heading.is_empty()).then(|| {
            view! { <div class="sc-listbox__heading" role="presentation" id=heading_id.clone()>{group.heading}</div> }
        });
        let labelled = heading.is_some().then_some(heading_id);
        views.push(view! {
            <div class="sc-listbox__group" role="group" aria-labelledby=labelled>{heading}{options}{others}</div>
        });
    }
    views
}

/// Becomes true when what is made now has been painted; then `then` is called.
pub(super) fn late(then: impl Fn() + 'static) -> RwSignal<bool> {
    let late = RwSignal::new(false);
    after_paint(move || {
        // Of a list that another has replaced meanwhile, nothing is made.
        if late.try_set(true).is_none() {
            then();
        }
    });
    late
}

fn after(state: ListState, others: Vec<(usize, Choice)>, late: RwSignal<bool>) -> impl IntoView + use<> {
    let all = move || others.iter().map(|(place, choice)| option(&state, *place, choice.clone())).collect::<Vec<_>>();
    move || late.get().then(&all)
}

fn option(state: &ListState, place: usize, choice: Choice) -> impl IntoView + use<> {
    let id = state.option_id(place);
    let Choice { id: own, name, detail, mark, reasons, settable } = choice;
    let ListState { query, active, value, on_choose, .. } = *state;
    let selected = move || value.with(|value| value.as_ref() == Some(&own));
    let tick = selected.clone();
    view! {
        <div
            class="sc-listbox__option"
            role="option"
            id=id
            aria-selected=move || if selected() { "true" } else { "false" }
            aria-disabled=(!settable).then_some("true")
            data-active=move || (active.get() == Some(place)).then_some("")
            // The focus stays in the field, or its blur would close the list before the click.
            on:mousedown=|event| event.prevent_default()
            on:click=move |_| on_choose.run(place)
        >
            <span class="sc-listbox__tick">{move || tick().then(|| Icon::Check.view())}</span>
            <span class="sc-listbox__words">
                <bdi translate="no">{move || marked(&name, &query.get())}</bdi>
                {mark.map(|mark| view! { " "<span class="sc-listbox__mark">{mark}</span> })}
                " "
                {detail.lines().map(|line| view! { <span class="sc-listbox__detail">{line.to_owned()}</span>" " }).collect_view()}
                {reasons.into_iter().map(|reason| view! { " "<span class="sc-listbox__reason">{reason}</span> }).collect_view()}
            </span>
        </div>
    }
}

fn marked(name: &str, query: &str) -> Vec<AnyView> {
    marks(name, query, fold)
        .into_iter()
        .map(|(part, found)| {
            let part = part.to_owned();
            if found {
                view! { <mark>{part}</mark> }
            } else {
                part.into_any()
            }
        })
        .collect()
}
