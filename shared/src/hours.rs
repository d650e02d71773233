//! Hours of a support line in its own time zone, and whether somebody answers now (D2).
//!
//! Time zones are data of the place where the code runs, so they come in through [`Zones`].

use serde::{Deserialize, Serialize};

use crate::read::Read;
use crate::text::{Invalid, ZoneName};
use crate::time::{Date, Timestamp};

/// When somebody answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hours {
    /// The line's own time zone.
    pub zone: ZoneName,
    /// Monday to Sunday: spans in order, not touching.
    pub week: [Vec<Span>; 7],
    /// Days on which nobody answers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub holidays: Vec<Date>,
}

/// A part of a day in minutes since midnight, the end not included. A night shift is two spans.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "(u16, u16)", into = "(u16, u16)")]
pub struct Span {
    from: u16,
    to: u16,
}

impl Span {
    /// From and to, minutes since midnight; to is at most 1440 and after from.
    pub const fn new(from: u16, to: u16) -> Result<Self, Invalid> {
        if from < to && to <= 1_440 { Ok(Self { from, to }) } else { Err(Invalid::Range) }
    }

    /// The minute at which it begins.
    pub const fn from(self) -> u16 {
        self.from
    }

    /// The first minute after it.
    pub const fn to(self) -> u16 {
        self.to
    }
}

impl Read for Span {
    fn read(json: &crate::read::Json) -> Option<Self> {
        let [from, to] = <[u16; 2]>::read(json)?;
        Self::new(from, to).ok()
    }
}

impl TryFrom<(u16, u16)> for Span {
    type Error = Invalid;

    fn try_from((from, to): (u16, u16)) -> Result<Self, Invalid> {
        Self::new(from, to)
    }
}

impl From<Span> for (u16, u16) {
    fn from(span: Span) -> Self {
        (span.from, span.to)
    }
}

/// The wall clock of a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Local {
    /// The calendar day there.
    pub date: Date,
    /// Minutes since midnight there, 0 to 1439.
    pub minute: u16,
}

/// The time zones of the place where the code runs.
pub trait Zones {
    /// The wall clock of a zone at a moment; none for a zone that is not known.
    fn local(&self, zone: &ZoneName, at: Timestamp) -> Option<Local>;

    /// The moment at which a zone's wall clock shows this; where clocks are set forward, the moment after the gap.
    fn instant(&self, zone: &ZoneName, local: Local) -> Option<Timestamp>;
}

/// Does somebody answer now?
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Opening {
    /// Yes, until then.
    Open(Timestamp),
    /// No, but from then on; none when not within two weeks.
    Closed(Option<Timestamp>),
    /// Nobody said when.
    Unknown,
}

impl Opening {
    /// The order in which lines are shown: open ones first, then the next to open, then those that never said.
    pub fn rank(self) -> (u8, i64) {
        match self {
            Self::Open(_) => (0, 0),
            Self::Closed(Some(opens)) => (1, opens.micros()),
            Self::Unknown => (2, 0),
            Self::Closed(None) => (3, 0),
        }
    }
}

impl Hours {
    fn spans(&self, date: Date) -> &[Span] {
        if self.holidays.contains(&date) { &[] } else { self.week.get(date.weekday()).map_or(&[], Vec::as_slice) }
    }

    /// Whether somebody answers at this moment, and until or from when.
    pub fn at(&self, zones: &impl Zones, now: Timestamp) -> Opening {
        let Some(local) = zones.local(&self.zone, now) else { return Opening::Unknown };
        let open = self.spans(local.date).iter().find(|span| (span.from..span.to).contains(&local.minute));
        if let Some(span) = open {
            return Opening::Open(self.closes(zones, local.date, *span).unwrap_or(now));
        }
        let opens = (0..15).find_map(|days| {
            let date = Date::from_days(local.date.days() + days);
            let later = |span: &&Span| days > 0 || span.from > local.minute;
            let span = self.spans(date).iter().find(later)?;
            zones.instant(&self.zone, Local { date, minute: span.from })
        });
        Opening::Closed(opens)
    }

