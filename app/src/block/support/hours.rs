//! The hours of a line as it gives them: in its own time zone, which is named.

use crate::dom::built::{Built, element};
use crate::i18n::intl::{self, Moment};
use crate::i18n::lang::Lang;
use crate::i18n::texts::Texts;
use crate::msg;
use shared::api::support::HoursView;
use shared::hours::Span;
use shared::time::Date;

pub(super) fn hours(texts: Texts, hours: &HoursView, of: &str) -> Built {
    let summary = element("summary", "")
        .text(&texts.text(&msg!(support.hours)))
        .with(&element("span", "sc-visually-hidden").text(" – ").text(of));
    let closed = (!hours.holidays.is_empty()).then(|| {
        let days: Vec<_> = hours.holidays.iter().map(|day| date(texts.lang(), *day)).collect();
        let text = texts.text(&msg!(support.holidays, days = texts.list(&days)));
        element("p", "sc-small").text(&text)
    });
    let zone = texts.text(&msg!(support.zone, zone = hours.zone.replace('_', " ")));
    element("details", "sc-hours")
        .with(&summary)
        .with(&table(texts, hours, of))
        .with_all(closed)
        .with(&element("p", "sc-small sc-muted").text(&zone))
}

fn table(texts: Texts, hours: &HoursView, of: &str) -> Built {
    let caption = texts.text(&msg!(support.hours_of, line = of));
    let column = |text| element("th", "").attribute("scope", "col").text(&texts.text(&text));
    let columns = element("tr", "").with(&column(msg!(support.day))).with(&column(msg!(support.time)));
    let rows = (0_u8..).zip(&hours.week).map(|(day, spans)| {
        let day = element("th", "").attribute("scope", "row").text(&intl::weekday(texts.lang(), day));
        element("tr", "").with(&day).with(&element("td", "").text(&times(texts, spans)))
    });
    element("table", "")
        .with(&element("caption", "sc-visually-hidden").text(&caption))
        .with(&element("thead", "sc-visually-hidden").with(&columns))
        .with(&element("tbody", "").with_all(rows))
}

fn times(texts: Texts, spans: &[Span]) -> String {
    let one = |span: &Span| {
        if span.from() == 0 && span.to() == 1_440 {
            return texts.text(&msg!(support.all_day));
        }
        let clock = |minutes| intl::clock(texts.lang(), minutes);
        texts.text(&msg!(support.span, start = clock(span.from()), end = clock(span.to())))
    };
    if spans.is_empty() {
        texts.text(&msg!(support.day_closed))
    } else {
        texts.list(&spans.iter().map(one).collect::<Vec<_>>())
    }
}

/// A calendar day, which has no time zone.
fn date(lang: Lang, day: Date) -> String {
    #[expect(clippy::cast_precision_loss, reason = "days until the year 9999")]
    let millis = day.days() as f64 * 86_400_000.0;
    intl::moment(lang, Moment::Date, millis, Some("UTC"))
}
