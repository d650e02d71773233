//! Answers about partners: who they are, how to reach them, and what they may do for a customer.

use serde_json::Value;
use shared::partner_center::agreement::AgreementStatus;
use shared::partner_center::delegated_admin::DelegatedAdminRelationship;
use shared::partner_center::profile::{MpnProfile, SupportProfile};
use shared::partner_center::relationship::PartnerRelationship;
use shared::partner_center::word::{RelationshipType, Word};
use shared::text::Invalid;

use super::reading::{Reader, wrong};
use super::report::{Fault, Kind, Skip};
use super::sight::{AdminSeen, PartnerSeen, Party, ProfileSeen, Saw};

/// A partner of the provider; in the list of a customer, a reseller that is related to it.
pub(super) fn relationship(reader: &mut Reader, item: Value) -> Result<Saw, Fault> {
    let wire: PartnerRelationship = reader.wire(item)?;
    // An id that stands alone is a customer's, unless the item says what only the provider's own list says.
    let own_list = wire.state.is_some() || wire.location.is_some();
    let customer = reader.address.customer.or_else(|| reader.address.customer_of_list().filter(|_| !own_list));
    let kind = if customer.is_some() { Kind::Reaches } else { Kind::Partners };
    match &wire.relationship_type {
        Some(Word::Known(RelationshipType::IsIndirectResellerOf)) => return Ok(Saw::Nothing(kind, Skip::NotReseller)),
        Some(Word::Other(word)) => {
            reader.note(format!("relationshipType = {word}"));
            return Ok(Saw::Nothing(kind, Skip::NotReseller));
        }
        Some(Word::Known(RelationshipType::IsIndirectCloudSolutionProviderOf)) | None => {}
    }
    let partner = PartnerSeen {
        id: wire.id.ok_or_else(|| wrong("id", Invalid::Missing))?,
        mpn: wire.mpn_id,
        country: wire.country(),
        partnership: wire.partnership(),
        name: reader.some_name("name", wire.name.as_deref()),
    };
    match customer {
        Some(customer) => Ok(Saw::Relation(customer, partner)),
        None if !own_list && reader.address.answer.is_none() => Err(Fault::NoCustomer),
        None if partner.name.is_none() => Err(wrong("name", Invalid::Missing)),
        None => Ok(Saw::Partner(partner)),
    }
}

/// Has the partner signed the agreement?
pub(super) fn agreement(reader: &mut Reader, item: Value) -> Result<Saw, Fault> {
    let wire: AgreementStatus = reader.wire(item)?;
    let party = match (reader.address.mpn, reader.address.partner_or_loose()) {
        (_, Some(tenant)) => Party::Tenant(tenant),
        (Some(mpn), None) => Party::Number(mpn),
        (None, None) => return Err(Fault::NoPartner),
    };
    Ok(Saw::Agreement(party, wire.is_agreement_signed))
}

/// How to reach a partner; the provider, where the address names none.
pub(super) fn profile(reader: &mut Reader, item: Value) -> Result<Saw, Fault> {
    let wire: SupportProfile = reader.wire(item)?;
    let website = wire.website.map(|page| if page.contains("://") { page } else { format!("https://{}", page.trim()) });
    let profile = ProfileSeen {
        telephone: reader.lenient("telephone", wire.telephone.as_deref()),
        email: reader.lenient("email", wire.email.as_deref()),
        website: reader.lenient("website", website.as_deref().filter(|page| *page != "https://")),
    };
    if profile.telephone.is_none() && profile.email.is_none() && profile.website.is_none() {
        return Ok(Saw::Nothing(Kind::Profiles, Skip::NothingToReach));
    }
    Ok(Saw::Profile(reader.address.partner, profile))
}

/// A partner by its number: understood, but everything in it comes with the lists of partners too.
pub(super) fn number(reader: &mut Reader, item: Value) -> Result<Saw, Fault> {
    let wire: MpnProfile = reader.wire(item)?;
    wire.mpn_id.ok_or_else(|| wrong("mpnId", Invalid::Missing))?;
    Ok(Saw::Nothing(Kind::Partners, Skip::NothingNew))
}

/// One delegated admin relationship of the partner that the address names.
pub(super) fn delegated_admin(reader: &mut Reader, item: Value) -> Result<Saw, Fault> {
    let wire: DelegatedAdminRelationship = reader.wire(item)?;
    let partner = reader.address.partner_or_loose().ok_or(Fault::NoPartner)?;
    match &wire.status {
        Some(Word::Other(word)) => reader.note(format!("status = {word}")),
        Some(Word::Known(_)) => {}
        None => return Err(wrong("status", Invalid::Missing)),
    }
    let value = wire.privileges();
    let Some(customer) = wire.customer.and_then(|customer| customer.tenant_id) else {
        return Ok(Saw::Nothing(Kind::Reaches, Skip::Unoffered));
    };
    Ok(Saw::Admin(AdminSeen { partner, customer, id: wire.id.unwrap_or_default(), value }))
}
