//! The operations of the Partner Center compatible API. What it tolerates and where it differs from Partner Center
//! stands in `docs/partner-center.md`.

use shared::partner_center::agreement::AgreementStatus;
use shared::partner_center::audit::AuditRecord;
use shared::partner_center::customer::{CompanyProfile, Customer};
use shared::partner_center::profile::{MpnProfile, SupportProfile};
use shared::partner_center::relationship::{PartnerRelationship, RelationshipRequest};
use shared::partner_center::subscription::Subscription;
use shared::partner_center::support_contact::SupportContact;
use shared::reason::Code;
use utoipa::openapi::path::HttpMethod::{Get, Patch, Put};

use super::document::{Document, Schemas};
use super::operation::{Face, Kind, Operation, Tag, TypeOf};

const GROUP: &str = "Partner Center";
const CUSTOMER: &str = "/v1/customers/{customer}";
const CONTACT: &str = "/v1/customers/{customer}/subscriptions/{subscription}/supportcontact";

/// Every operation.
pub(super) fn all(document: &mut Document) {
    customers(document);
    subscriptions(document);
    relationships(document);
    provider(document);
}

/// A read, with the errors that each may have.
fn read(summary: &'static str, answer: TypeOf) -> Operation {
    let read = Operation { face: Face::PartnerCenter, ..Operation::get(GROUP, summary, answer) };
    read.or(&[Code::AppOnly, Code::Malformed])
}

/// The same for an address with ids: those of others are as unknown ones.
fn read_one(summary: &'static str, answer: TypeOf) -> Operation {
    read(summary, answer).or(&[Code::RelationshipMissing, Code::NotFound])
}

fn customers(document: &mut Document) {
    let list = Operation {
        about: "In pages: `links.next` has the address and the headers of the next one.",
        query: &[
            ("size", Kind::Rows, "How many items."),
            ("filter", Kind::Text, "Partner Center's filter: JSON with `Field`, `Value` and `Operator`."),
            ("seekOperation", Kind::Text, "`First`, `Next` or `Previous`, with the header `MS-ContinuationToken`."),
        ],
        ..read("Customers", Schemas::collections_of::<Customer>)
    };
    document.add(Get, "/v1/customers", &list);
    document.add(Get, CUSTOMER, &read_one("One customer", Schemas::of::<Customer>));
    let farewell = Operation {
        about: "Only `relationshipToPartner: none`: the customer and its subscriptions are archived.",
        body: Some(Schemas::of::<Customer>),
        ..read_one("End the relationship with a customer", Schemas::of::<Customer>)
    };
    document.add(Patch, CUSTOMER, &farewell.or(&[Code::SubscriptionsActive, Code::TooLarge]));
    let company = read_one("A customer's company profile", Schemas::of::<CompanyProfile>);
    document.add(Get, "/v1/customers/{customer}/profiles/company", &company);
}

fn subscriptions(document: &mut Document) {
    let list = Operation {
        query: &[("mpn_id", Kind::Text, "With this reseller of record.")],
        ..read_one("A customer's subscriptions", Schemas::collections_of::<Subscription>)
    };
    document.add(Get, "/v1/customers/{customer}/subscriptions", &list);
    let one = read_one("One subscription", Schemas::of::<Subscription>);
    document.add(Get, "/v1/customers/{customer}/subscriptions/{subscription}", &one);
    let contact = Operation { tag: Tag::Read, ..read_one("Who supports it", Schemas::of::<SupportContact>) };
    document.add(Get, CONTACT, &contact);
    let set = Operation {
        about: "`supportTenantId` and `supportMpnId` must name one partner; `name` is not looked at. Without `If-Match` \
            the last write wins. A repeat with the same `MS-RequestId` and content is answered as the first was.",
        body: Some(Schemas::of::<SupportContact>),
        ..read_one("Set who supports it", Schemas::of::<SupportContact>)
    };
    let refusals = [
        Code::TooLarge,
        Code::Stale,
        Code::SubscriptionEnded,
        Code::ResellerUnknown,
        Code::PartnershipInactive,
        Code::RegionMismatch,
        Code::AgreementUnsigned,
        Code::DelegatedAdminMissing,
        Code::Unverified,
        Code::KeyReused,
        Code::InFlight,
    ];
    document.add(Put, CONTACT, &set.or(&refusals));
}

fn relationships(document: &mut Document) {
    let own = Operation {
        query: &[
            ("relationship_type", Kind::Text, "`IsIndirectCloudSolutionProviderOf` or `IsIndirectResellerOf`."),
            ("filter", Kind::Text, "Partner Center's filter, by name."),
        ],
        ..read("The provider's resellers, or the reseller's providers", Schemas::collections_of::<PartnerRelationship>)
    };
    document.add(Get, "/v1/relationships", &own);
    let of_customer = read_one("A customer's resellers", Schemas::collections_of::<PartnerRelationship>);
    document.add(Get, "/v1/customers/{customer}/relationships", &of_customer);
    let request = Operation {
        about: "Microsoft's own link. Nothing changes here until an import or a person says that the customer agreed.",
        query: &[
            ("indirectResellerId", Kind::Text, "For this reseller too."),
            ("indirectCloudSolutionProviderId", Kind::Text, "The provider, which must be the caller's own."),
        ],
        ..read("The link by which a customer accepts a relationship", Schemas::of::<RelationshipRequest>)
    };
    document.add(Get, "/v1/customers/relationshiprequests", &request);
}

fn provider(document: &mut Document) {
    let profile = read("The provider's own support profile", Schemas::of::<SupportProfile>);
    document.add(Get, "/v1/profiles/support", &profile);
    let mpn = Operation {
        query: &[("mpnId", Kind::Text, "Of this partner; the provider's own when not said.")],
        ..read("A partner's number and name", Schemas::of::<MpnProfile>)
    };
    document.add(Get, "/v1/profiles/mpn", &mpn.or(&[Code::NotFound]));
    let records = Operation {
        query: &[
            ("startDate", Kind::Text, "The first day."),
            ("endDate", Kind::Text, "The last day."),
            ("filter", Kind::Text, "Partner Center's filter, by company name, customer id or resource type."),
            ("size", Kind::Rows, "How many items."),
        ],
        ..read("The activity log in published words", Schemas::collections_of::<AuditRecord>)
    };
    document.add(Get, "/v1/auditrecords", &records);
    let agreement = Operation {
        query: &[("mpnId", Kind::Text, "By partner number."), ("tenantId", Kind::Text, "By tenant.")],
        ..read("Has a partner signed the Microsoft Partner Agreement?", Schemas::of::<AgreementStatus>)
    };
    document.add(Get, "/v1/compliance/csp/agreementstatus", &agreement.or(&[Code::NotFound]));
}
