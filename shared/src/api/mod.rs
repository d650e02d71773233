//! Our own API: every path, and every request and answer. Names are camelCase; times RFC 3339 in UTC; ids lower case.

pub mod activity;
pub mod candidate;
pub mod contact;
pub mod customer;
pub mod embed;
pub mod path;
pub mod query;
pub mod session;
pub mod subscription;
pub mod support;
pub mod who;

use serde::Serialize;

use crate::id::{CustomerId, TenantId};
use crate::read::read;

/// A partner where it is mentioned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct PartnerRef {
    /// Its tenant.
    pub tenant_id: TenantId,
    /// Its name as it is stored now; the id where it is no longer known.
    pub name: String,
    /// Is it the provider itself?
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_provider: bool,
}

read!(PartnerRef { tenant_id, name, is_provider });

/// A customer where it is mentioned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct CustomerRef {
    /// Its id.
    pub id: CustomerId,
    /// Its name.
    pub name: String,
}

read!(CustomerRef { id, name });

/// A count that is exact up to a bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Count {
    /// At least so many.
    pub n: u32,
    /// There may be more: "10,000+".
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub more: bool,
}

read!(Count { n, more });
