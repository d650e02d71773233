//! A partner's profiles: `/profiles/support`, `/profiles/mpn`.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::json::lenient;
use super::resource::{Attributes, Links};
use crate::id::MpnId;
use crate::partner::Partner;
use crate::profile as domain;

/// How to reach a partner.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct SupportProfile {
    /// E-mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Telephone number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub telephone: Option<String>,
    /// A page; Partner Center's own example has no `https://` in front.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub website: Option<String>,
    /// `support_profile`.
    pub profile_type: Cow<'static, str>,
    /// Where the resource is found.
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub links: Option<Links>,
    /// `PartnerSupportProfile`.
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub attributes: Option<Attributes>,
}

impl SupportProfile {
    /// The first address of each kind among the lines of a profile (D2).
    pub fn of(profile: &domain::SupportProfile) -> Self {
        let lines = &profile.lines;
        Self {
            email: lines.iter().find_map(|line| line.email.as_ref().map(ToString::to_string)),
            telephone: lines.iter().find_map(|line| line.telephone.as_ref().map(ToString::to_string)),
            website: lines.iter().find_map(|line| line.website.as_ref().map(ToString::to_string)),
            profile_type: Cow::Borrowed("support_profile"),
            links: Some(Links::to_self("/profiles/support".to_owned())),
            attributes: Some(Attributes::of("PartnerSupportProfile")),
        }
    }
}

/// A partner by its number.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct MpnProfile {
    /// Its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub partner_name: Option<String>,
    /// Its number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mpn_id: Option<MpnId>,
    /// `MpnProfile`.
    pub profile_type: Cow<'static, str>,
    /// Where the resource is found.
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub links: Option<Links>,
    /// `MpnProfile`.
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub attributes: Option<Attributes>,
}

impl MpnProfile {
    /// A partner's, found at this address.
    pub fn of(partner: &Partner, uri: String) -> Self {
        Self {
            partner_name: Some(partner.name.as_str().to_owned()),
            mpn_id: partner.mpn,
            profile_type: Cow::Borrowed("MpnProfile"),
            links: Some(Links::to_self(uri)),
            attributes: Some(Attributes::of("MpnProfile")),
        }
    }
}
