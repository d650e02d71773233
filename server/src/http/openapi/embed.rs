//! Embedding.

use shared::api::embed::{AskToken, EmbedScope, EmbedToken, MadePortal, NewPortal, PatchPortal, PortalView, Portals};
use shared::api::path;
use shared::reason::Code;
use utoipa::openapi::path::HttpMethod::{Delete, Get, Patch, Post};

use super::document::{Document, Schemas};
use super::operation::{Kind, Operation};

/// The name of a portal's credential as a scheme.
pub(super) const CREDENTIAL: &str = "portal";

const GROUP: &str = "Embedding";
const BODY: [Code; 4] = [Code::CrossSite, Code::Malformed, Code::TooLarge, Code::UnsupportedMedia];

/// Portals, their tokens, and what a token is about.
pub(super) fn all(document: &mut Document) {
    portals(document);
    let tokens = Operation {
        about: "With a portal's credential: `Authorization: Basic`, its id and its secret. The token is good for ten \
            minutes, for this customer and these subscriptions, and for what its permissions say; it ends with the \
            portal's credential. What is done with it stands in the activity log under the person and the portal. \
            Only between servers: no answer of this address may be read by a page of another origin.",
        body: Some(Schemas::of::<AskToken>),
        status: 201,
        scheme: Some(CREDENTIAL),
        errors: vec![Code::Unauthenticated, Code::NotFound, Code::Ambiguous, Code::Malformed, Code::TooLarge]
            .into_iter()
            .chain([Code::UnsupportedMedia, Code::TooMany, Code::Internal, Code::Unavailable])
            .collect(),
        ..Operation::get(GROUP, "A token for an element in a portal", Schemas::of::<EmbedToken>)
    };
    document.add(Post, path::EMBED_TOKENS, &tokens);
    let scope = Operation {
        about: "For every bearer token. An embed token opens, besides, `/api/v1/session`, and of what it names the \
            subscription, its candidates, its contact and its support, and the customer's support.",
        query: &[
            ("customerId", Kind::Text, "The customer."),
            ("customerRef", Kind::Text, "The customer by the value of one of its references."),
            ("subscriptionId", Kind::Text, "A subscription; may be repeated."),
            ("subscriptionRef", Kind::Text, "A subscription by its nickname; may be repeated."),
        ],
        ..Operation::get(GROUP, "What an element's attributes name", Schemas::of::<EmbedScope>)
    };
    document.add(Get, path::EMBED_SCOPE, &scope.or(&[Code::Malformed, Code::NotFound, Code::Ambiguous]));
}

fn portals(document: &mut Document) {
    let list = Operation {
        about: "For those who administer. Revoked ones are left out.",
        ..Operation::get(GROUP, "Portals, by name", Schemas::of::<Portals>)
    };
    document.add(Get, path::PORTALS, &list.or(&[Code::AppOnly]));
    let make = Operation {
        about: "Answers with the secret of its credential, which is told this once. At most 100 live ones.",
        body: Some(Schemas::of::<NewPortal>),
        status: 201,
        ..Operation::get(GROUP, "Make a portal", Schemas::of::<MadePortal>)
    };
    document.add(Post, path::PORTALS, &make.or(&BODY).or(&[Code::AppOnly, Code::LimitReached, Code::InFlight]));
    let change = Operation {
        body: Some(Schemas::of::<PatchPortal>),
        ..Operation::get(GROUP, "Change a portal's name or origins", Schemas::of::<PortalView>)
    };
    document.add(Patch, path::PORTAL, &change.or(&BODY).or(&[Code::AppOnly, Code::NotFound, Code::InFlight]));
    let revoke = Operation {
        about: "Its credential and all its tokens are no good from then on, and its pages are no longer allowed.",
        status: 204,
        answer: None,
        ..Operation::get(GROUP, "Revoke a portal's credential", Schemas::of::<PortalView>)
    };
    let errors = [Code::AppOnly, Code::CrossSite, Code::Malformed, Code::NotFound, Code::InFlight];
    document.add(Delete, path::PORTAL, &revoke.or(&errors));
}
