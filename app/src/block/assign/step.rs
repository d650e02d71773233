//! The flow of one assignment as a pure machine: choose, submit, review. It knows no document and no server; the
//! component feeds it events and sends what it says.

use super::draft::{Draft, Looked};
use super::fault::Fault;
use crate::api::error::ApiError;
use shared::api::candidate::CandidateView;
use shared::api::contact::{ContactView, PutContact, PutContactAnswer};
use shared::eligibility::Class;
use shared::id::RequestId;

/// Where the flow stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The form, with a preview as soon as somebody is chosen.
    Choose,
    /// Submitted; the answer is awaited.
    Sending,
    /// Somebody else was quicker: theirs, the person's own choice and the value before stand beside each other.
    Stale(Box<ContactView>),
    /// Stored; the values as they were read again.
    Review(Box<Stored>),
}

/// What was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// The name of the contact before.
    pub before: String,
    /// What the server answered.
    pub answer: PutContactAnswer,
}

/// What is to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Send {
    /// For `If-Match`.
    pub etag: String,
    /// The assignment.
    pub put: PutContact,
    /// The request's name.
    pub request: RequestId,
}

/// The flow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flow {
    draft: Draft,
    step: Step,
    declined: Option<CandidateView>,
    faults: Vec<Fault>,
    error: Option<ApiError>,
}

impl Flow {
    /// Starts with the contact as it is stored now and what was kept of an earlier try.
    pub fn new(now: &ContactView, kept: Option<Draft>) -> Self {
        let fresh = Draft::new(Looked::from(now));
        let mut flow = Self { draft: fresh, step: Step::Choose, declined: None, faults: Vec::new(), error: None };
        let Some(kept) = kept.filter(Draft::is_dirty) else { return flow };
        let chosen = kept.choice.as_ref().map(|choice| choice.tenant_id);
        if kept.looked.version == now.version {
            flow.draft = kept;
        } else if chosen == Some(now.tenant_id) {
            // The wish came true meanwhile. If it was sent from here, the answer was lost: it is shown now.
            if kept.sent.is_some() {
                let answer = PutContactAnswer { changed: true, contact: now.clone(), followed: 0 };
                flow.step = Step::Review(Box::new(Stored { before: kept.looked.partner.name, answer }));
            }
        } else if chosen.is_some() {
            flow.draft = kept;
            flow.step = Step::Stale(Box::new(now.clone()));
        } else {
            flow.draft = Draft { looked: Looked::from(now), ..kept };
        }
        flow
    }

    /// The entries.
    pub fn draft(&self) -> &Draft {
        &self.draft
    }

    /// Where the flow stands.
    pub fn step(&self) -> &Step {
        &self.step
    }

    /// A partner that was picked and cannot be taken; the entries stayed as they were.
    pub fn declined(&self) -> Option<&CandidateView> {
        self.declined.as_ref()
    }

    /// What is wrong with the entries.
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// Why the last try did not reach its end, where the entries are not to blame.
    pub fn error(&self) -> Option<&ApiError> {
        self.error.as_ref()
    }

    /// The entries, while they are to be kept.
    pub fn unsent(&self) -> Option<&Draft> {
        Some(&self.draft).filter(|draft| draft.is_dirty() && !matches!(self.step, Step::Review(_)))
    }

    /// The choice whose preview is shown: one that would change something.
    pub fn preview(&self) -> Option<&CandidateView> {
        self.draft.choice.as_ref().filter(|choice| choice.tenant_id != self.draft.looked.partner.tenant_id)
    }

    /// A partner was picked. One that may not be the contact, or not by this person, sets nothing.
    pub fn choose(&mut self, candidate: CandidateView, may_confirm: bool) {
        self.faults.clear();
        self.error = None;
        if can_be_set(&candidate, may_confirm) {
            self.draft.confirmed = false;
            self.draft.choice = Some(candidate);
            self.draft.sent = None;
            self.declined = None;
        } else {
            self.declined = Some(candidate);
        }
    }

