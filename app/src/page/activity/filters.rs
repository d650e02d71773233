//! What the log can be narrowed down by.

use super::Question;
use crate::dom::calendar;
use crate::i18n::name::Name;
use crate::i18n::reason::millis;
use crate::i18n::use_i18n;
use crate::t;
use crate::ui::date_field::DateField;
use crate::ui::facet::{Facet, FacetValue};
use crate::ui::select::Select;
use crate::view;
use leptos::prelude::*;
use shared::audit::Action;
use shared::time::Timestamp;

/// The first of them; takes the focus when a filter that had it is gone.
pub const FIRST: &str = "activity-outcome";

#[component]
pub fn Filters(question: Question) -> impl IntoView {
    let i18n = use_i18n();
    let actions = Signal::derive(move || {
        let chosen = question.query().action;
        let value = |action: Action| FacetValue {
            id: action.code().to_owned(),
            text: i18n.text(&action.name()),
            count: None,
            checked: chosen.contains(&action),
        };
        Action::ALL.map(value).to_vec()
    });
    let toggle = move |code: String| {
        let Ok(action) = code.parse::<Action>() else { return };
        question.change(|query| match query.action.iter().position(|chosen| *chosen == action) {
            Some(place) => drop(query.action.remove(place)),
            None => query.action.push(action),
        });
    };
    let open = !question.list.with_untracked(|list| list.query.action.is_empty());
    view! {
        <section class="sc-filters" aria-label=t!(activity.filters)>
            <Outcome question/>
            <Period question/>
            <Facet heading=t!(activity.actions) values=actions on_toggle=toggle open/>
        </section>
    }
}

#[component]
fn Outcome(question: Question) -> impl IntoView {
    let value = Signal::derive(move || question.query().refused.map(|refused| refused.to_string()).unwrap_or_default());
    let options = vec![
        (String::new(), t!(activity.any)),
        (false.to_string(), t!(activity.done)),
        (true.to_string(), t!(activity.refused)),
    ];
    let choose = move |value: String| question.change(|query| query.refused = value.parse().ok());
    view! { <Select id=FIRST label=t!(activity.outcome) options value on_change=choose/> }
}

/// Whole days of the reader; the last one is included, the question's end is not.
#[component]
fn Period(question: Question) -> impl IntoView {
    let from =
        Signal::derive(move || question.query().from.map(|from| calendar::day(millis(from))).unwrap_or_default());
    let to = Signal::derive(move || question.query().to.map(|to| calendar::last_day(millis(to))).unwrap_or_default());
    let words = t!(activity.bad_period);
    let error = Signal::derive(move || {
        let query = question.query();
        let reversed = query.from.zip(query.to).is_some_and(|(from, to)| from >= to);
        reversed.then(|| words.get())
    });
    let set_from = move |day: String| question.change(|query| query.from = moment(&day, 0));
    let set_to = move |day: String| question.change(|query| query.to = moment(&day, 1));
    view! {
        <DateField id="activity-from" label=t!(activity.from) value=from on_change=set_from/>
        <DateField id="activity-to" label=t!(activity.to) value=to on_change=set_to error/>
    }
}

fn moment(day: &str, later: i32) -> Option<Timestamp> {
    #[expect(clippy::cast_possible_truncation, reason = "the calendar field ends with the year 9999")]
    calendar::begin(day, later).map(|millis| Timestamp::from_micros(millis as i64 * 1_000))
}
