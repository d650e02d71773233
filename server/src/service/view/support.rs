//! Lines to call or write to.

use std::cmp::Reverse;

use shared::api::support::{HoursView, LineView, OpeningView};
use shared::country::Country;
use shared::hours::{Hours, Opening, Zones};
use shared::profile::{SupportLine, SupportProfile};
use shared::time::Timestamp;

use crate::arrange;

/// How many days of holidays ahead are shown.
const HOLIDAYS_AHEAD: i64 = 28;

/// The order of lines: [`Opening::rank`].
pub type Rank = (u8, i64);

/// The lines that serve this customer with any of these products: those that answer now first, then the next to open.
pub fn lines(
    profile: Option<&SupportProfile>,
    country: Option<Country>,
    products: &[&str],
    zones: &impl Zones,
    now: Timestamp,
) -> Vec<LineView> {
    let all = profile.into_iter().flat_map(|profile| &profile.lines);
    let serving = all.filter(|line| products.iter().any(|product| line.serves(country, product)));
    ranked(serving, zones, now)
}

fn ranked<'a>(lines: impl Iterator<Item = &'a SupportLine>, zones: &impl Zones, now: Timestamp) -> Vec<LineView> {
    let mut ranked: Vec<_> = lines.map(|line| (opening(line, zones, now), line)).collect();
    // Stable: among equals the profile's own order.
    arrange::by_key(&mut ranked, |(opening, _)| opening.rank());
    ranked.into_iter().map(|(opening, line)| view(line, opening, now)).collect()
}

/// The line to call for a customer of this country, whatever the product: one for all products before one for some,
/// one with a telephone before others, then the one that answers first.
pub fn line_to_call(
    profile: Option<&SupportProfile>,
    country: Option<Country>,
    zones: &impl Zones,
    now: Timestamp,
) -> Option<LineView> {
    let all = profile.into_iter().flat_map(|profile| &profile.lines);
    let family = |line: &SupportLine| line.families.first().map(|name| name.as_str().to_owned()).unwrap_or_default();
    let here = all.filter(|line| line.serves(country, &family(line)));
    let ranked = here.map(|line| (opening(line, zones, now), line));
    let best = ranked
        .min_by_key(|(opening, line)| (!line.families.is_empty(), Reverse(line.telephone.is_some()), opening.rank()));
    best.map(|(opening, line)| view(line, opening, now))
}

/// Does any of the lines reach a person?
pub fn reaches(lines: &[LineView]) -> bool {
    lines.iter().any(|line| line.telephone.is_some() || line.email.is_some())
}

/// When the first of the lines answers, for the order of groups.
pub fn rank(lines: &[LineView]) -> Rank {
    lines.iter().map(|line| from_view(line.opening).rank()).min().unwrap_or((u8::MAX, 0))
}

fn opening(line: &SupportLine, zones: &impl Zones, now: Timestamp) -> Opening {
    line.hours.as_ref().map_or(Opening::Unknown, |hours| hours.at(zones, now))
}

fn view(line: &SupportLine, opening: Opening, now: Timestamp) -> LineView {
    LineView {
        label: line.label.as_str().to_owned(),
        telephone: line.telephone.as_ref().map(|it| it.as_str().to_owned()),
        email: line.email.as_ref().map(|it| it.as_str().to_owned()),
        website: line.website.as_ref().map(|it| it.as_str().to_owned()),
        languages: line.languages.clone(),
        countries: line.countries.clone(),
        opening: to_view(opening),
        hours: line.hours.as_ref().map(|hours| hours_view(hours, now)),
    }
}

fn hours_view(hours: &Hours, now: Timestamp) -> HoursView {
    // A day of room on both sides: the zone's day may be another one than UTC's.
    let (from, to) = (now.plus_days(-1).date(), now.plus_days(HOLIDAYS_AHEAD).date());
    let holidays = hours.holidays.iter().copied().filter(|day| (from..=to).contains(day)).collect();
    HoursView { zone: hours.zone.as_str().to_owned(), week: hours.week.clone(), holidays }
}

const fn to_view(opening: Opening) -> OpeningView {
    match opening {
        Opening::Open(until) => OpeningView::Open { until },
        Opening::Closed(opens) => OpeningView::Closed { opens },
        Opening::Unknown => OpeningView::Unknown,
    }
}

const fn from_view(opening: OpeningView) -> Opening {
    match opening {
        OpeningView::Open { until } => Opening::Open(until),
        OpeningView::Closed { opens } => Opening::Closed(opens),
        OpeningView::Unknown => Opening::Unknown,
    }
}
