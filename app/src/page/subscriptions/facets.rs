//! The filters beside the worklist, with how many rows each would leave.

use super::field::Field;
use super::listing::Listing;
use super::wording::Wording;
use crate::dom::reactive::{Memo, memo};
use crate::i18n::use_i18n;
use crate::t;
use crate::ui::facet::{Facet, FacetValue};
use crate::view;
use leptos::prelude::*;
use shared::api::Count;
use shared::api::query::Life;
use shared::api::subscription::{self as api, Facets};

/// All facets. On a narrow screen they stand folded above the list.
#[component]
pub fn FacetList(listing: Listing, counts: Memo<Option<Facets>>, wording: Wording) -> impl IntoView {
    let facets = Field::FACETS.map(|field| one(field, listing, counts, wording));
    view! {
        <section class="sc-filters" aria-label=t!(worklist.filters)>
            <details class="sc-filters__fold" open=crate::dom::document::is_wide()>
                <summary>{crate::ui::icon::Icon::Filter.view()}{t!(worklist.filters)}</summary>
                {facets.into_iter().collect_view()}
            </details>
        </section>
    }
}

fn one(field: Field, listing: Listing, counts: Memo<Option<Facets>>, wording: Wording) -> impl IntoView {
    let i18n = use_i18n();
    let values = memo(move || {
        let chosen = listing.query.with(|query| field.chosen(query));
        let found = counts.with(|facets| facets.as_ref().map(|facets| found(field, facets)).unwrap_or_default());
        let lost = chosen.iter().filter(|code| found.iter().all(|(known, _)| known != *code));
        let lost: Vec<_> = lost.map(|code| (code.clone(), None)).collect();
        let all = found.into_iter().chain(lost);
        all.map(|(code, count)| FacetValue {
            text: wording.value(field, &code),
            count: count.map(|count| i18n.count(count)),
            checked: chosen.contains(&code),
            id: code,
        })
        .collect::<Vec<_>>()
    });
    let toggle = move |code: String| listing.ask(|query| field.toggle(query, &code));
    let heading = Signal::derive(move || wording.heading(field));
    let open =
        matches!(field, Field::Flag | Field::Contact) || listing.query.with_untracked(|q| !field.chosen(q).is_empty());
    let hidden = Signal::derive(move || counts.with(Option::is_some) && values.with(Vec::is_empty));
    view! { <Facet heading values on_toggle=toggle open hidden/> }
}

/// The values of a field that the server found, and how many rows each has.
fn found(field: Field, facets: &Facets) -> Vec<(String, Option<Count>)> {
    match field {
        Field::Flag => codes(&facets.flags),
        Field::Contact => {
            facets.contacts.iter().map(|facet| (facet.value.tenant_id.to_string(), Some(facet.count))).collect()
        }
        Field::Product => codes(&facets.products),
        Field::Channel => codes(&facets.channels),
        Field::Commerce => codes(&facets.commerces),
        Field::Status => codes(&facets.statuses),
        Field::Provenance => codes(&facets.provenances),
        Field::Life => vec![(Life::Ended.code().to_owned(), None)],
        Field::Customer => Vec::new(),
    }
}

fn codes<T: ToString>(facets: &[api::Facet<T>]) -> Vec<(String, Option<Count>)> {
    facets.iter().map(|facet| (facet.value.to_string(), Some(facet.count))).collect()
}
