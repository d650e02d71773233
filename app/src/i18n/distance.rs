//! How far a moment is from now, in the unit a person would use.

const MINUTE: f64 = 60_000.0;
const HOUR: f64 = 60.0 * MINUTE;
const DAY: f64 = 24.0 * HOUR;

/// The distance from `now` (both in milliseconds) as a whole number of `Intl` units. Up to half a
/// minute is told as 0 seconds, which languages write as "now".
pub fn distance(millis: f64, now: f64) -> (f64, &'static str) {
    let delta = millis - now;
    let size = delta.abs();
    let (unit, name) = if size < MINUTE / 2.0 {
        return (0.0, "second");
    } else if size < HOUR {
        (MINUTE, "minute")
    } else if size < DAY {
        (HOUR, "hour")
    } else if size < 60.0 * DAY {
        (DAY, "day")
    } else if size < 730.0 * DAY {
        (30.44 * DAY, "month")
    } else {
        (365.25 * DAY, "year")
    };
    ((delta / unit).round(), name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_unit_grows_with_the_distance() {
        for (delta, expected) in [
            (0.0, (0.0, "second")),
            (-29_000.0, (0.0, "second")),
            (31_000.0, (1.0, "minute")),
            (-90.0 * MINUTE, (-2.0, "hour")),
            (DAY, (1.0, "day")),
            (-59.0 * DAY, (-59.0, "day")),
            (90.0 * DAY, (3.0, "month")),
            (-800.0 * DAY, (-2.0, "year")),
        ] {
            assert_eq!(distance(1e12 + delta, 1e12), expected, "{delta}");
        }
    }
}
