//! One subscription of the list: what would become of it, and what has.

use crate::api::error::ApiError;
use shared::api::candidate::CandidateView;
use shared::api::contact::{ContactView, PutContactAnswer};
use shared::api::subscription::SubscriptionDetail;
use shared::id::RequestId;

/// One subscription.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// As it was read last.
    pub detail: SubscriptionDetail,
    /// Whether it is ticked.
    pub ticked: bool,
    /// The name of its request, kept while the same is sent again.
    pub request: Option<RequestId>,
    /// What became of it.
    pub end: Option<End>,
}

/// What became of one subscription.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// The server has answered: whether it was changed.
    Stored(bool),
    /// Somebody else had set another contact.
    Stale,
    /// It was refused, or the answer never came.
    Failed(ApiError),
}

/// What would become of one subscription.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Nothing: it is not ticked, or nobody is chosen.
    Stays,
    /// It has ended.
    Ended,
    /// It gets the chosen contact.
    Changes,
    /// It has the contact already.
    IsSo,
    /// The chosen partner cannot be its contact.
    Cannot(CandidateView),
    /// Nobody has looked; the server will.
    NotTested,
}

impl Item {
    /// As it was read, without a tick.
    pub fn new(detail: SubscriptionDetail) -> Self {
        Self { detail, ticked: false, request: None, end: None }
    }

    /// The answer came.
    pub fn answered(&mut self, answer: Result<PutContactAnswer, ApiError>) {
        self.end = Some(match answer {
            Ok(answer) => {
                self.store(answer.contact);
                End::Stored(answer.changed)
            }
            Err(error) => {
                // Without an answer it may have been done: the same request says so when it is sent again.
                if error.problem().is_some() {
                    self.request = None;
                }
                match error.problem().and_then(|problem| problem.current.clone()) {
                    Some(theirs) => {
                        self.store(*theirs);
                        End::Stale
                    }
                    None => End::Failed(error),
                }
            }
        });
    }

    fn store(&mut self, contact: ContactView) {
        self.detail.support_contact = contact;
    }
}
