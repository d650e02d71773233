//! The search box of the worklist.

use super::listing::Listing;
use crate::t;
use crate::ui::text_field::{TextField, TextKind};
use leptos::prelude::*;

/// Follows the address, and writes into it once nobody types any more.
#[component]
pub fn SearchBox(listing: Listing) -> impl IntoView {
    let asked = Memo::new(move |_| listing.query.with(|query| query.q.clone().unwrap_or_default()));
    let text = RwSignal::new(asked.get_untracked());
    // Back and forward change the words from outside.
    Effect::new(move |_| {
        let asked = asked.get();
        if text.with_untracked(|text| text.trim() != asked) {
            text.set(asked);
        }
    });
    Effect::new(move |before: Option<()>| {
        let now = text.get();
        if before.is_some() && now.trim() != asked.get_untracked() {
            listing.look_for(now);
        }
    });
    view! {
        <search class="sc-search">
            <TextField id="worklist-search" label=t!(worklist.search) value=text kind=TextKind::Search maxlength=200/>
        </search>
    }
}
