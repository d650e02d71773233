//! The dates of `auditrecords` in the forms that SDKs and scripts send.

use crate::text::Invalid;
use crate::time::{Date, Timestamp};

/// A point in time, and whether it was a day without a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The moment; the day's first for a day.
    pub at: Timestamp,
    /// Only the day was said.
    pub day: bool,
}

impl Moment {
    /// The end of a span that ends here: a day counts in full.
    pub const fn end(self) -> Timestamp {
        if self.day { self.at.plus_days(1) } else { self.at }
    }
}

/// Reads `2026-11-17`, RFC 3339, `11/17/2026 00:00:00` and `6/1/2017 12:00:00 AM` (.NET), or `2026-11-321`, where a
/// known fault of the Java SDK writes the day of the year in the place of the day of the month.
pub fn moment(text: &str) -> Result<Moment, Invalid> {
    let text = text.trim();
    if text.contains('/') {
        return slashed(text);
    }
    let day = text.len() <= 11 && !text.contains(['T', 't', ' ']);
    match text.parse() {
        Ok(at) => Ok(Moment { at, day }),
        Err(_) => of_year(text).map(|at| Moment { at, day: true }),
    }
}

fn midnight(date: Date) -> Timestamp {
    Timestamp::default().plus_days(date.days())
}

/// `year-month-day of the year`: taken when that day lies in that month.
fn of_year(text: &str) -> Result<Timestamp, Invalid> {
    let (month, day) = text.rsplit_once('-').ok_or(Invalid::Time)?;
    let first: Date = format!("{month}-01").parse()?;
    let day = number(day, 366)?;
    let date = Date::from_days(Date { year: first.year, month: 1, day: 1 }.days() + i64::from(day) - 1);
    if day > 0 && (date.year, date.month) == (first.year, first.month) {
        Ok(midnight(date))
    } else {
        Err(Invalid::Time)
    }
}

/// `month/day/year`, with or without a time of 24 or of 12 hours.
fn slashed(text: &str) -> Result<Moment, Invalid> {
    let mut words = text.split_whitespace();
    let mut parts = words.next().unwrap_or_default().split('/');
    let (month, day, year) = (parts.next(), parts.next(), parts.next());
    let (Some(month), Some(day), Some(year), None) = (month, day, year, parts.next()) else {
        return Err(Invalid::Time);
    };
    let date: Date = format!("{year:0>4}-{month:0>2}-{day:0>2}").parse()?;
    let Some(time) = words.next() else { return Ok(Moment { at: midnight(date), day: true }) };
    let half = words.next();
    if words.next().is_some() {
        return Err(Invalid::Time);
    }
    Ok(Moment { at: midnight(date).plus_seconds(of_day(time, half)?), day: false })
}

/// Seconds since midnight.
fn of_day(time: &str, half: Option<&str>) -> Result<i64, Invalid> {
    let mut parts = time.split(':');
    let hour = number(parts.next().ok_or(Invalid::Time)?, 23)?;
    let minute = number(parts.next().ok_or(Invalid::Time)?, 59)?;
    let second = parts.next().map_or(Ok(0), |second| number(second, 59))?;
    let hour = match half.map(str::to_ascii_uppercase).as_deref() {
        None => hour,
        Some("AM") if (1..=12).contains(&hour) => hour % 12,
        Some("PM") if (1..=12).contains(&hour) => hour % 12 + 12,
        Some(_) => return Err(Invalid::Time),
    };
    if parts.next().is_some() { Err(Invalid::Time) } else { Ok(i64::from(hour * 3_600 + minute * 60 + second)) }
}

fn number(text: &str, most: u32) -> Result<u32, Invalid> {
    if text.is_empty() || text.len() > 3 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Invalid::Time);
    }
    text.parse().ok().filter(|number| *number <= most).ok_or(Invalid::Time)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_forms_of_every_sdk() {
        for (text, at, day) in [
            ("2026-11-17", "2026-11-17T00:00:00Z", true),
            ("2026-11-321", "2026-11-17T00:00:00Z", true),
            ("2026-02-32", "2026-02-01T00:00:00Z", true),
            ("2026-01-05", "2026-01-05T00:00:00Z", true),
            ("2024-12-366", "2024-12-31T00:00:00Z", true),
            ("11/17/2026 13:05:09", "2026-11-17T13:05:09Z", false),
            ("6/1/2017 12:00:00 AM", "2017-06-01T00:00:00Z", false),
            ("6/1/2017 1:02:03 pm", "2017-06-01T13:02:03Z", false),
            ("11/17/2026", "2026-11-17T00:00:00Z", true),
            ("2026-11-17T13:05:09+01:00", "2026-11-17T12:05:09Z", false),
        ] {
            let moment = moment(text).unwrap();
            assert_eq!((moment.at.to_string().as_str(), moment.day), (at, day), "{text}");
        }
        assert_eq!(moment("2026-11-17").unwrap().end().to_string(), "2026-11-18T00:00:00Z");
    }

    #[test]
    fn what_is_not_a_date_is_refused() {
        for text in [
            "",
            "yesterday",
            "2026-11-320x",
            "2026-11-400",
            "2026-11-32",
            "13/40/2026",
            "1/2",
            "1/2/2026 25:00",
            "1/2/2026 13:00 AM",
            "1/2/2026 1:00 AM x",
            "2026-11-000",
        ] {
            assert_eq!(moment(text), Err(Invalid::Time), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "[0-9/:TAPM -]{0,24}") {
            let _ = moment(&text);
        }
    }
}
