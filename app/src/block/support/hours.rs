//! The hours of a line as it gives them: in its own time zone, which is named.

use crate::i18n::intl::Moment;
use crate::i18n::{intl, use_i18n};
use crate::t;
use crate::view;
use leptos::prelude::*;
use shared::api::support::HoursView;
use shared::hours::Span;
use shared::time::Date;

#[component]
pub fn Hours(hours: HoursView, of: String) -> impl IntoView {
    let i18n = use_i18n();
    let HoursView { zone, week, holidays } = hours;
    let rows = (0_u8..).zip(week).map(|(day, spans)| {
        let spans = move || times(i18n, &spans);
        view! { <tr><th scope="row">{move || intl::weekday(i18n.lang(), day)}</th><td>{move || spans()}</td></tr> }
    });
    let closed = (!holidays.is_empty()).then(|| {
        let days = move || i18n.list(&holidays.iter().map(|day| date(i18n.lang(), *day)).collect::<Vec<_>>());
        view! { <p class="sc-small">{t!(support.holidays, days = days())}</p> }
    });
    view! {
        <details class="sc-hours">
            <summary>{t!(support.hours)}<span class="sc-visually-hidden">" – "{of.clone()}</span></summary>
            <table>
                <caption class="sc-visually-hidden">{t!(support.hours_of, line = of.clone())}</caption>
                <thead class="sc-visually-hidden">
                    <tr><th scope="col">{t!(support.day)}</th><th scope="col">{t!(support.time)}</th></tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
            {closed}
            <p class="sc-small sc-muted">{t!(support.zone, zone = zone.replace('_', " "))}</p>
        </details>
    }
}

fn times(i18n: crate::i18n::I18n, spans: &[Span]) -> String {
    let one = |span: &Span| {
        if span.from() == 0 && span.to() == 1_440 {
            return i18n.text(&crate::msg!(support.all_day));
        }
        let clock = |minutes| intl::clock(i18n.lang(), minutes);
        i18n.text(&crate::msg!(support.span, start = clock(span.from()), end = clock(span.to())))
    };
    if spans.is_empty() {
        i18n.text(&crate::msg!(support.day_closed))
    } else {
        i18n.list(&spans.iter().map(one).collect::<Vec<_>>())
    }
}

/// A calendar day, which has no time zone.
fn date(lang: crate::i18n::lang::Lang, day: Date) -> String {
    #[expect(clippy::cast_precision_loss, reason = "days until the year 9999")]
    let millis = day.days() as f64 * 86_400_000.0;
    intl::moment(lang, Moment::Date, millis, Some("UTC"))
}
