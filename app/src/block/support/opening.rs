//! Whether somebody answers now, in the reader's language and time zone.

use crate::i18n::I18n;
use crate::i18n::intl::Moment;
use crate::i18n::reason::millis;
use crate::i18n::use_i18n;
use crate::msg;
use crate::ui::icon::Icon;
use crate::view;
use leptos::prelude::*;
use shared::api::support::OpeningView;
use shared::time::Timestamp;

const DAY: f64 = 86_400_000.0;

#[component]
pub fn OpeningText(opening: OpeningView, at: Timestamp) -> impl IntoView {
    let i18n = use_i18n();
    let (state, icon) = match opening {
        OpeningView::Open { .. } => ("open", Icon::Check),
        OpeningView::Closed { .. } => ("closed", Icon::Clock),
        OpeningView::Unknown => ("unknown", Icon::Question),
    };
    view! { <p class="sc-opening" data-state=state>{icon.view()}{move || sentence(i18n, opening, at)}</p> }
}

/// "Open now, until 18:00". Tracked: it changes with the language.
pub fn sentence(i18n: I18n, opening: OpeningView, at: Timestamp) -> String {
    i18n.text(&match opening {
        // Whoever is open for the next days never closes: seven days is as far as the server looks.
        OpeningView::Open { until } if millis(until) - millis(at) > 6.0 * DAY => msg!(support.open_always),
        OpeningView::Open { until } => msg!(support.open_until, time = near(i18n, until, at)),
        OpeningView::Closed { opens: Some(opens) } => msg!(support.opens, time = near(i18n, opens, at)),
        OpeningView::Closed { opens: None } => msg!(support.closed),
        OpeningView::Unknown => msg!(support.unknown),
    })
}

/// The time today; with the day within the week; with the date after it.
fn near(i18n: I18n, then: Timestamp, at: Timestamp) -> String {
    let (then, at) = (millis(then), millis(at));
    let today = i18n.moment(Moment::Date, then) == i18n.moment(Moment::Date, at);
    let what = match (today, then - at < 6.0 * DAY) {
        (true, _) => Moment::Time,
        (false, true) => Moment::WeekdayTime,
        (false, false) => Moment::DateTime,
    };
    i18n.moment(what, then)
}
