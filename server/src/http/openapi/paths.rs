//! Every operation of our own API.

use shared::api::activity::EntryView;
use shared::api::candidate::CandidatePage;
use shared::api::contact::{ContactView, PutContact, PutContactAnswer};
use shared::api::customer::{CustomerDetail, CustomerRow};
use shared::api::path;
use shared::api::session::{Personas, Session, SignIn};
use shared::api::subscription::{Facets, SubscriptionDetail, SubscriptionRow};
use shared::api::support::SupportView;
use shared::api::who::WhoAnswer;
use shared::reason::Code;
use utoipa::openapi::path::HttpMethod::{Delete, Get, Post, Put};

use super::document::{Document, Schemas};
use super::operation::{Operation, Tag};

const LIMIT: (&str, &str) = ("limit", "How many rows: 1 to 200, 50 when not said.");
const CURSOR: (&str, &str) = ("cursor", "Where to go on: `next` of the page before.");

const WORKLIST: &[(&str, &str)] = &[
    ("q", "Words that begin words of the customer, the product or the contact; or the id of one of them."),
    ("life", "`live` (the default) or `ended`."),
    ("flag", "Any of these, with commas: what needs attention."),
    ("contact", "Supported by any of these tenants."),
    ("customer", "Of this customer."),
    ("product", "Of this product, by its exact name; may be repeated."),
    ("channel", "Bought through any of these."),
    ("commerce", "Sold in any of these ways."),
    ("status", "In any of these states."),
    ("provenance", "Whose contact came to be in any of these ways."),
    ("sort", "`customer` (the default), `product`; with `-` in front from the end."),
    ("provider", "For a reseller of several providers: whose part. The first by name when not said."),
    LIMIT,
    CURSOR,
];

const SEARCH: &[(&str, &str)] = &[("q", "Words to search for."), LIMIT, CURSOR];

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
        query: &[("q", "Words of a customer or a reseller, or an id.")],
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
    document.add(Get, path::CUSTOMER_SUPPORT, &card("What one customer sees").or(&errors));
    document.add(Get, path::SUBSCRIPTION_SUPPORT, &card("The card of one subscription").or(&errors));
}

/// The activity log.
pub(super) fn log(document: &mut Document) {
    let log = Operation {
        about: "For those who may assign, and auditors.",
        query: &[
            ("actor", "Done by this person."),
            ("customer", "About this customer."),
            ("subscription", "About this subscription."),
            ("action", "Any of these, with commas."),
            ("refused", "`true`: only refused attempts; `false`: only what was done."),
            ("from", "Not before, RFC 3339."),
            ("to", "Before, RFC 3339."),
            LIMIT,
            CURSOR,
        ],
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
