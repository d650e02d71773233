//! How long a card stays true.

use crate::api::error::ApiError;
use crate::dom::reactive::effect;
use crate::dom::timer::OwnedTimer;
use crate::i18n::reason::millis;
use crate::state::remote::Source;
use shared::api::support::{OpeningView, SupportView};
use std::time::Duration;

/// Asks anew when a line opens or closes.
pub fn keep_true<T: Send + Sync + 'static>(source: Source<T, ApiError>, view: fn(&T) -> &SupportView) {
    let timer = OwnedTimer::new();
    effect(move || {
        if let Some(wait) = source.with(|remote| remote.value().map(view).and_then(until_change)) {
            timer.start(wait, move || source.refresh());
        }
    });
}

/// Until the next line opens or closes; none where no line says when.
fn until_change(view: &SupportView) -> Option<Duration> {
    let groups = view.providers.iter().flat_map(|part| &part.groups);
    let lines = groups.flat_map(|group| group.lines.iter().chain(&group.fallback));
    let moments = lines.filter_map(|line| match line.opening {
        OpeningView::Open { until } => Some(until),
        OpeningView::Closed { opens } => opens,
        OpeningView::Unknown => None,
    });
    let wait = millis(moments.min()?) - millis(view.at);
    // A few seconds late, at most every half minute; browsers count no further than 24 days.
    Some(Duration::from_secs_f64((wait / 1_000.0 + 5.0).clamp(30.0, 86_400.0)))
}
