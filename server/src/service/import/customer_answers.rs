//! Answers about customers: the customer, its subscriptions, and their contacts.

use serde_json::Value;
use shared::partner_center::customer::Customer;
use shared::partner_center::subscription::Subscription;
use shared::partner_center::support_contact::SupportContact;
use shared::partner_center::word::{RelationshipToPartner, Word};
use shared::subscription::Status;
use shared::text::Invalid;

use super::address::Address;
use super::reading::{Reader, wrong};
use super::report::Fault;
use super::sight::{ContactSeen, CustomerSeen, PartnerSeen, Saw, SubscriptionSeen};

/// A customer, from a list or alone.
pub(super) fn customer(reader: &mut Reader, item: Value) -> Result<Saw, Fault> {
    let wire: Customer = reader.wire(item)?;
    let country = wire.country();
    let company = wire.company_profile.unwrap_or_default();
    let id = wire.id.or(company.tenant_id.map(|id| shared::id::CustomerId::from_bytes(*id.bytes())));
    let id = id.ok_or_else(|| wrong("id", Invalid::Missing))?;
    let billed = wire.billing_profile.and_then(|billing| billing.company_name);
    let name = company.company_name.as_deref().or(billed.as_deref());
    let related = match wire.relationship_to_partner {
        Some(Word::Known(RelationshipToPartner::None)) => Some(false),
        Some(Word::Known(RelationshipToPartner::Unknown)) | None => None,
        Some(Word::Known(_)) => Some(true),
        Some(Word::Other(word)) => {
            reader.note(format!("relationshipToPartner = {word}"));
            None
        }
    };
    Ok(Saw::Customer(CustomerSeen {
        id,
        name: reader.name("companyProfile/companyName", name)?,
        domain: reader.lenient("companyProfile/domain", company.domain.as_deref()),
        country,
        related,
    }))
}

/// A subscription, from a list or alone.
pub(super) fn subscription(reader: &mut Reader, is_list: bool, item: Value) -> Result<Saw, Fault> {
    let wire: Subscription = reader.wire(item)?;
    let id = wire.id.ok_or_else(|| wrong("id", Invalid::Missing))?;
    let link = wire.links.as_ref().and_then(|links| links.own.as_ref()).map(|link| Address::of(&link.uri));
    let linked = link.and_then(|link| link.customer);
    let address = &reader.address;
    let said = if is_list { address.customer_of_list() } else { address.customer };
    if linked.is_some() && address.customer.is_some() && linked != address.customer {
        return Err(Fault::TwoCustomers);
    }
    let customer = linked.or(said).or_else(|| address.customer_of_list()).ok_or(Fault::NoCustomer)?;
    if let Some(Word::Other(word)) = &wire.status {
        reader.note(format!("status = {word}"));
    }
    let named = wire.offer_name.as_deref().or(wire.friendly_name.as_deref()).or(wire.offer_id.as_deref());
    let product = reader.name("offerName", named)?;
    let nickname = wire.friendly_name.as_deref().filter(|name| !name.trim().is_empty());
    let nickname = nickname.and_then(|name| reader.some_name("friendlyName", Some(name)));
    let state = wire.state();
    Ok(Saw::Subscription(Box::new(SubscriptionSeen {
        id,
        customer,
        offer: wire.offer_id.as_deref().and_then(|offer| reader.some_name("offerId", Some(offer))),
        nickname: nickname.filter(|nickname| *nickname != product),
        product,
        commerce: wire.commerce(),
        status: wire.status.as_ref().map(|_| state).filter(|state| *state != Status::None),
        quantity: wire.quantity,
        record: wire.record(),
        record_said: wire.partner_id.is_some(),
        parent: wire.parent().filter(|parent| *parent != id),
        predecessor: wire.predecessor().filter(|predecessor| *predecessor != id),
        created: wire.creation_date,
        term_ends: wire.term_ends(),
    })))
}

/// The contact of one subscription.
pub(super) fn contact(reader: &mut Reader, item: Value) -> Result<Saw, Fault> {
    let wire: SupportContact = reader.wire(item)?;
    let link = wire.links.as_ref().and_then(|links| links.own.as_ref()).map(|link| Address::of(&link.uri));
    let link = link.unwrap_or_default();
    if link.customer.is_some() && reader.address.customer.is_some() && link.customer != reader.address.customer {
        return Err(Fault::TwoCustomers);
    }
    let subscription = link.subscription.or(reader.address.subscription).ok_or(Fault::NoSubscription)?;
    let id = wire.support_tenant_id.ok_or_else(|| wrong("supportTenantId", Invalid::Missing))?;
    let name = reader.some_name("name", wire.name.as_deref());
    let partner = PartnerSeen { id, mpn: wire.support_mpn_id, name, country: None, partnership: None };
    Ok(Saw::Contact(ContactSeen { customer: link.customer.or(reader.address.customer), subscription, partner }))
}
