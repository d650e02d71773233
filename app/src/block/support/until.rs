//! How long a card stays true.

use crate::i18n::reason::millis;
use shared::api::support::{OpeningView, SupportView};
use std::time::Duration;

/// Until the next line opens or closes; none where no line says when.
pub fn until_change(view: &SupportView) -> Option<Duration> {
    let groups = view.providers.iter().flat_map(|part| &part.groups);
    let lines = groups.flat_map(|group| group.lines.iter().chain(&group.fallback));
    let moments = lines.filter_map(|line| match line.opening {
        OpeningView::Open { until } => Some(until),
        OpeningView::Closed { opens } => opens,
        OpeningView::Unknown => None,
    });
    let wait = millis(moments.min()?) - millis(view.at);
    // A few seconds late, at most every half minute; browsers count no further than 24 days.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between its bounds")]
    let millis = (wait + 5_000.0).clamp(30_000.0, 86_400_000.0) as u64;
    Some(Duration::from_millis(millis))
}
