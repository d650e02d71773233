//! Customers: `/customers`, `/customers/{customer}`.

use serde::{Deserialize, Serialize};

use super::json::lenient;
use super::resource::{Attributes, Links};
use super::word::{RelationshipToPartner, Word};
use crate::country::Country;
use crate::customer as domain;
use crate::id::{CustomerId, TenantId};

/// A customer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Customer {
    /// Its id, which is its tenant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<CustomerId>,
    /// The company.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub company_profile: Option<CompanyProfile>,
    /// The billing profile; only read, for the country.
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub billing_profile: Option<BillingProfile>,
    /// What the partner is to the customer.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub relationship_to_partner: Option<Word<RelationshipToPartner>>,
    /// Does the partner hold legacy delegated admin privileges? Never in lists.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allow_delegated_access: Option<bool>,
    /// The reseller with which the customer came.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub associated_partner_id: Option<String>,
    /// Where the resource is found.
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub links: Option<Links>,
    /// `Customer`.
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub attributes: Option<Attributes>,
}

/// The company of a customer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct CompanyProfile {
    /// The customer's tenant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tenant_id: Option<TenantId>,
    /// Its domain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    /// Its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub company_name: Option<String>,
    /// Its address; left out in lists.
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub address: Option<Address>,
    /// Where the resource is found.
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub links: Option<Links>,
    /// `CustomerCompanyProfile`.
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub attributes: Option<Attributes>,
}

/// A billing profile, as far as it is read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct BillingProfile {
    /// The company's name there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub company_name: Option<String>,
    /// The address.
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub default_address: Option<Address>,
}

/// An address, as far as it is used.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Address {
    /// The country, two letters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
}

/// The address of a customer, without the version in front.
pub fn uri(id: CustomerId) -> String {
    format!("/customers/{id}")
}

impl Customer {
    /// A customer as lists show it.
    pub fn listed(customer: &domain::Customer) -> Self {
        let is =
            if customer.archived.is_some() { RelationshipToPartner::None } else { RelationshipToPartner::Reseller };
        let company = CompanyProfile {
            tenant_id: Some(customer.id.tenant()),
            domain: customer.domain.as_ref().map(|domain| domain.as_str().to_owned()),
            company_name: Some(customer.name.as_str().to_owned()),
            address: None,
            links: Some(Links::to_self(format!("/customers/{}/profiles/company", customer.id))),
            attributes: Some(Attributes::of("CustomerCompanyProfile")),
        };
        Self {
            id: Some(customer.id),
            company_profile: Some(company),
            relationship_to_partner: Some(Word::Known(is)),
            links: Some(Links::to_self(uri(customer.id))),
            attributes: Some(Attributes::of("Customer")),
            ..Self::default()
        }
    }

    /// A customer asked for by id: with what lists leave out.
    pub fn whole(customer: &domain::Customer) -> Self {
        let mut whole = Self::listed(customer);
        if let Some(company) = &mut whole.company_profile {
            company.address = customer.country.map(|country| Address { country: Some(country.to_string()) });
        }
        whole
    }

    /// The customer's country, from its company's or billing address.
    pub fn country(&self) -> Option<Country> {
        let company = self.company_profile.as_ref().and_then(|company| company.address.as_ref());
        let billing = self.billing_profile.as_ref().and_then(|billing| billing.default_address.as_ref());
        let said = |address: Option<&Address>| address.and_then(|address| address.country.as_ref()?.parse().ok());
        said(company).or_else(|| said(billing))
    }
}
