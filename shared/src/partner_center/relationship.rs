//! Partners that work together, and the link by which a customer agrees to work with one.

use serde::{Deserialize, Serialize};

use super::json::lenient;
use super::resource::{Attributes, Links};
use super::word::{RelationshipType, Word};
use crate::country::Country;
use crate::id::{MpnId, TenantId};
use crate::partner::{Partner, PartnershipState};

/// Another partner, seen from the one who asks: `/relationships`, `/customers/{customer}/relationships`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct PartnerRelationship {
    /// The other partner's tenant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<TenantId>,
    /// Its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// How the two are related.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub relationship_type: Option<Word<RelationshipType>>,
    /// `Active`; left out where it is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// Its partner number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mpn_id: Option<MpnId>,
    /// Where it does business: two letters. Not in the relationships of a customer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
    /// Not written.
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub links: Option<Links>,
    /// `PartnerRelationship`.
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub attributes: Option<Attributes>,
}

impl PartnerRelationship {
    /// A partner in a customer's list: neither state nor place.
    pub fn of_customer(partner: &Partner, kind: RelationshipType) -> Self {
        Self {
            id: Some(partner.id),
            name: Some(partner.name.as_str().to_owned()),
            relationship_type: Some(Word::Known(kind)),
            mpn_id: partner.mpn,
            attributes: Some(Attributes::of("PartnerRelationship")),
            ..Self::default()
        }
    }

    /// A partner in the asking partner's own list.
    pub fn of_partner(partner: &Partner, kind: RelationshipType) -> Self {
        let active = partner.partnership.is_some_and(|known| known.value == PartnershipState::Active);
        Self {
            state: active.then(|| "Active".to_owned()),
            location: partner.country.map(|country| country.to_string()),
            ..Self::of_customer(partner, kind)
        }
    }

    /// What the answer says of the partnership; none where it says nothing that is known here. A state other than
    /// active is an ended one.
    pub fn partnership(&self) -> Option<PartnershipState> {
        let state = self.state.as_deref()?;
        Some(if state.eq_ignore_ascii_case("active") { PartnershipState::Active } else { PartnershipState::Ended })
    }

    /// Where the partner does business.
    pub fn country(&self) -> Option<Country> {
        self.location.as_deref()?.parse().ok()
    }
}

/// The link by which a customer agrees to work with the partner: `/customers/relationshiprequests`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct RelationshipRequest {
    /// Microsoft's own page.
    pub url: String,
    /// `RelationshipRequest`.
    #[serde(default, deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub attributes: Option<Attributes>,
}

impl RelationshipRequest {
    /// The customer is to work with the provider. Microsoft's form since 2022, without delegated admin privileges.
    pub fn with_provider(provider: TenantId) -> Self {
        Self::to(format!(
            "https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship&partnerId={provider}&msppId=0\
             &DAP=false#/BillingAccounts/partner-invitation"
        ))
    }

    /// The customer is to work with the provider and one of its resellers at once.
    pub fn with_reseller(provider: TenantId, reseller: TenantId, mpn: Option<MpnId>) -> Self {
        let mpn = mpn.map_or(0, MpnId::number);
        Self::to(format!(
            "https://portal.office.com/partner/partnersignup.aspx?type=IndirectResellerRelationship&id={reseller}&csp=1\
             &msppid={mpn}&indirectCSP={provider}"
        ))
    }

    fn to(url: String) -> Self {
        Self { url, attributes: Some(Attributes::of("RelationshipRequest")) }
    }
}
