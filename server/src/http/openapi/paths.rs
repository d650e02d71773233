//! Every operation of our own API.

use shared::api::activity::EntryView;
use shared::api::candidate::CandidatePage;
use shared::api::contact::{ContactView, PutContact, PutContactAnswer};
use shared::api::customer::{CustomerDetail, CustomerRow};
use shared::api::path;
use shared::api::query::{Life, Sort};
use shared::api::session::{Personas, Session, SignIn};
use shared::api::subscription::{Facets, SubscriptionDetail, SubscriptionRow};
use shared::api::support::SupportView;
use shared::api::who::WhoAnswer;
use shared::audit::Action;
use shared::contact::Provenance;
use shared::flags::Flag;
use shared::id::{CustomerId, PersonId, SubscriptionId, TenantId};
use shared::reason::Code;
use shared::subscription::{Channel, Commerce, Status};
use shared::time::Timestamp;
use utoipa::openapi::path::HttpMethod::{Delete, Get, Post, Put};

use super::document::{Document, Schemas};
use super::operation::{Kind, Operation, Tag};

type Query = [(&'static str, Kind, &'static str)];

const LIMIT: (&str, Kind, &str) = ("limit", Kind::Rows, "How many rows; 50 when not said.");
const CURSOR: (&str, Kind, &str) = ("cursor", Kind::Text, "Where to go on: `next` of the page before.");

const WORKLIST: &Query = &[
    ("q", Kind::Text, "Words that begin words of the customer, the product or the contact; or the id of one of them."),
    ("life", Kind::One(Schemas::of::<Life>), "Live ones when not said."),
    ("flag", Kind::Many(Schemas::of::<Flag>), "What needs attention: any of these."),
    ("contact", Kind::Many(Schemas::of::<TenantId>), "Supported by any of these."),
    ("customer", Kind::One(Schemas::of::<CustomerId>), "Of this customer."),
    ("product", Kind::Text, "Of this product, by its exact name; may be repeated."),
    ("channel", Kind::Many(Schemas::of::<Channel>), "Bought through any of these."),
    ("commerce", Kind::Many(Schemas::of::<Commerce>), "Sold in any of these ways."),
    ("status", Kind::Many(Schemas::of::<Status>), "In any of these states."),
    ("provenance", Kind::Many(Schemas::of::<Provenance>), "Whose contact came to be in any of these ways."),
    ("sort", Kind::One(Schemas::of::<Sort>), "By the customer's name when not said; with `-` from the end."),
    (
        "provider",
        Kind::One(Schemas::of::<TenantId>),
        "For a reseller of several providers: whose part. The first by name when not said.",
    ),
    LIMIT,
    CURSOR,
];

const SEARCH: &Query = &[("q", Kind::Text, "Words to search for."), LIMIT, CURSOR];

const ACTIVITY: &Query = &[
    ("actor", Kind::One(Schemas::of::<PersonId>), "Done by this person."),
    ("customer", Kind::One(Schemas::of::<CustomerId>), "About this customer."),
    ("subscription", Kind::One(Schemas::of::<SubscriptionId>), "About this subscription."),
    ("action", Kind::Many(Schemas::of::<Action>), "Any of these."),
    ("refused", Kind::Truth, "Only refused attempts, or only what was done."),
    ("from", Kind::One(Schemas::of::<Timestamp>), "Not before."),
    ("to", Kind::One(Schemas::of::<Timestamp>), "Before."),
    LIMIT,
    CURSOR,
];

/// Signing in and out.
pub(super) fn session(document: &mut Document) {
    let group = "Session";
    let show = Operation::get(group, "Who is signed in, and what it may do", Schemas::of::<Session>);
    document.add(Get, path::SESSION, &Operation { errors: without_role(&show), ..show });
    let sign_in = Operation {
        about: "With a local account; in a demonstration as one of its personas. Answers with the session's cookie.",
        body: Some(Schemas::of::<SignIn>),
        status: 201,
        open: true,
        errors: vec![Code::Unauthenticated, Code::InsecureTransport, Code::CrossSite, Code::Malformed, Code::TooLarge]
            .into_iter()
            .chain([Code::UnsupportedMedia, Code::TooMany, Code::Internal, Code::Unavailable])
            .collect(),
        ..Operation::get(group, "Sign in", Schemas::of::<Session>)
    };
    document.add(Post, path::SESSION, &sign_in);
    let sign_out = Operation {
        status: 204,
        answer: None,
        open: true,
        errors: vec![Code::CrossSite, Code::Internal, Code::Unavailable],
        ..Operation::get(group, "Sign out", Schemas::of::<Session>)
    };
    document.add(Delete, path::SESSION, &sign_out);
    let personas = Operation {
        open: true,
        errors: vec![Code::Internal, Code::Unavailable],
        ..Operation::get(group, "Whom a visitor of a demonstration may be", Schemas::of::<Personas>)
    };
    document.add(Get, path::PERSONAS, &personas);
}

fn without_role(operation: &Operation) -> Vec<Code> {
    operation.errors.iter().copied().filter(|code| *code != Code::RoleTooSmall).collect()
}

