//! Who is signed in.

use serde::{Deserialize, Serialize};

use super::{CustomerRef, PartnerRef};
use crate::id::PersonId;
use crate::read::read;
use crate::role::{Permission, Role, RolePolicy, Side};
use crate::time::Timestamp;

/// The signed-in person, and what it may do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Session {
    /// The person.
    pub person: PersonRef,
    /// For whom the person speaks.
    pub side: Side,
    /// The person's roles.
    pub roles: Vec<Role>,
    /// What the roles allow here; the server decides again on every request.
    pub permissions: Vec<Permission>,
    /// Which policy gives the roles their permissions, so that a page can say who may.
    pub role_policy: RolePolicy,
    /// The provider whose data are shown, or the reseller that signed in; none for a customer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub partner: Option<PartnerRef>,
    /// The customer, when its own admin signed in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer: Option<CustomerRef>,
    /// When the session ends by itself.
    pub expires: Timestamp,
    /// Is this a demonstration?
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub demo: bool,
}

read!(Session { person, side, roles, permissions, role_policy, partner, customer, expires, demo });

/// A person where it is mentioned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PersonRef {
    /// Its id.
    pub id: PersonId,
    /// Its name; absent once erased.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

read!(PersonRef { id, name });

/// What is sent to sign in. It has no `Debug`, so that no log gets a password.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(untagged, deny_unknown_fields)]
pub enum SignIn {
    /// As a persona of a demonstration.
    Persona {
        /// The persona's id.
        persona: PersonId,
    },
    /// With a local account.
    Account {
        /// The account's e-mail address.
        email: String,
        /// Its password.
        password: String,
    },
}

/// Somebody a visitor of a demonstration may be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Persona {
    /// Its id.
    pub id: PersonId,
    /// Its name.
    pub name: String,
    /// For whom it speaks.
    pub side: Side,
    /// Its roles.
    pub roles: Vec<Role>,
    /// The name of its organisation.
    pub organisation: String,
}

read!(Persona { id, name, side, roles, organisation });

/// The personas of a demonstration.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Personas {
    /// In the order in which they are offered; empty where this is no demonstration.
    pub items: Vec<Persona>,
}

read!(Personas { items });
