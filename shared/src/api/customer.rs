//! Customers.

use serde::Serialize;

use super::{Count, PartnerRef};
use crate::country::Country;
use crate::customer::{DelegatedAdmin, Reference, Relation};
use crate::eligibility::Class;
use crate::fact::Fact;
use crate::id::CustomerId;
use crate::read::read;
use crate::reason::Reason;
use crate::time::Timestamp;

/// One row of the list of customers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct CustomerRow {
    /// Its id.
    pub id: CustomerId,
    /// Its name.
    pub name: String,
    /// Its domain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    /// Its country.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<Country>,
    /// What other systems call it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub references: Vec<Reference>,
    /// How many live subscriptions it has.
    pub subscriptions: Count,
    /// Who supports how many of them, most first.
    pub contacts: Vec<ContactShare>,
    /// Since when the provider no longer looks after it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub archived: Option<Timestamp>,
}

read!(CustomerRow { id, name, domain, country, references, subscriptions, contacts, archived });

/// How many of a customer's subscriptions a partner supports.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ContactShare {
    /// The partner.
    pub partner: PartnerRef,
    /// How many.
    pub subscriptions: u32,
}

read!(ContactShare { partner, subscriptions });

/// One customer: what is known of each reseller's reach to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct CustomerDetail {
    /// The row of the list.
    #[serde(flatten)]
    pub row: CustomerRow,
    /// Resellers of which anything is known, by name.
    pub reach: Vec<ReachView>,
}

read!(CustomerDetail { reach, ..row });

/// What is known of one reseller's reach to the customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ReachView {
    /// The reseller.
    pub partner: PartnerRef,
    /// Where it stands for this customer's subscriptions.
    pub class: Class,
    /// Why it is not eligible.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<Reason>,
    /// Is it related to the customer?
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::fact::Known<Relation>>))]
    pub relation: Fact<Relation>,
    /// Its delegated admin privileges.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::fact::Known<DelegatedAdmin>>))]
    pub delegated_admin: Fact<DelegatedAdmin>,
}

read!(ReachView { partner, class, reasons, relation, delegated_admin });
