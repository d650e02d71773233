//! A contact as it is stored now.

use sha2::{Digest as _, Sha256};
use shared::api::contact::{ContactView, SeenView};
use shared::eligibility::standing;
use shared::time::Timestamp;
use shared::version::ContactTag;

use super::partner::Names;
use crate::service::Part;
use crate::store::Row;

/// The contact, where its partner stands now, and its entity tag.
pub fn contact(part: &Part, row: &Row, names: &Names, now: Timestamp) -> ContactView {
    let Row { contact, current, .. } = row;
    let standing = standing(&part.provider, current, now);
    let seen = contact.seen.map(|seen| SeenView {
        partner: names.mention(seen.partner),
        source: seen.evidence.source,
        at: seen.evidence.at,
        agrees: seen.partner == contact.partner,
    });
    let view = ContactView {
        subscription_id: contact.subscription,
        tenant_id: current.partner.id,
        mpn_id: current.partner.mpn,
        name: current.partner.name.as_str().to_owned(),
        is_provider: current.partner.id == part.scope.tenant(),
        provenance: contact.provenance,
        since: contact.since,
        reviewed: contact.reviewed,
        follows: contact.follows,
        class: standing.class(),
        reasons: standing.reasons(),
        ends: standing.ends(),
        seen,
        version: contact.version,
        etag: String::new(),
    };
    ContactView { etag: tag(&view, row), ..view }
}

/// D8's tag, with a digest of the view: where the partner stands changes by itself, and an answer that differs must not
/// have the tag of another. `If-Match` looks at id and version only.
fn tag(view: &ContactView, row: &Row) -> String {
    let bytes = serde_json::to_vec(view).unwrap_or_default();
    let [a, b, c, d, ..]: [u8; 32] = Sha256::digest(bytes).into();
    let tag = ContactTag { id: view.subscription_id, version: view.version, partner: row.current.partner.version };
    tag.quoted_with(u32::from_be_bytes([a, b, c, d]))
}
