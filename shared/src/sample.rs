//! A small world for the tests of this crate: one provider and one reseller with every fact met.

use crate::contact::{Provenance, Seen, SupportContact};
use crate::customer::{AdminKind, AdminStatus, Customer, DelegatedAdmin, Reach, Relation};
use crate::eligibility::Candidate;
use crate::fact::{Evidence, Known, Source};
use crate::id::TenantId;
use crate::partner::{Partner, PartnershipState, Provider, ProviderKind, Settings};
use crate::subscription::{Channel, Commerce, Status, Subscription};
use crate::time::Timestamp;
use crate::version::Version;

/// The day on which every fact was read.
pub fn read() -> Timestamp {
    "2026-01-01T00:00:00Z".parse().unwrap()
}

fn known<T>(value: T) -> Known<T> {
    Known::new(value, Source::Imported, read())
}

fn partner(id: &str, mpn: &str, name: &str, country: &str) -> Partner {
    Partner {
        id: id.parse().unwrap(),
        mpn: Some(mpn.parse().unwrap()),
        name: name.parse().unwrap(),
        country: Some(country.parse().unwrap()),
        partnership: Some(known(PartnershipState::Active)),
        agreement: Some(known(true)),
        reachable: true,
        version: Version::FIRST,
    }
}

pub fn provider() -> Provider {
    Provider {
        kind: ProviderKind::IndirectProvider,
        partner: partner("3b33e682-00c3-41ee-9dd2-a548adf56438", "4391507", "Trey Research", "DE"),
        settings: Settings::default(),
    }
}

pub fn customer() -> Customer {
    Customer {
        id: "0c39d6d5-c70d-4c55-bc02-f620844f3fd1".parse().unwrap(),
        name: "Relecloud".parse().unwrap(),
        domain: Some("relecloud.onmicrosoft.com".parse().unwrap()),
        country: Some("FR".parse().unwrap()),
        references: Vec::new(),
        archived: None,
        version: Version::FIRST,
    }
}

pub fn subscription() -> Subscription {
    Subscription {
        id: "c8d8fbab-6a62-44dc-be50-b7c74e43a296".parse().unwrap(),
        customer: customer().id,
        product: "Microsoft 365 Business Standard".parse().unwrap(),
        offer: None,
        nickname: None,
        commerce: Commerce::NewCommerce,
        channel: Channel::Csp,
        status: Status::Active,
        quantity: 10,
        record: None,
        parent: None,
        predecessor: None,
        created: None,
        term_ends: None,
        version: Version::FIRST,
    }
}

/// A reseller with every fact met; its delegated admin ends at that time.
pub fn reseller_until(ends: &str) -> Candidate {
    let partner = partner("484e548c-f5f3-4528-93a9-c16c6373cb59", "4847383", "First Up Consultants", "FR");
    let admin =
        DelegatedAdmin { kind: AdminKind::Gdap, status: AdminStatus::Active, ends: Some(ends.parse().unwrap()) };
    let reach = Reach {
        customer: customer().id,
        partner: partner.id,
        relation: Some(known(Relation::Related)),
        admin: Some(known(admin)),
        version: Version::FIRST,
    };
    Candidate { partner, reach }
}

pub fn provider_candidate() -> Candidate {
    let partner = provider().partner;
    let reach = Reach::unknown(customer().id, partner.id);
    Candidate { partner, reach }
}

pub fn contact_of(candidate: &Candidate, provenance: Provenance) -> SupportContact {
    let contact = SupportContact::default_of(subscription().id, candidate.partner.id, read());
    SupportContact { provenance, ..contact }
}

pub fn seen(partner: TenantId) -> Seen {
    Seen { partner, evidence: Evidence { source: Source::Imported, at: read() } }
}
