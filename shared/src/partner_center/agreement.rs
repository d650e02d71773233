//! Has a partner signed the Microsoft Partner Agreement? `/compliance/csp/agreementstatus`.

use serde::{Deserialize, Serialize};

/// The answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct AgreementStatus {
    /// It has.
    pub is_agreement_signed: bool,
}
