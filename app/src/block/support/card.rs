//! Whom to call: the one view of it, for the customer's own page, the provider's look at it, and the preview.

use super::group::Group;
use crate::i18n::intl::Moment;
use crate::i18n::reason::millis;
use crate::i18n::rich::bdi;
use crate::i18n::use_i18n;
use crate::rich;
use crate::t;
use crate::view;
use leptos::prelude::*;
use shared::api::support::{ProviderPart, SupportView};

/// Whom a customer calls, grouped by contact, those who answer now first.
///
/// ```ignore
/// <SupportCard view level=2/>
/// ```
#[component]
pub fn SupportCard(
    /// What the server says.
    view: SupportView,
    /// The level of its headings, 2 to 4: they stand below the page's.
    level: u8,
) -> impl IntoView {
    let i18n = use_i18n();
    let at = view.at;
    let several = view.providers.len() > 1;
    let parts = view.providers.into_iter().map(|part| {
        let ProviderPart { provider, groups } = part;
        let below = if several { level + 1 } else { level };
        let title = several.then(|| {
            let name = provider.clone();
            heading(level, rich!(support.bought_from; provider = bdi(name.clone())))
        });
        let groups = groups.into_iter().map(|group| view! { <Group group provider=provider.clone() at level=below/> });
        view! { <section class="sc-stack">{title}<div class="sc-support">{groups.collect_view()}</div></section> }
    });
    view! {
        <div class="sc-stack">
            {parts.collect_view()}
            <p class="sc-muted sc-small">{t!(support.updated, time = i18n.moment(Moment::DateTime, millis(at)))}</p>
        </div>
    }
}

/// A heading of this level.
pub(super) fn heading(level: u8, content: AnyView) -> AnyView {
    match level {
        2 => view! { <h2>{content}</h2> },
        3 => view! { <h3>{content}</h3> },
        _ => view! { <h4>{content}</h4> },
    }
}
