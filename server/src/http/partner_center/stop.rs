//! Why a call gets no answer, in Partner Center's form (D10).

use axum::response::{IntoResponse, Response};
use http::header::{RETRY_AFTER, WWW_AUTHENTICATE};
use http::{HeaderValue, StatusCode};
use serde::Serialize;
use shared::id::{CustomerId, RequestId, SubscriptionId, TenantId};
use shared::partner_center::fault::Fault;
use shared::partner_center::resource::CONTINUATION;
use shared::partner_center::support_contact::SupportContact;
use shared::problem::{FieldError, sentence};
use shared::reason::{Code, Reason};
use shared::text::Invalid;

use super::reply;
use crate::service::Failure;

/// Why a call gets no answer.
#[derive(Debug)]
pub struct Stop(Box<Inner>);

#[derive(Debug)]
struct Inner {
    code: Code,
    status: u16,
    fault: Fault,
    /// Seconds after which to try again.
    wait: Option<u32>,
    /// The entity tag of what is stored now.
    tag: Option<String>,
    /// What is logged and never sent: the real reason of a fault of the server.
    detail: Option<String>,
}

impl Stop {
    fn new(code: Code, fault: Fault) -> Self {
        let wait = matches!(code, Code::Unavailable | Code::InFlight).then_some(1);
        Self(Box::new(Inner { code, status: code.partner_center().0, fault, wait, tag: None, detail: None }))
    }

    /// The stable code.
    pub fn code(&self) -> Code {
        self.0.code
    }

    /// An error of the published list that is none of the reason table's.
    pub fn published(status: u16, number: u32, description: impl Into<String>) -> Self {
        let code = if status == 404 { Code::NotFound } else { Code::Malformed };
        let mut stop = Self::new(code, Fault::new(number, description));
        stop.0.status = status;
        stop
    }

    /// Another one's or unknown customer: the answer is the same.
    pub fn no_such_customer(partner: TenantId, customer: CustomerId) -> Self {
        let what = format!("The partner ID {partner} has no commerce relationship with the customer ID {customer}.");
        let fault = Fault { reasons: vec![Reason::plain(Code::NotFound)], ..Fault::new(20_002, what) };
        let mut stop = Self::new(Code::NotFound, fault);
        stop.0.status = 403;
        stop
    }

    /// No such subscription of a customer that is known.
    pub fn no_such_subscription(subscription: SubscriptionId) -> Self {
        let what = format!("Subscription with ID {subscription} not found.");
        let fault = Fault { reasons: vec![Reason::plain(Code::NotFound)], ..Fault::new(20_003, what) };
        Self::new(Code::NotFound, fault)
    }

    /// The contact has changed since the caller looked; with what is stored now, and its tag.
    pub fn stale(current: SupportContact, tag: String) -> Self {
        let mut stop = Self::from(Code::Stale);
        stop.0.fault.current = Some(Box::new(current));
        stop.0.tag = Some(tag);
        stop
    }

    /// Writes a fault of the server to the log, under the request's id.
    pub fn log(&self, request: RequestId) {
        if let Some(detail) = &self.0.detail {
            tracing::error!(%request, code = %self.0.code, detail, "a request could not be answered");
        }
    }
}

impl From<Code> for Stop {
    fn from(code: Code) -> Self {
        Failure::from(code).into()
    }
}

impl From<FieldError> for Stop {
    fn from(error: FieldError) -> Self {
        Failure::from(error).into()
    }
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        let code = failure.code();
        let plain = || Fault::new(code.partner_center().1, sentence(code));
        match failure {
            Failure::Refused(refusal) => Self::new(code, Fault::of(&refusal)),
            Failure::Malformed(errors) => Self::new(code, Fault::malformed(errors)),
            Failure::Wait(seconds) => {
                let mut stop = Self::new(code, plain());
                stop.0.wait = Some(seconds);
                stop
            }
            Failure::Store(_) if code == Code::Malformed => Self::new(code, Fault::malformed(vec![bad_token()])),
            Failure::Store(error) => {
                let mut stop = Self::new(code, plain());
                stop.0.detail = Some(error.to_string());
                stop
            }
        }
    }
}

/// A paging token that was not given for this list.
fn bad_token() -> FieldError {
    FieldError { pointer: CONTINUATION.to_owned(), code: Invalid::Cursor }
}

/// Partner Center's other form, for too many requests only.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Throttled {
    status_code: u16,
    message: String,
}

impl IntoResponse for Stop {
    fn into_response(self) -> Response {
        let Inner { code, status, fault, wait, tag, .. } = *self.0;
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = if code == Code::TooMany {
            let message = format!("Rate limit is exceeded. Try again in {} seconds.", wait.unwrap_or(1));
            reply::json_with(status, &Throttled { status_code: status.as_u16(), message })
        } else {
            reply::json_with(status, &fault)
        };
        if matches!(code, Code::Unauthenticated | Code::WrongAudience) {
            response.headers_mut().insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer error=\"invalid_token\""));
        }
        if let Some(seconds) = wait {
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        if let Some(tag) = tag {
            reply::tag(&mut response, &tag);
        }
        response
    }
}

#[cfg(test)]
#[path = "stop_tests.rs"]
mod tests;