    /// The end of a span, over midnight when the next day goes on at once.
    fn closes(&self, zones: &impl Zones, mut date: Date, mut span: Span) -> Option<Timestamp> {
        for _ in 0..7 {
            if span.to < 1_440 {
                return zones.instant(&self.zone, Local { date, minute: span.to });
            }
            date = Date::from_days(date.days() + 1);
            match self.spans(date).first() {
                Some(next) if next.from == 0 => span = *next,
                _ => break,
            }
        }
        let minute = if span.to < 1_440 { span.to } else { 0 };
        zones.instant(&self.zone, Local { date, minute })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Always two hours before UTC's wall clock.
    struct East;

    impl Zones for East {
        fn local(&self, zone: &ZoneName, at: Timestamp) -> Option<Local> {
            let there = at.plus_seconds(7_200);
            let minute = u16::try_from(there.micros().div_euclid(60_000_000).rem_euclid(1_440)).unwrap();
            (zone.as_str() == "Test/East").then_some(Local { date: there.date(), minute })
        }

        fn instant(&self, _: &ZoneName, local: Local) -> Option<Timestamp> {
            let minutes = local.date.days() * 1_440 + i64::from(local.minute) - 120;
            Some(Timestamp::from_micros(minutes * 60_000_000))
        }
    }

    fn office() -> Hours {
        let day = vec![Span::new(480, 720).unwrap(), Span::new(780, 1_020).unwrap()];
        let night = |from, to| vec![Span::new(from, to).unwrap()];
        Hours {
            zone: "Test/East".parse().unwrap(),
            week: [day.clone(), day, night(1_320, 1_440), night(0, 360), vec![], vec![], vec![]],
            holidays: vec!["2026-11-17".parse().unwrap()],
        }
    }

    /// 2026-11-16 is a Monday; times here are UTC, the office is two hours ahead.
    #[test]
    fn a_week_in_the_life_of_a_line() {
        let open = |until: &str| Opening::Open(until.parse().unwrap());
        let closed = |opens: &str| Opening::Closed(Some(opens.parse().unwrap()));
        for (now, expected) in [
            ("2026-11-16T05:59:59Z", closed("2026-11-16T06:00:00Z")),
            ("2026-11-16T06:00:00Z", open("2026-11-16T10:00:00Z")),
            ("2026-11-16T10:00:00Z", closed("2026-11-16T11:00:00Z")),
            ("2026-11-16T15:00:00Z", closed("2026-11-18T20:00:00Z")),
            ("2026-11-17T08:00:00Z", closed("2026-11-18T20:00:00Z")),
            ("2026-11-18T21:00:00Z", open("2026-11-19T04:00:00Z")),
            ("2026-11-19T03:00:00Z", open("2026-11-19T04:00:00Z")),
            ("2026-11-20T12:00:00Z", closed("2026-11-23T06:00:00Z")),
        ] {
            assert_eq!(office().at(&East, now.parse().unwrap()), expected, "{now}");
        }
    }

    #[test]
    fn a_line_that_never_opens_and_a_zone_nobody_knows() {
        let now = "2026-11-16T08:00:00Z".parse().unwrap();
        let never = Hours { week: Default::default(), ..office() };
        assert_eq!(never.at(&East, now), Opening::Closed(None));
        let nowhere = Hours { zone: "Test/West".parse().unwrap(), ..office() };
        assert_eq!(nowhere.at(&East, now), Opening::Unknown);
        let always =
            Hours { week: std::array::from_fn(|_| vec![Span::new(0, 1_440).unwrap()]), holidays: vec![], ..office() };
        assert!(matches!(always.at(&East, now), Opening::Open(until) if until > now.plus_days(5)));
    }

    #[test]
    fn open_lines_stand_first() {
        let time = |text: &str| text.parse().unwrap();
        let mut lines = [
            Opening::Closed(None),
            Opening::Unknown,
            Opening::Closed(Some(time("2026-11-17"))),
            Opening::Closed(Some(time("2026-11-16"))),
            Opening::Open(time("2026-11-16")),
        ];
        lines.sort_by_key(|line| line.rank());
        lines.reverse();
        assert_eq!(lines[0], Opening::Closed(None));
        assert_eq!(lines[4], Opening::Open(time("2026-11-16")));
        assert_eq!(lines[3], Opening::Closed(Some(time("2026-11-16"))));
    }

    #[test]
    fn spans_are_parts_of_a_day() {
        assert!(Span::new(0, 1_440).is_ok());
        assert_eq!(Span::new(600, 600), Err(Invalid::Range));
        assert_eq!(Span::new(600, 1_441), Err(Invalid::Range));
        assert!(serde_json::from_str::<Span>("[600,300]").is_err());
    }
}
