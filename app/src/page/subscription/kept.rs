//! The entries of a flow outlive a reload, the end of the session and an outage.

use crate::block::assign::draft::Draft;
use crate::block::assign::step::Flow;
use crate::dom::json::from_text;
use crate::dom::reactive::{effect, memo};
use crate::dom::storage;
use crate::state::me::use_me;
use leptos::prelude::*;
use shared::api::contact::ContactView;
use shared::id::SubscriptionId;

/// The flow of a subscription with this contact, with what this tab kept of it; what is entered is kept from now on,
/// and what is sent or thrown away is forgotten.
pub fn kept_flow(id: SubscriptionId, contact: &ContactView) -> RwSignal<Flow> {
    let key = key(id);
    let kept = storage::draft(&key).and_then(|text| from_text::<Draft>(&text));
    let flow = RwSignal::new(Flow::new(contact, kept));
    let unsent = memo(move || flow.with(|flow| flow.unsent().cloned()));
    effect(move || {
        let text = unsent.with(|draft| draft.as_ref().and_then(|draft| serde_json::to_string(draft).ok()));
        storage::set_draft(&key, text.as_deref());
    });
    flow
}

/// Where the entries are kept: each person's own.
fn key(id: SubscriptionId) -> String {
    format!("switchboard.draft.{}.{id}", use_me().session().person.id)
}
