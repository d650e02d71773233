//! Why a question to the server has no good answer.

use shared::problem::Problem;
use shared::reason::Code;

/// Why a question to the server has no good answer. [`i18n::problem`](crate::i18n::problem) has the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ApiError {
    /// The server said no, and why.
    Refused {
        /// What it said.
        problem: Box<Problem>,
        /// After how many seconds it wants to be asked again.
        retry_after: Option<u32>,
    },
    /// No answer: no network, or no server.
    Unreachable,
    /// No answer within the time that a person waits.
    Timeout,
    /// An answer that is none of ours: from something between, or from another version.
    Garbled {
        /// Its HTTP status.
        status: u16,
    },
    /// Nobody waits for the answer any more.
    Aborted,
}

impl ApiError {
    /// The server's code, where it gave one.
    pub fn code(&self) -> Option<Code> {
        match self {
            Self::Refused { problem, .. } => Some(problem.error_code),
            _ => None,
        }
    }

    /// What the server said, where it did.
    pub fn problem(&self) -> Option<&Problem> {
        match self {
            Self::Refused { problem, .. } => Some(problem),
            _ => None,
        }
    }

    /// Nobody is signed in any more.
    pub fn is_signed_out(&self) -> bool {
        self.code() == Some(Code::Unauthenticated)
    }

    /// The server could not be asked; the same question may succeed once it is back.
    pub fn is_away(&self) -> bool {
        matches!(self, Self::Unreachable | Self::Timeout | Self::Garbled { status: 502..=504 })
            || self.code() == Some(Code::Unavailable)
    }
}
