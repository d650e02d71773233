//! A point in time: microseconds since 1970 in UTC, written as RFC 3339.
//!
//! Our own sixty lines, because both the server and the browser need them, and the time crates bring
//! time zones and formats that would weigh more than the rest of the types together. The calendar is
//! Howard Hinnant's "days from civil".

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::text::Invalid;

/// Microseconds since 1970-01-01T00:00:00Z, from year 1 to 9999.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Timestamp(i64);

const DAY: i64 = 86_400_000_000;
const EARLIEST: i64 = -62_135_596_800_000_000;
const LATEST: i64 = 253_402_300_799_999_999;

impl Timestamp {
    /// From microseconds since 1970; times outside the years 1 to 9999 become the nearest bound.
    pub const fn from_micros(micros: i64) -> Self {
        if micros < EARLIEST {
            Self(EARLIEST)
        } else if micros > LATEST {
            Self(LATEST)
        } else {
            Self(micros)
        }
    }

    /// Microseconds since 1970.
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// So many days later, or earlier when negative.
    #[must_use]
    pub const fn plus_days(self, days: i64) -> Self {
        Self::from_micros(self.0.saturating_add(days.saturating_mul(DAY)))
    }

    /// So many seconds later, or earlier when negative.
    #[must_use]
    pub const fn plus_seconds(self, seconds: i64) -> Self {
        Self::from_micros(self.0.saturating_add(seconds.saturating_mul(1_000_000)))
    }

    /// The same day and time so many months later; the last day of a shorter month stands in for a missing one.
    #[must_use]
    pub fn plus_months(self, months: i64) -> Self {
        let date = self.date();
        let month = i64::from(date.year) * 12 + i64::from(date.month) - 1 + months;
        let (year, month) = (month.div_euclid(12), month.rem_euclid(12) + 1);
        let (Ok(year), Ok(month)) = (i32::try_from(year), u8::try_from(month)) else { return self };
        let day = date.day.min(days_in(year, month));
        Self::from_micros(Date { year, month, day }.days() * DAY + self.0.rem_euclid(DAY))
    }

    /// The calendar day in UTC.
    pub fn date(self) -> Date {
        Date::from_days(self.0.div_euclid(DAY))
    }
}

/// A calendar day, in no particular zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// 1 to 9999.
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl Date {
    /// Days since 1970-01-01.
    pub fn days(self) -> i64 {
        let year = i64::from(self.year) - i64::from(self.month <= 2);
        let era = year.div_euclid(400);
        let of_era = year.rem_euclid(400);
        let month = (i64::from(self.month) + 9) % 12;
        let of_year = (153 * month + 2) / 5 + i64::from(self.day) - 1;
        era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
    }

    /// The day that is so many days after 1970-01-01.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "each value is bounded by the calendar"
    )]
    pub fn from_days(days: i64) -> Self {
        let shifted = days + 719_468;
        let era = shifted.div_euclid(146_097);
        let of_era = shifted.rem_euclid(146_097);
        let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * of_year + 2) / 153;
        let day = (of_year - (153 * shifted_month + 2) / 5 + 1) as u8;
        let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 } as u8;
        let year = (year_of_era + era * 400 + i64::from(month <= 2)) as i32;
        Self { year, month, day }
    }

    /// 0 for Monday to 6 for Sunday.
    pub fn weekday(self) -> usize {
        usize::try_from((self.days() + 3).rem_euclid(7)).unwrap_or_default()
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl FromStr for Date {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let bytes = text.as_bytes();
        if bytes.len() != 10 || bytes.get(4) != Some(&b'-') || bytes.get(7) != Some(&b'-') {
            return Err(Invalid::Time);
        }
        let year = i32::try_from(number(bytes, 0, 4)?).map_err(|_| Invalid::Time)?;
        let month = u8::try_from(number(bytes, 5, 7)?).map_err(|_| Invalid::Time)?;
        let day = u8::try_from(number(bytes, 8, 10)?).map_err(|_| Invalid::Time)?;
        if year < 1 || !(1..=12).contains(&month) || day < 1 || day > days_in(year, month) {
            return Err(Invalid::Time);
        }
        Ok(Self { year, month, day })
    }
}

crate::describe::text!(Date, "date");

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

crate::read::read_text!(Date);

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::text::from_str(deserializer)
    }
}

