//! What the page is told: the details of the events. Plain JSON; what is in the API has the API's shape.

use crate::api::error::ApiError;
use js_sys::{Object, Reflect};
use serde::Serialize;
use shared::api::PartnerRef;
use shared::api::candidate::CandidateView;
use shared::api::contact::ContactView;
use shared::id::{RequestId, SubscriptionId};
use shared::problem::Problem;
use wasm_bindgen::JsValue;

/// `ready`, which says no more.
#[derive(Serialize)]
pub struct Ready {}

/// `change`: a person has picked a partner.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Change {
    /// For these subscriptions.
    pub subscription_ids: Vec<SubscriptionId>,
    /// The partner.
    pub contact: PartnerRef,
}

/// A partner as events name it.
pub fn partner(of: &CandidateView) -> PartnerRef {
    PartnerRef { tenant_id: of.tenant_id, name: of.name.clone(), is_provider: of.is_provider }
}

/// `before-submit`: what is about to be sent.
#[derive(Serialize)]
pub struct Plan {
    /// One row a subscription.
    pub rows: Vec<PlanRow>,
}

/// One subscription of a [`Plan`].
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PlanRow {
    /// The subscription.
    pub subscription_id: SubscriptionId,
    /// Its contact as the person saw it.
    pub from: PartnerRef,
    /// The contact that it is to have.
    pub to: PartnerRef,
}

/// `assigned`: what was done.
#[derive(Serialize)]
pub struct Assigned {
    /// One a subscription that was sent.
    pub results: Vec<Done>,
}

/// What became of one subscription.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Done {
    /// The subscription.
    pub subscription_id: SubscriptionId,
    /// How it ended.
    pub outcome: Outcome,
    /// The contact that is stored now, as far as it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<ContactView>,
    /// Why it was not assigned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
}

/// How a subscription ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Outcome {
    /// It has the contact now.
    Assigned,
    /// It had it already.
    Unchanged,
    /// Somebody else had set another one; nothing was stored.
    Conflict,
    /// The server said no; nothing was stored.
    Refused,
    /// No answer came.
    Failed,
}

/// `error`: something went wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Stable: the server's, or one of the element's own.
    pub code: String,
    /// To be told to whoever looks into it.
    pub request_id: Option<RequestId>,
    /// Nothing can be shown.
    pub fatal: bool,
}

impl Fault {
    /// Of the element itself.
    pub fn own(code: &str, fatal: bool) -> Self {
        Self { code: code.to_owned(), request_id: None, fatal }
    }
}

impl Fault {
    /// As the page is told.
    pub fn detail(&self) -> JsValue {
        let detail = Object::new();
        let id = self.request_id.map_or(JsValue::NULL, |id| id.to_string().into());
        for (name, value) in [("code", self.code.as_str().into()), ("requestId", id), ("fatal", self.fatal.into())] {
            let _ = Reflect::set(&detail, &name.into(), &value);
        }
        detail.into()
    }
}

impl From<&ApiError> for Fault {
    fn from(error: &ApiError) -> Self {
        Self { code: code(error), request_id: error.problem().and_then(|problem| problem.request_id), fatal: false }
    }
}

/// The server's code, or how it could not be asked.
pub fn code(error: &ApiError) -> String {
    match error {
        ApiError::Refused { problem, .. } => code_of(problem),
        ApiError::Unreachable => "unreachable".to_owned(),
        ApiError::Timeout => "timeout".to_owned(),
        ApiError::Garbled { .. } => "garbled".to_owned(),
        ApiError::Aborted => "aborted".to_owned(),
    }
}

fn code_of(problem: &Problem) -> String {
    problem.error_code.to_string()
}
