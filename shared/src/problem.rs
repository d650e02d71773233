//! The body of an error of our own API: RFC 9457 with our stable code, reasons and pointers (D10).

use serde::{Deserialize, Serialize};

use crate::api::contact::ContactView;
use crate::id::RequestId;
use crate::read::read;
use crate::reason::{Code, Reason};
use crate::text::Invalid;

/// What is wrong with one field of a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldError {
    /// Where: a JSON pointer (RFC 6901) into the body, `?name` for a parameter of the address, or the name of a header.
    pub pointer: String,
    /// What.
    pub code: Invalid,
}

read!(FieldError { pointer, code });

impl FieldError {
    /// The name of the body's own field; none for a parameter of the address. Fields within a field keep the slashes.
    pub fn field(&self) -> Option<&str> {
        self.pointer.strip_prefix('/')
    }
}

/// An error as it is sent, `application/problem+json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// Names the kind of error: a part of our own documentation.
    #[serde(rename = "type")]
    pub kind: String,
    /// One English sentence; people read the client's words for the code.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// The stable code.
    pub error_code: Code,
    /// All reasons of a refusal, in the order of the table.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<Reason>,
    /// What is wrong with which field.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldError>,
    /// What is stored now, when the caller looked at an older version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub current: Option<Box<ContactView>>,
    /// To be told to whoever looks into it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_id: Option<RequestId>,
}

read!(Problem { kind as "type", title, status, error_code, reasons, errors, current, request_id });

impl Problem {
    /// The problem of a code, without more.
    pub fn new(code: Code) -> Self {
        Self {
            kind: format!("/docs#error-{code}"),
            title: sentence(code).to_owned(),
            status: code.status(),
            error_code: code,
            reasons: Vec::new(),
            errors: Vec::new(),
            current: None,
            request_id: None,
        }
    }
}

/// What happened and what to do, in English: the title of a problem and the description of a Partner Center fault.
pub const fn sentence(code: Code) -> &'static str {
    match code {
        Code::Unauthenticated => "Access denied: sign in, or send a bearer token that has not expired.",
        Code::WrongCredentials => "The e-mail address or the password is not right.",
        Code::InsecureTransport => {
            "Signing in needs https, or a browser on the same computer; ask your administrator for the https address."
        }
        Code::WrongAudience => "The token was issued for another audience.",
        Code::AppOnly => "This resource does not support application-only authentication; use a token of a user.",
        Code::RoleTooSmall => "The supplied role doesn't have the rights to perform the requested operation.",
        Code::CrossSite => "The request came from another site and was refused.",
        Code::NotFound => "Not found, or not yours.",
        Code::MethodNotAllowed => "This operation isn't supported at this address.",
        Code::Malformed => "The request is not well formed; see which field.",
        Code::TooLarge => "The request is larger than this address accepts.",
        Code::UnsupportedMedia => "Send the body as application/json.",
        Code::PreconditionRequired => "Send If-Match with the ETag of the contact that you looked at.",
        Code::Stale => "The contact has changed since you looked at it.",
        Code::SubscriptionEnded => {
            "The subscription has ended, or its customer is archived; its contact can't be changed."
        }
        Code::ResellerUnknown => "No such partner here, or tenant id and partner number name different ones.",
        Code::PartnershipInactive => "The reseller has no active partnership with the provider.",
        Code::RegionMismatch => "The CSP region of the reseller does not match the provider's.",
        Code::AgreementUnsigned => "The reseller has not signed the Microsoft Partner Agreement.",
        Code::RelationshipMissing => "The reseller has no relationship with the customer.",
        Code::DelegatedAdminMissing => "The reseller has no delegated admin privileges on the customer.",
        Code::SubscriptionsActive => "The customer still has active subscriptions; suspend them first.",
        Code::Unverified => "Not every fact about the reseller is known; confirm that you have checked.",
        Code::Ambiguous => "Several have that reference; name the one that is meant by its id.",
        Code::LimitReached => "There are as many as there may be; remove one that is no longer needed.",
        Code::VersionTooOld => "The element on this page is too old for this server; load a newer version of it.",
        Code::KeyReused => "The same request id was used for another request.",
        Code::InFlight => "The same request is being answered; try again.",
        Code::TooMany => "Too many requests; try again later.",
        Code::Unavailable => "The service is not available for the moment; try again.",
        Code::Internal => "Something went wrong on our side; tell us the request id.",
    }
}