fn days_in(year: i32, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

fn number(bytes: &[u8], from: usize, to: usize) -> Result<i64, Invalid> {
    let part = bytes.get(from..to).ok_or(Invalid::Time)?;
    part.iter().try_fold(0, |sum, byte| match byte {
        b'0'..=b'9' => Ok(sum * 10 + i64::from(byte - b'0')),
        _ => Err(Invalid::Time),
    })
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let of_day = self.0.rem_euclid(DAY);
        let (seconds, micros) = (of_day / 1_000_000, of_day % 1_000_000);
        write!(f, "{}T{:02}:{:02}:{:02}", self.date(), seconds / 3_600, seconds / 60 % 60, seconds % 60)?;
        if micros != 0 {
            let fraction = format!("{micros:06}");
            write!(f, ".{}", fraction.trim_end_matches('0'))?;
        }
        f.write_str("Z")
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Timestamp {
    type Err = Invalid;

    /// RFC 3339, and what Partner Center writes beside it: a date alone, and a time without a zone (meant as UTC).
    fn from_str(text: &str) -> Result<Self, Invalid> {
        let date: Date = text.get(..10).ok_or(Invalid::Time)?.parse()?;
        let midnight = date.days() * DAY;
        let rest = &text.as_bytes()[10..];
        if rest.is_empty() {
            return Ok(Self::from_micros(midnight));
        }
        let separators = (rest.first(), rest.get(3), rest.get(6));
        if !matches!(separators, (Some(b'T' | b't' | b' '), Some(b':'), Some(b':'))) {
            return Err(Invalid::Time);
        }
        let (hour, minute, second) = (number(rest, 1, 3)?, number(rest, 4, 6)?, number(rest, 7, 9)?);
        if hour > 23 || minute > 59 || second > 60 {
            return Err(Invalid::Time);
        }
        let (micros, zone) = fraction(rest.get(9..).unwrap_or_default())?;
        let of_day = (hour * 3_600 + minute * 60 + second.min(59)) * 1_000_000 + micros;
        let shifted = midnight + of_day - offset(zone)?;
        if !(EARLIEST..=LATEST).contains(&shifted) {
            return Err(Invalid::Time);
        }
        Ok(Self(shifted))
    }
}

/// The microseconds of `.123…` and what follows it; digits past the sixth are cut.
fn fraction(rest: &[u8]) -> Result<(i64, &[u8]), Invalid> {
    let Some(digits) = rest.strip_prefix(b".") else { return Ok((0, rest)) };
    let length = digits.iter().take_while(|byte| byte.is_ascii_digit()).count();
    if length == 0 {
        return Err(Invalid::Time);
    }
    let kept = length.min(6);
    let scale = 10_i64.pow(6 - u32::try_from(kept).unwrap_or(6));
    Ok((number(digits, 0, kept)? * scale, digits.get(length..).unwrap_or_default()))
}

fn offset(zone: &[u8]) -> Result<i64, Invalid> {
    let sign = match zone {
        [] | [b'Z' | b'z'] => return Ok(0),
        [b'+', ..] => 1,
        [b'-', ..] => -1,
        _ => return Err(Invalid::Time),
    };
    let (hours, minutes) = (number(zone, 1, 3)?, number(zone, 4, 6)?);
    if zone.len() != 6 || zone.get(3) != Some(&b':') || hours > 23 || minutes > 59 {
        return Err(Invalid::Time);
    }
    Ok(sign * (hours * 60 + minutes) * 60_000_000)
}

crate::describe::text!(Timestamp, "date-time");

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

crate::read::read_text!(Timestamp);

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::text::from_str(deserializer)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn known_times() {
        assert_eq!(at("1970-01-01T00:00:00Z").micros(), 0);
        assert_eq!(at("2026-11-20T10:30:00Z").micros(), 1_795_170_600_000_000);
        assert_eq!(at("2026-11-20T12:30:00.5+02:00").to_string(), "2026-11-20T10:30:00.5Z");
        assert_eq!(at("2016-11-22T23:10:08.1234567Z").to_string(), "2016-11-22T23:10:08.123456Z");
        assert_eq!(at("2017-06-01").to_string(), "2017-06-01T00:00:00Z");
        assert_eq!(at("0001-01-01T00:00:00").micros(), EARLIEST);
        assert_eq!(at("9999-12-31T23:59:59.999999Z").micros(), LATEST);
    }

    #[test]
    fn what_is_not_a_time_is_refused() {
        for text in [
            "",
            "2026",
            "2026-13-01",
            "2026-02-29",
            "2026-00-10",
            "2026-11-20T",
            "2026-11-20T25:00:00Z",
            "2026-11-20T10:60:00Z",
            "2026-11-20T10:00:00.Z",
            "2026-11-20T10:00:00+2",
            "2026-11-20T10:00:00 UTC",
            "2026-11-20T10:00",
            "2026-11-2中",
            "0000-01-01",
            "0001-01-01T00:00:00+01:00",
        ] {
            assert_eq!(text.parse::<Timestamp>(), Err(Invalid::Time), "{text}");
        }
    }

    #[test]
    fn months_end_on_the_last_day() {
        assert_eq!(at("2026-01-31T08:00:00Z").plus_months(1).to_string(), "2026-02-28T08:00:00Z");
        assert_eq!(at("2026-12-15").plus_months(-12).to_string(), "2025-12-15T00:00:00Z");
    }

    #[test]
    fn weekdays_begin_on_monday() {
        assert_eq!(at("2026-11-16").date().weekday(), 0);
        assert_eq!(at("2026-11-22").date().weekday(), 6);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(micros in EARLIEST..=LATEST) {
            let time = Timestamp::from_micros(micros);
            prop_assert_eq!(time.to_string().parse(), Ok(time));
        }

        #[test]
        fn no_text_makes_the_parser_panic(text in "\\PC{0,40}") {
            let _ = text.parse::<Timestamp>();
        }
    }
}
