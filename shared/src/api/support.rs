//! Whom to call: what a customer sees.

use serde::Serialize;

use super::PartnerRef;
use crate::country::Country;
use crate::hours::Span;
use crate::id::SubscriptionId;
use crate::read::{Read, read};
use crate::text::Language;
use crate::time::{Date, Timestamp};

/// Whom a customer calls, grouped by contact; groups that answer now first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct SupportView {
    /// The customer's name.
    pub customer: String,
    /// When this was put together.
    pub at: Timestamp,
    /// One part a provider; a verified customer sees all, everybody else its own (D11, D16).
    pub providers: Vec<ProviderPart>,
}

read!(SupportView { customer, at, providers });

/// The part of one provider.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ProviderPart {
    /// The provider's name.
    pub provider: String,
    /// By contact.
    pub groups: Vec<SupportGroup>,
}

read!(ProviderPart { provider, groups });

/// One contact and what it supports.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct SupportGroup {
    /// Whom to call.
    pub contact: PartnerRef,
    /// Its lines, those that answer now first, then the next to open.
    pub lines: Vec<LineView>,
    /// The provider's own lines, where the contact has none that reaches somebody: a customer never sees a page with
    /// nobody to call.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fallback: Vec<LineView>,
    /// What it supports.
    pub products: Vec<ProductView>,
}

read!(SupportGroup { contact, lines, fallback, products });

/// A subscription as its customer sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ProductView {
    /// The subscription.
    pub id: SubscriptionId,
    /// The product.
    pub product: String,
    /// What the customer calls it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nickname: Option<String>,
    /// Where it was bought.
    pub channel: crate::subscription::Channel,
}

read!(ProductView { id, product, nickname, channel });

/// One line to call or write to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct LineView {
    /// What it is for.
    pub label: String,
    /// Telephone number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub telephone: Option<String>,
    /// E-mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// A page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub website: Option<String>,
    /// Languages spoken.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<Language>,
    /// Only for customers of these countries; the view leaves lines for others out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub countries: Vec<Country>,
    /// Whether somebody answers now.
    pub opening: OpeningView,
    /// Its hours; absent where nobody said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hours: Option<HoursView>,
}

read!(LineView { label, telephone, email, website, languages, countries, opening, hours });

/// Whether somebody answers now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum OpeningView {
    /// Yes.
    Open {
        /// Until then.
        until: Timestamp,
    },
    /// No.
    Closed {
        /// From then on; absent when not within two weeks.
        #[serde(skip_serializing_if = "Option::is_none")]
        opens: Option<Timestamp>,
    },
    /// Nobody said when.
    Unknown,
}

impl Read for OpeningView {
    fn read(json: &crate::read::Json) -> Option<Self> {
        Some(match json.field("state").text()? {
            "open" => Self::Open { until: Read::read(json.field("until"))? },
            "closed" => Self::Closed { opens: Read::read(json.field("opens"))? },
            "unknown" => Self::Unknown,
            _ => return None,
        })
    }
}

/// The hours of a line, in its own zone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct HoursView {
    /// The zone's name in the IANA database.
    pub zone: String,
    /// Monday to Sunday.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<Vec<Vec<u16>>>))]
    pub week: [Vec<Span>; 7],
    /// The days of the next weeks on which nobody answers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub holidays: Vec<Date>,
}

read!(HoursView { zone, week, holidays });