/// The worklist.
pub(super) fn subscriptions(document: &mut Document) {
    let group = "Subscriptions";
    let list = Operation {
        about: "A provider's people see all of theirs, a reseller's people what it supports.",
        query: WORKLIST,
        ..Operation::get(group, "Subscriptions, searched, filtered and sorted", Schemas::pages_of::<SubscriptionRow>)
    };
    document.add(Get, path::SUBSCRIPTIONS, &list.or(&[Code::Malformed, Code::NotFound]));
    let facets = Operation {
        query: WORKLIST,
        ..Operation::get(group, "How the rows of a question divide", Schemas::of::<Facets>)
    };
    document.add(Get, path::FACETS, &facets.or(&[Code::Malformed, Code::NotFound]));
    let one = Operation::get(group, "One subscription with its contact in full", Schemas::of::<SubscriptionDetail>);
    document.add(Get, path::SUBSCRIPTION, &one.or(&[Code::Malformed, Code::NotFound]));
    let candidates = Operation {
        about: "The provider first, then eligible, unverified and ineligible partners, each with its reasons.",
        query: SEARCH,
        ..Operation::get(group, "Who may be its contact", Schemas::of::<CandidatePage>)
    };
    document.add(Get, path::CANDIDATES, &candidates.or(&[Code::Malformed, Code::NotFound]));
    let history = Operation {
        query: &[LIMIT, CURSOR],
        ..Operation::get(group, "What was done and tried, newest first", Schemas::pages_of::<EntryView>)
    };
    document.add(Get, path::HISTORY, &history.or(&[Code::Malformed, Code::NotFound]));
}

/// The contact.
pub(super) fn contact(document: &mut Document) {
    let group = "Contact";
    let read = Operation { tag: Tag::Read, ..Operation::get(group, "Who supports it", Schemas::of::<ContactView>) };
    document.add(Get, path::CONTACT, &read.or(&[Code::AppOnly, Code::Malformed, Code::NotFound]));
    let set = Operation {
        about: "Add-ons that follow the subscription follow its new contact. The same contact again is no change. \
            `confirm` sets a candidate of which not every fact is known, for those who may.",
        body: Some(Schemas::of::<PutContact>),
        tag: Tag::Write,
        ..Operation::get(group, "Set who supports it", Schemas::of::<PutContactAnswer>)
    };
    let refusals = [
        Code::AppOnly,
        Code::CrossSite,
        Code::NotFound,
        Code::Malformed,
        Code::TooLarge,
        Code::UnsupportedMedia,
        Code::PreconditionRequired,
        Code::Stale,
        Code::SubscriptionEnded,
        Code::ResellerUnknown,
        Code::PartnershipInactive,
        Code::RegionMismatch,
        Code::AgreementUnsigned,
        Code::RelationshipMissing,
        Code::DelegatedAdminMissing,
        Code::Unverified,
        Code::InFlight,
    ];
    document.add(Put, path::CONTACT, &set.or(&refusals));
}

/// Customers.
pub(super) fn customers(document: &mut Document) {
    let group = "Customers";
    let list = Operation {
        query: SEARCH,
        ..Operation::get(group, "Customers, with who supports how much", Schemas::pages_of::<CustomerRow>)
    };
    document.add(Get, path::CUSTOMERS, &list.or(&[Code::Malformed]));
    let one = Operation::get(group, "One customer, with what is known of each reseller", Schemas::of::<CustomerDetail>);
    document.add(Get, path::CUSTOMER, &one.or(&[Code::Malformed, Code::NotFound]));
    let who = Operation {
        about: "Customers that match, the best first, each with its contacts and the line to call now. \
            The id of a subscription finds its customer.",
        query: &[("q", Kind::Text, "Words of a customer or a reseller, or an id.")],
        ..Operation::get(group, "Who supports …?", Schemas::of::<WhoAnswer>)
    };
    document.add(Get, path::WHO, &who.or(&[Code::Malformed]));
}

/// Whom to call.
pub(super) fn support(document: &mut Document) {
    let card = |summary| Operation { tag: Tag::Read, ..Operation::get("Support", summary, Schemas::of::<SupportView>) };
    let own = Operation {
        about: "Every provider's part for a customer that is verified, else that of the provider that invited it.",
        ..card("Whom the signed-in customer calls")
    };
    document.add(Get, path::SUPPORT, &own.or(&[Code::NotFound]));
    let errors = [Code::Malformed, Code::NotFound];
    let one = Operation {
        about: "With `contact`, the provider sees the card as it would be with that partner as the contact.",
        query: &[("contact", Kind::Text, "The tenant of a partner that might be the contact.")],
        ..card("The card of one subscription")
    };
    document.add(Get, path::CUSTOMER_SUPPORT, &card("What one customer sees").or(&errors));
    document.add(Get, path::SUBSCRIPTION_SUPPORT, &one.or(&errors).or(&[Code::ResellerUnknown]));
}

/// The activity log.
pub(super) fn log(document: &mut Document) {
    let log = Operation {
        about: "For those who may assign, and auditors.",
        query: ACTIVITY,
        ..Operation::get("Activity", "What was done and tried, newest first", Schemas::pages_of::<EntryView>)
    };
    document.add(Get, path::ACTIVITY, &log.or(&[Code::AppOnly, Code::Malformed]));
}

/// What the server says of itself.
pub(super) fn server(document: &mut Document) {
    let plain = |summary| Operation {
        answer: None,
        errors: Vec::new(),
        open: true,
        ..Operation::get("Server", summary, Schemas::of::<Session>)
    };
    document.add(Get, path::OPENAPI, &plain("This document"));
    document.add(Get, "/docs", &plain("This document for people"));
    document.add(Get, "/healthz", &plain("Is the process alive?"));
    document.add(Get, "/readyz", &plain("Can the store be read and written? 503 when it cannot."));
}
