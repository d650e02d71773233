//! Embedding: portals, the tokens they ask for, and what a token is about.

use serde::{Deserialize, Serialize};

use super::CustomerRef;
use super::query::Pairs;
use super::session::PersonRef;
use crate::embed::{EmbedPermission, EmbedPermissions, Grant};
use crate::id::{CustomerId, PortalId, SubscriptionId, TenantId};
use crate::portal::WebOrigin;
use crate::problem::FieldError;
use crate::read::read;
use crate::text::{Invalid, Name};
use crate::time::Timestamp;

/// A portal where it is mentioned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PortalRef {
    /// Its id.
    pub id: PortalId,
    /// Its name; the id where it is no longer known.
    pub name: String,
}

read!(PortalRef { id, name });

/// A portal whose credential is good.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PortalView {
    /// Its id, which is also the name of its credential.
    pub id: PortalId,
    /// What people call it.
    pub name: String,
    /// Where its pages come from.
    pub origins: Vec<WebOrigin>,
    /// Since when.
    pub created: Timestamp,
    /// Who made it.
    pub creator: PersonRef,
}

read!(PortalView { id, name, origins, created, creator });

/// The portals of a provider, by name; revoked ones are left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Portals {
    /// The portals.
    pub items: Vec<PortalView>,
}

read!(Portals { items });

/// Makes a portal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewPortal {
    /// What people call it.
    pub name: Name,
    /// Where its pages come from, at most 20: `https://…`, or `http://localhost` for development.
    #[serde(default)]
    pub origins: Vec<WebOrigin>,
}

/// Changes a portal; what is absent stays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PatchPortal {
    /// Another name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Name>,
    /// Other origins, in place of all that it had.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origins: Option<Vec<WebOrigin>>,
}

/// A portal that was just made. It has no `Debug`, so that no log gets the secret.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MadePortal {
    /// The portal.
    pub portal: PortalView,
    /// The secret of its credential. It is told this once, and kept nowhere.
    pub secret: String,
}

read!(MadePortal { portal, secret });

/// A customer by its id, or by the provider's own reference (D14): exactly one of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NamedCustomer {
    /// Its id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<CustomerId>,
    /// The value of one of its references, letter by letter.
    #[serde(default, rename = "ref", skip_serializing_if = "Option::is_none")]
    pub reference: Option<Name>,
}

/// A subscription by its id, or by what the provider calls it: exactly one of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NamedSubscription {
    /// Its id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<SubscriptionId>,
    /// Its nickname (Partner Center's `friendlyName`), letter by letter.
    #[serde(default, rename = "ref", skip_serializing_if = "Option::is_none")]
    pub reference: Option<Name>,
}

/// Who acts in the portal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PortalPerson {
    /// What the portal knows the person by; the same person each time. At most 256 characters.
    pub id: Name,
    /// Its name, for the activity log.
    pub name: Name,
}

/// Asks for a token.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AskToken {
    /// For which customer.
    pub customer: NamedCustomer,
    /// For which of its subscriptions, at most 100; all when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subscriptions: Option<Vec<NamedSubscription>>,
    /// To do what.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<EmbedPermission>))]
    pub permissions: EmbedPermissions,
    /// Who will do it.
    pub person: PortalPerson,
}

/// An embed token. It has no `Debug`, so that no log gets it.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct EmbedToken {
    /// To be sent as `Authorization: Bearer …`.
    pub token: String,
    /// When it ends.
    pub expires_at: Timestamp,
}

read!(EmbedToken { token, expires_at });

/// What the attributes of an element name, and what its token may do there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct EmbedScope {
    /// The provider.
    pub tenant_id: TenantId,
    /// The customer; null where none is named.
    pub customer: Option<CustomerRef>,
    /// The subscriptions that are named; where none is, all that the token names, or that the customer has and that
    /// have not ended. At most 1,000.
    pub subscription_ids: Vec<SubscriptionId>,
    /// What may be done with them.
    pub permissions: Vec<EmbedPermission>,
    /// The oldest version of the elements whose requests are answered.
    pub lowest_version: String,
}

read!(EmbedScope { tenant_id, customer, subscription_ids, permissions, lowest_version });

/// What the attributes of an element name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EmbedQuery {
    /// The customer.
    pub customer: Option<CustomerId>,
    /// The customer by the provider's own reference.
    pub customer_ref: Option<Name>,
    /// Subscriptions.
    pub subscriptions: Vec<SubscriptionId>,
    /// Subscriptions by what the provider calls them.
    pub subscription_refs: Vec<Name>,
}

impl EmbedQuery {
    /// Reads a query; an unknown name is an error.
    pub fn from_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, FieldError> {
        let mut query = Self::default();
        for (name, value) in pairs {
            let wrong = |code| FieldError { pointer: format!("?{name}"), code };
            match name {
                "customerId" => query.customer = Some(value.parse().map_err(wrong)?),
                "customerRef" => query.customer_ref = Some(value.parse().map_err(wrong)?),
                "subscriptionId" => query.subscriptions.push(value.parse().map_err(wrong)?),
                "subscriptionRef" => query.subscription_refs.push(value.parse().map_err(wrong)?),
                _ => return Err(wrong(Invalid::Unknown)),
            }
            if query.subscriptions.len() + query.subscription_refs.len() > Grant::MOST {
                return Err(wrong(Invalid::Range));
            }
        }
        Ok(query)
    }

    /// The names and values of the query, in a fixed order.
    pub fn to_pairs(&self) -> Pairs {
        let mut pairs = Pairs::new();
        let mut put = |name: &str, value: String| pairs.push((name.to_owned(), value));
        self.customer.iter().for_each(|id| put("customerId", id.to_string()));
        self.customer_ref.iter().for_each(|name| put("customerRef", name.to_string()));
        self.subscriptions.iter().for_each(|id| put("subscriptionId", id.to_string()));
        self.subscription_refs.iter().for_each(|name| put("subscriptionRef", name.to_string()));
        pairs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let query = EmbedQuery {
            customer: Some(CustomerId::from_bytes([1; 16])),
            customer_ref: Some("D-4711 & co".parse().unwrap()),
            subscriptions: vec![SubscriptionId::from_bytes([2; 16]), SubscriptionId::from_bytes([3; 16])],
            subscription_refs: vec!["Sales team".parse().unwrap()],
        };
        let pairs = query.to_pairs();
        let again = EmbedQuery::from_pairs(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        assert_eq!(again, Ok(query));
    }

    #[test]
    fn faults_name_the_parameter() {
        let many: Vec<_> = (0..=Grant::MOST).map(|_| ("subscriptionRef", "x")).collect();
        for (pairs, pointer, code) in [
            (&[("customerId", "contoso")][..], "?customerId", Invalid::Guid),
            (&[("customerRef", "")], "?customerRef", Invalid::Empty),
            (&[("tenant", "x")], "?tenant", Invalid::Unknown),
            (&many, "?subscriptionRef", Invalid::Range),
        ] {
            let fault = EmbedQuery::from_pairs(pairs.iter().copied()).unwrap_err();
            assert_eq!(fault, FieldError { pointer: pointer.to_owned(), code });
        }
    }
}
