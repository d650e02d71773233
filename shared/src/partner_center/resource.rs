//! What every resource carries: links to follow, and what kind of thing it is.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::json::lenient;

/// The name of the header that carries a paging token.
pub const CONTINUATION: &str = "MS-ContinuationToken";

/// An address to call, without the version in front: `/customers/…`. Clients replay address and headers as they are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Link {
    /// The address.
    pub uri: String,
    /// The method.
    pub method: Cow<'static, str>,
    /// Headers to send along.
    pub headers: Vec<Header>,
}

/// A header to send along.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Header {
    /// Its name.
    pub key: Cow<'static, str>,
    /// Its value.
    pub value: String,
}

impl Link {
    /// An address to get.
    pub fn get(uri: String) -> Self {
        Self { uri, method: Cow::Borrowed("GET"), headers: Vec::new() }
    }

    /// An address of a list to get, from where the token says.
    pub fn page(uri: String, token: String) -> Self {
        Self { headers: vec![Header { key: Cow::Borrowed(CONTINUATION), value: token }], ..Self::get(uri) }
    }
}

/// The links of a resource that are used here.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Links {
    /// The resource itself.
    #[serde(rename = "self", deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub own: Option<Link>,
    /// The next page of a list.
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub next: Option<Link>,
    /// The page before.
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub previous: Option<Link>,
}

impl Links {
    /// A resource that is found at this address.
    pub fn to_self(uri: String) -> Self {
        Self { own: Some(Link::get(uri)), next: None, previous: None }
    }
}

/// What kind of thing a resource is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Attributes {
    /// The entity tag, where the kind has one in its body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub etag: Option<String>,
    /// The kind.
    pub object_type: Cow<'static, str>,
}

impl Attributes {
    /// A thing of this kind.
    pub const fn of(object_type: &'static str) -> Self {
        Self { etag: None, object_type: Cow::Borrowed(object_type) }
    }
}

/// A list, or a page of one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Collection<T> {
    /// How many items this answer has.
    #[serde(default)]
    pub total_count: usize,
    /// The items. An answer without any may leave them out.
    #[serde(default = "Vec::new", deserialize_with = "items", bound(deserialize = "T: Deserialize<'de>"))]
    pub items: Vec<T>,
    /// Where to go on; the same as in the next link.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub continuation_token: Option<String>,
    /// This page and the next.
    #[serde(default, deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub links: Option<Links>,
    /// `Collection`.
    #[serde(default, deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub attributes: Option<Attributes>,
}

/// A list read for an import: each item is read on its own, so that a bad one spoils no other.
pub type RawCollection = Collection<Value>;

fn items<'de, D: serde::Deserializer<'de>, T: Deserialize<'de>>(reader: D) -> Result<Vec<T>, D::Error> {
    Ok(Option::deserialize(reader)?.unwrap_or_default())
}

impl<T> Collection<T> {
    /// A whole list that is found at this address.
    pub fn whole(uri: String, items: Vec<T>) -> Self {
        Self::page(items, Links::to_self(uri), None)
    }

    /// One page of a list.
    pub fn page(items: Vec<T>, links: Links, continuation_token: Option<String>) -> Self {
        let attributes = Some(Attributes::of("Collection"));
        Self { total_count: items.len(), items, continuation_token, links: Some(links), attributes }
    }
}
