//! People: the erasable row behind the ids of the audit chain.

use serde::{Deserialize, Serialize};

use crate::id::{PersonId, TenantId};
use crate::role::{Roles, Side};
use crate::text::{Email, Name};
use crate::version::Version;

/// A person, or an application, that signs in (D16).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The tenant that keeps this row: the party itself when it is verified, else the provider that made the account.
    pub tenant: TenantId,
    /// The object id within its issuer.
    pub id: PersonId,
    /// For whom the person speaks.
    pub side: Side,
    /// That party's tenant: the provider, the reseller, or the customer.
    pub party: TenantId,
    /// Is the party proven by its own identity provider? Only then it sees what several providers keep of it.
    pub verified: bool,
    /// The person's roles there.
    pub roles: Roles,
    /// The name; none once erased.
    pub name: Option<Name>,
    /// The e-mail address; none once erased.
    pub email: Option<Email>,
    /// A visitor of a demonstration may be this person without a password.
    pub persona: bool,
    /// Counts the changes of this record; [`Version::NONE`] for one that was never stored.
    pub version: Version,
}
