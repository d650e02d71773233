//! Calendar days in the reader's own time zone, written as date fields write them: `2027-01-31`.

use js_sys::Date;

/// The moment at which a day begins, so many days later; milliseconds since 1970. `None` for what is no date.
pub fn begin(day: &str, later: i32) -> Option<f64> {
    let mut parts = day.splitn(3, '-');
    let (year, month) = (parts.next()?.parse::<u32>().ok()?, parts.next()?.parse::<i32>().ok()?);
    let date = parts.next()?.parse::<i32>().ok()?;
    // By steps: a constructor given a year below 100 means the last century.
    let moment = Date::new_with_year_month_day(2000, 0, 1);
    moment.set_full_year_with_month_date(year, month - 1, date + later);
    Some(moment.get_time()).filter(|time| time.is_finite())
}

/// The day of a moment; the day before that when it is the moment at which a day begins, for ends that are not
/// included.
pub fn last_day(end: f64) -> String {
    day(end - 1.0)
}

/// The day of a moment.
pub fn day(millis: f64) -> String {
    let date = Date::new(&millis.into());
    format!("{:04}-{:02}-{:02}", date.get_full_year(), date.get_month() + 1, date.get_date())
}
