//! The time zones of the IANA database, from inside the program: Windows has none of its own.

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use shared::hours::{Local, Zones};
use shared::text::ZoneName;
use shared::time::{Date, Timestamp};

/// The IANA database.
#[derive(Clone, Copy, Debug, Default)]
pub struct Iana;

impl Zones for Iana {
    fn local(&self, zone: &ZoneName, at: Timestamp) -> Option<Local> {
        let zone = TimeZone::get(zone.as_str()).ok()?;
        let there = zone.to_datetime(jiff::Timestamp::from_microsecond(at.micros()).ok()?);
        let (month, day) = (u8::try_from(there.month()).ok()?, u8::try_from(there.day()).ok()?);
        let minute = u16::try_from(i32::from(there.hour()) * 60 + i32::from(there.minute())).ok()?;
        Some(Local { date: Date { year: i32::from(there.year()), month, day }, minute })
    }

    fn instant(&self, zone: &ZoneName, local: Local) -> Option<Timestamp> {
        let zone = TimeZone::get(zone.as_str()).ok()?;
        let Date { year, month, day } = local.date;
        let (hour, minute) = (i8::try_from(local.minute / 60).ok()?, i8::try_from(local.minute % 60).ok()?);
        let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
        let wall = DateTime::new(i16::try_from(year).ok()?, month, day, hour, minute, 0, 0).ok()?;
        let moment = zone.to_ambiguous_timestamp(wall).compatible().ok()?;
        Some(Timestamp::from_micros(moment.as_microsecond()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn local(zone: &str, at: &str) -> Option<(String, u16)> {
        let local = Iana.local(&zone.parse().unwrap(), at.parse().unwrap())?;
        Some((local.date.to_string(), local.minute))
    }

    #[test]
    fn wall_clocks_of_summer_and_winter() {
        assert_eq!(local("Europe/Berlin", "2026-01-01T23:30:00Z"), Some(("2026-01-02".to_owned(), 30)));
        assert_eq!(local("Europe/Berlin", "2026-07-01T23:30:00Z"), Some(("2026-07-02".to_owned(), 90)));
        assert_eq!(local("Asia/Kolkata", "2026-07-01T00:00:00Z"), Some(("2026-07-01".to_owned(), 330)));
        assert_eq!(local("Nowhere/AtAll", "2026-07-01T00:00:00Z"), None);
    }

    #[test]
    fn a_gap_ends_and_a_double_hour_begins() {
        let instant = |date: &str, minute| {
            let local = Local { date: date.parse().unwrap(), minute };
            Iana.instant(&"Europe/Berlin".parse().unwrap(), local).unwrap().to_string()
        };
        assert_eq!(instant("2026-03-29", 150), "2026-03-29T01:30:00Z", "02:30 does not exist; an hour later does");
        assert_eq!(instant("2026-10-25", 150), "2026-10-25T00:30:00Z", "02:30 comes twice; the first");
        assert_eq!(instant("2026-11-20", 0), "2026-11-19T23:00:00Z");
    }
}
