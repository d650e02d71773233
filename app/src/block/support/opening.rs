//! Whether somebody answers now, in the reader's language and time zone.

use crate::dom::built::{Built, element};
use crate::i18n::intl::Moment;
use crate::i18n::reason::millis;
use crate::i18n::texts::Texts;
use crate::msg;
use crate::piece::icon::Icon;
use shared::api::support::OpeningView;
use shared::time::Timestamp;

const DAY: f64 = 86_400_000.0;

pub(super) fn opening(texts: Texts, opening: OpeningView, at: Timestamp) -> Built {
    let (state, icon) = match opening {
        OpeningView::Open { .. } => ("open", Icon::Check),
        OpeningView::Closed { .. } => ("closed", Icon::Clock),
        OpeningView::Unknown => ("unknown", Icon::Question),
    };
    element("p", "sc-opening").attribute("data-state", state).with(&icon.built()).text(&sentence(texts, opening, at))
}

/// "Open now, until 18:00".
pub fn sentence(texts: Texts, opening: OpeningView, at: Timestamp) -> String {
    texts.text(&match opening {
        // Whoever is open for the next days never closes: seven days is as far as the server looks.
        OpeningView::Open { until } if millis(until) - millis(at) > 6.0 * DAY => msg!(support.open_always),
        OpeningView::Open { until } => msg!(support.open_until, time = near(texts, until, at)),
        OpeningView::Closed { opens: Some(opens) } => msg!(support.opens, time = near(texts, opens, at)),
        OpeningView::Closed { opens: None } => msg!(support.closed),
        OpeningView::Unknown => msg!(support.unknown),
    })
}

/// The time today; with the day within the week; with the date after it.
fn near(texts: Texts, then: Timestamp, at: Timestamp) -> String {
    let (then, at) = (millis(then), millis(at));
    let today = texts.moment(Moment::Date, then) == texts.moment(Moment::Date, at);
    let what = match (today, then - at < 6.0 * DAY) {
        (true, _) => Moment::Time,
        (false, true) => Moment::WeekdayTime,
        (false, false) => Moment::DateTime,
    };
    texts.moment(what, then)
}
