//! Who may be a subscription's contact: the provider first, then eligible, unverified and ineligible partners, by name.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use shared::api::candidate::{CandidatePage, CandidateView};
use shared::api::query::Place;
use shared::eligibility::{Candidate, Class, standing};
use shared::fold::{fold, name_key};
use shared::id::{SubscriptionId, TenantId};
use shared::partner::{Partner, ProviderKind};
use shared::sought::{Known, Sought};
use shared::time::Timestamp;

use super::{Failure, Part};
use crate::app::App;
use crate::arrange;
use crate::store::{Store, StoreError};

/// One page of the candidates that match the text; all match where there is none.
///
/// A provider has some hundreds of partners, and where each stands depends on the customer: they are read at once,
/// ordered here, and cut.
pub async fn list<S: Store>(
    app: &App<S>,
    part: &Part,
    id: SubscriptionId,
    q: Option<&str>,
    place: &Place,
) -> Result<CandidatePage, Failure> {
    let found = if part.names(id) { app.store.contact(&part.scope, id).await? } else { None };
    let Some(contact) = found else { return Err(Failure::not_found()) };
    let direct_bill = part.provider.kind == ProviderKind::DirectBill;
    let all = app.store.candidates(&part.scope, contact.customer).await?;
    let offered = all.into_iter().filter(|candidate| !direct_bill || candidate.partner.id == part.provider.tenant());
    let sought = q.map(|q| Sought::new(q, &fold(q)));
    let found = |partner: &Partner| sought.as_ref().is_none_or(|sought| sought.finds(&known(partner)));
    let matching = offered.filter(|candidate| found(&candidate.partner));
    let now = app.now();
    let mut views: Vec<_> = matching.map(|candidate| view(part, &candidate, contact.contact.partner, now)).collect();
    arrange::by_key(&mut views, |view| (!view.is_provider, view.class, name_key(&view.name), view.tenant_id));
    let total = u32::try_from(views.len()).unwrap_or(u32::MAX);
    let (items, next) = cut(views, place)?;
    Ok(CandidatePage { items, next, total, direct_bill })
}

fn view(part: &Part, candidate: &Candidate, current: TenantId, now: Timestamp) -> CandidateView {
    let standing = standing(&part.provider, candidate, now);
    let partner = &candidate.partner;
    let class = standing.class();
    CandidateView {
        tenant_id: partner.id,
        mpn_id: partner.mpn,
        name: partner.name.as_str().to_owned(),
        country: partner.country,
        is_provider: partner.id == part.provider.tenant(),
        is_current: partner.id == current,
        class,
        reasons: if class == Class::Eligible { Vec::new() } else { standing.reasons() },
        ends: standing.ends(),
        reachable: partner.reachable,
    }
}

/// What a partner is found by.
pub(super) fn known(partner: &Partner) -> Known {
    Known::new(partner.id, &fold(partner.name.as_str()), partner.mpn, partner.country)
}

/// A cursor is the last partner shown.
fn cut(mut views: Vec<CandidateView>, place: &Place) -> Result<(Vec<CandidateView>, Option<String>), Failure> {
    let from = match &place.cursor {
        None => 0,
        Some(cursor) => {
            let last = opened(cursor).ok_or(StoreError::Cursor)?;
            views.iter().position(|view| view.tenant_id == last).ok_or(StoreError::Cursor)? + 1
        }
    };
    let mut rest = views.split_off(from);
    let more = rest.len() > place.limit.rows();
    rest.truncate(place.limit.rows());
    let next = rest.last().filter(|_| more).map(|last| URL_SAFE_NO_PAD.encode(last.tenant_id.bytes()));
    Ok((rest, next))
}

fn opened(cursor: &str) -> Option<TenantId> {
    let bytes = URL_SAFE_NO_PAD.decode(cursor).ok()?;
    bytes.try_into().ok().map(TenantId::from_bytes)
}