    /// The tick was set or taken away.
    pub fn confirm(&mut self, yes: bool) {
        self.draft.confirmed = yes;
        self.draft.sent = None;
        self.faults.retain(|fault| *fault != Fault::Unconfirmed);
    }

    /// Reason and ticket were written.
    pub fn note(&mut self, reason: &str, ticket: &str) {
        if (self.draft.reason.as_str(), self.draft.ticket.as_str()) != (reason, ticket) {
            reason.clone_into(&mut self.draft.reason);
            ticket.clone_into(&mut self.draft.ticket);
            self.draft.sent = None;
        }
    }

    /// Everything entered is thrown away.
    pub fn discard(&mut self) {
        self.draft = Draft::new(self.draft.looked.clone());
        self.step = Step::Choose;
        self.declined = None;
        self.faults.clear();
        self.error = None;
    }

    /// Whether Submit would send something now.
    pub fn is_ready(&self) -> bool {
        self.step == Step::Choose && self.draft.command().is_ok()
    }

    /// Submit was pressed. Gives what to send, unless something is wrong or it is being sent already.
    pub fn submit(&mut self, new_id: impl FnOnce() -> RequestId) -> Option<Send> {
        if self.step != Step::Choose {
            return None;
        }
        self.error = None;
        match self.draft.command() {
            Err(faults) => {
                self.faults = faults;
                None
            }
            Ok(put) => {
                self.faults.clear();
                self.declined = None;
                let request = *self.draft.sent.get_or_insert_with(new_id);
                self.step = Step::Sending;
                Some(Send { etag: self.draft.looked.etag.clone(), put, request })
            }
        }
    }

    /// The answer came.
    pub fn answered(&mut self, answer: Result<PutContactAnswer, ApiError>) {
        self.step = Step::Choose;
        match answer {
            Ok(answer) => {
                let before = self.draft.looked.partner.name.clone();
                self.draft = Draft::new(Looked::from(&answer.contact));
                self.step = Step::Review(Box::new(Stored { before, answer }));
            }
            Err(error) => self.failed(error),
        }
    }

    fn failed(&mut self, error: ApiError) {
        if let Some(problem) = error.problem() {
            if let Some(theirs) = &problem.current {
                self.step = Step::Stale(theirs.clone());
                return;
            }
            if !problem.reasons.is_empty() && problem.status == 409 {
                self.faults = vec![Fault::Refused(problem.reasons.clone())];
                // What was refused is another request once it is asked again.
                self.draft.sent = None;
                return;
            }
            self.faults = problem.errors.iter().filter_map(Fault::of).collect();
        }
        if self.faults.is_empty() {
            self.error = Some(error);
        } else {
            self.draft.sent = None;
        }
    }

    /// Theirs is kept; the entries are thrown away.
    pub fn keep_theirs(&mut self) {
        if let Step::Stale(theirs) = &self.step {
            self.draft.looked = Looked::from(theirs.as_ref());
            self.discard();
        }
    }

    /// The own choice is to replace theirs: it can be submitted again, having looked at theirs.
    pub fn keep_mine(&mut self) {
        if let Step::Stale(theirs) = &self.step {
            self.draft.looked = Looked::from(theirs.as_ref());
            self.draft.sent = None;
            self.step = Step::Choose;
        }
    }

    /// The contact was read again. While something is entered, what was looked at stays: the server will tell.
    pub fn refreshed(&mut self, now: &ContactView) {
        if self.step == Step::Choose && !self.draft.is_dirty() {
            self.draft.looked = Looked::from(now);
        }
    }

    /// From the review back to the form.
    pub fn begin_again(&mut self) {
        if matches!(self.step, Step::Review(_)) {
            self.discard();
        }
    }
}

/// Whether a choice sets the value: an eligible partner does, an unverified one for whoever may confirm it.
pub fn can_be_set(candidate: &CandidateView, may_confirm: bool) -> bool {
    match candidate.class {
        Class::Eligible => true,
        Class::Unverified => may_confirm,
        Class::Ineligible => false,
    }
}

#[cfg(test)]
#[path = "step_tests.rs"]
mod tests;
