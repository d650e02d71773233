//! Errors of our own API as they are sent: RFC 9457 with our code (D10).
//!
//! A server's fault says nothing but its code and the request's id, which [`super::request_id`] writes in; what was
//! really wrong goes to the log.

use axum::body::Body;
use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};
use shared::api::contact::ContactView;
use shared::id::RequestId;
use shared::problem::Problem;
use shared::reason::{Code, Reason};

use crate::service::Failure;

/// The media type of a problem.
pub const MEDIA_TYPE: HeaderValue = HeaderValue::from_static("application/problem+json");

const BEARER: &str = "Bearer";

/// Why a request of our own API gets no answer.
#[derive(Debug)]
pub struct Rejection {
    // Boxed: every handler's result has room for this.
    problem: Box<Problem>,
    fault: Option<Fault>,
    /// Seconds after which to try again.
    wait: Option<u32>,
    /// By which scheme somebody who was not let in may come (RFC 9110, 11.6.1).
    scheme: &'static str,
}

/// A fault of the server: on its way to the layer that knows the request's id.
#[derive(Clone, Debug)]
pub(super) struct Fault {
    /// The code that is sent.
    pub(super) code: Code,
    /// What is logged; never sent.
    pub(super) detail: String,
}

impl Rejection {
    /// The contact has changed; with what is stored now.
    pub fn stale(current: ContactView) -> Self {
        let problem = Problem { current: Some(Box::new(current)), ..Problem::new(Code::Stale) };
        Self { problem: Box::new(problem), fault: None, wait: None, scheme: BEARER }
    }

    /// Where a portal's credential is asked for.
    pub fn of_credential(failure: Failure) -> Self {
        Self { scheme: "Basic realm=\"portal\", charset=\"UTF-8\"", ..failure.into() }
    }

    /// The stable code.
    pub const fn code(&self) -> Code {
        self.problem.error_code
    }
}

impl From<Failure> for Rejection {
    fn from(failure: Failure) -> Self {
        let code = failure.code();
        let mut problem = Problem::new(code);
        let mut fault = None;
        let mut wait = matches!(code, Code::Unavailable | Code::InFlight).then_some(1);
        match failure {
            Failure::Refused(refusal) => problem.reasons = told(code, refusal.reasons().copied()),
            Failure::Malformed(errors) => problem.errors = errors,
            Failure::Wait(seconds) => wait = Some(seconds),
            Failure::Store(error) => match error.invalid() {
                Some(invalid) => problem.errors.push(super::query::wrong("cursor", invalid)),
                None => fault = Some(Fault { code, detail: error.to_string() }),
            },
        }
        if fault.is_none() && code.status() >= 500 {
            fault = Some(Fault { code, detail: "refused by the server itself".to_owned() });
        }
        Self { problem: Box::new(problem), fault, wait, scheme: BEARER }
    }
}

/// Reasons that say no more than the code need not be said again.
fn told(code: Code, reasons: impl Iterator<Item = Reason>) -> Vec<Reason> {
    let reasons: Vec<_> = reasons.collect();
    if reasons == [Reason::plain(code)] { Vec::new() } else { reasons }
}

impl From<Code> for Rejection {
    fn from(code: Code) -> Self {
        Failure::from(code).into()
    }
}

impl IntoResponse for Rejection {
    fn into_response(self) -> Response {
        let mut response = answer(&self.problem);
        if self.problem.error_code == Code::Unauthenticated || self.problem.error_code == Code::WrongAudience {
            response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static(self.scheme));
        }
        if let Some(seconds) = self.wait {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        if let Some(fault) = self.fault {
            response.extensions_mut().insert(fault);
        }
        response
    }
}

/// The answer to a fault of the server: its code and the request's id, nothing else.
pub(super) fn faulty(code: Code, request: RequestId) -> Body {
    body(&Problem { request_id: Some(request), ..Problem::new(code) })
}

fn answer(problem: &Problem) -> Response {
    let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = [(header::CONTENT_TYPE, MEDIA_TYPE), (header::CACHE_CONTROL, HeaderValue::from_static("no-store"))];
    (status, headers, body(problem)).into_response()
}

fn body(problem: &Problem) -> Body {
    Body::from(serde_json::to_vec(problem).unwrap_or_default())
}

/// A handler panicked.
pub(super) fn panicked(panic: &(dyn std::any::Any + Send)) -> Response {
    let said = panic.downcast_ref::<&str>().copied().or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    let detail = format!("panicked: {}", said.unwrap_or_default());
    let fault = Some(Fault { code: Code::Internal, detail });
    Rejection { fault, ..Code::Internal.into() }.into_response()
}

/// No such address.
pub async fn not_found() -> Rejection {
    Code::NotFound.into()
}

/// Another method than this address has.
pub async fn method_not_allowed() -> Rejection {
    Code::MethodNotAllowed.into()
}
