//! Whom to call: the one card of it.

use super::group::group;
use crate::dom::built::{Built, element};
use crate::i18n::intl::Moment;
use crate::i18n::message::Arg;
use crate::i18n::reason::millis;
use crate::i18n::texts::{Texts, bdi};
use crate::msg;
use shared::api::support::{ProviderPart, SupportView};

/// Whom a customer calls, grouped by contact, those who answer now first: a part a provider, and of when it is. `level`
/// is that of its headings, 2 to 4: they stand below the page's.
pub fn card(texts: Texts, view: &SupportView, level: u8) -> Vec<Built> {
    let several = view.providers.len() > 1;
    let mut pieces: Vec<_> = view.providers.iter().map(|of| part(texts, view, of, level, several)).collect();
    let time = texts.moment(Moment::DateTime, millis(view.at));
    pieces.push(element("p", "sc-muted sc-small").text(&texts.text(&msg!(support.updated, time = time))));
    pieces
}

fn part(texts: Texts, view: &SupportView, of: &ProviderPart, level: u8, several: bool) -> Built {
    let below = if several { level + 1 } else { level };
    let title = several.then(|| {
        let message = msg!(support.bought_from, provider = Arg::Slot(0));
        texts.fill(heading(level), &message, &[bdi(&of.provider)])
    });
    let groups = of.groups.iter().map(|one| group(texts, one, &of.provider, view.at, below));
    let groups = element("div", "sc-support").with_all(groups);
    element("section", "sc-stack").with_all(title).with(&groups)
}

/// A heading of this level.
pub(super) fn heading(level: u8) -> Built {
    element(["h2", "h3"].get(usize::from(level.saturating_sub(2))).unwrap_or(&"h4"), "")
}
