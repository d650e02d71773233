//! The search field of a list. It asks while one types; the address follows, so that it can be shared and gone
//! back to, and the field follows an address that came another way.

use crate::dom::reactive::{Memo, effect};
use crate::dom::timer::OwnedTimer;
use crate::ui::text_field::{TextField, TextKind};
use crate::view;
use leptos::prelude::*;
use shared::api::query::MOST_TEXT;
use std::time::Duration;

/// Between the last key and the question.
const PAUSE: Duration = Duration::from_millis(250);

/// A search field.
///
/// ```ignore
/// <SearchBox id="customer-search" label=t!(customers.search) hint=t!(customers.search_hint) q on_change=search/>
/// ```
#[component]
pub fn SearchBox(
    /// The field's id.
    id: &'static str,
    /// Its label.
    #[prop(into)]
    label: Signal<String>,
    /// What can be looked for.
    #[prop(into)]
    hint: Signal<String>,
    /// What the address says.
    q: Memo<Option<String>>,
    /// A person wants to look for something else.
    #[prop(into)]
    on_change: Callback<Option<String>>,
) -> impl IntoView {
    let text = RwSignal::new(q.get_untracked().unwrap_or_default());
    // What the address said or was made to say last: what differs from it came another way.
    let told = StoredValue::new(q.get_untracked());
    let timer = OwnedTimer::new();
    effect(move || {
        let q = q.get();
        if q != told.get_value() {
            told.set_value(q.clone());
            text.set(q.unwrap_or_default());
        }
    });
    effect(move || {
        let wanted = wanted(&text.get());
        timer.start(PAUSE, move || {
            if told.try_get_value().is_some_and(|told| told != wanted) {
                told.set_value(wanted.clone());
                on_change.run(wanted);
            }
        });
    });
    let maxlength = u32::try_from(MOST_TEXT).unwrap_or(u32::MAX);
    view! {
        <search class="sc-search">
            <TextField id label hint value=text kind=TextKind::Search maxlength/>
        </search>
    }
}

fn wanted(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
