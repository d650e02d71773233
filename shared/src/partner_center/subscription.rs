//! Subscriptions: `/customers/{customer}/subscriptions`.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

use super::json::lenient;
use super::resource::{Attributes, Links};
use super::word::Word;
use crate::id::{CustomerId, MpnId, SubscriptionId};
use crate::subscription as domain;
use crate::subscription::{Commerce, Status};
use crate::time::Timestamp;

/// A subscription.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Subscription {
    /// Its id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<SubscriptionId>,
    /// The offer: a GUID, `MS-AZR-…`, or `Product:Sku:Availability` in new commerce.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offer_id: Option<String>,
    /// The product.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offer_name: Option<String>,
    /// What customer or partner calls it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub friendly_name: Option<String>,
    /// The kind of product.
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub product_type: Option<ProductType>,
    /// Number of licences or units.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quantity: Option<u32>,
    /// What is counted: `Licenses`, `Usage-based`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit_type: Option<String>,
    /// The subscription that this one is an add-on of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_subscription_id: Option<String>,
    /// The subscription that this one replaced.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub migrated_from_subscription_id: Option<String>,
    /// When it was made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creation_date: Option<Timestamp>,
    /// When its term ends.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub commitment_end_date: Option<Timestamp>,
    /// Its state.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub status: Option<Word<Status>>,
    /// `license`, `usage`, `benefit` or `none`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub billing_type: Option<String>,
    /// The reseller of record's number; empty when there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub partner_id: Option<String>,
    /// `subscription`, or a kind of software contract.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contract_type: Option<String>,
    /// Where the resource is found.
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub links: Option<Links>,
    /// `Subscription`, with the entity tag.
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub attributes: Option<Attributes>,
}

/// The kind of product.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct ProductType {
    /// Its id, for example `OnlineServicesNCE`.
    pub id: String,
    /// Its name.
    pub display_name: String,
}

/// An id that may be absent, empty, or all zeros.
fn some_id(text: Option<&String>) -> Option<SubscriptionId> {
    let id: SubscriptionId = text?.parse().ok()?;
    (id.bytes() != &[0; 16]).then_some(id)
}

impl Subscription {
    /// A subscription as it is kept here.
    pub fn of(subscription: &domain::Subscription) -> Self {
        let license = matches!(subscription.commerce, Commerce::Legacy | Commerce::NewCommerce);
        let nickname = subscription.nickname.as_ref().unwrap_or(&subscription.product);
        Self {
            id: Some(subscription.id),
            offer_id: subscription.offer.as_ref().map(ToString::to_string),
            offer_name: Some(subscription.product.to_string()),
            friendly_name: Some(nickname.to_string()),
            product_type: Some(product_type(subscription.commerce)),
            quantity: Some(subscription.quantity),
            unit_type: Some(
                if subscription.commerce == Commerce::Azure { "Usage-based" } else { "Licenses" }.to_owned(),
            ),
            parent_subscription_id: subscription.parent.map(|id| id.to_string()),
            migrated_from_subscription_id: subscription.predecessor.map(|id| id.to_string()),
            creation_date: subscription.created,
            commitment_end_date: subscription.term_ends,
            status: Some(Word::Known(published(subscription.status))),
            billing_type: Some(if license { "license" } else { billing(subscription.commerce) }.to_owned()),
            partner_id: Some(subscription.record.map(|id| id.to_string()).unwrap_or_default()),
            contract_type: Some("subscription".to_owned()),
            links: Some(Links::to_self(uri(subscription.customer, subscription.id))),
            attributes: Some(Attributes { etag: Some(etag(subscription)), ..Attributes::of("Subscription") }),
        }
    }

    /// How it was sold. New commerce names itself in the product's kind or by an offer of three parts; Azure counts
    /// usage; what is left is the traditional, license-based kind.
    pub fn commerce(&self) -> Commerce {
        let kind = self.product_type.as_ref().map_or("", |kind| kind.id.as_str());
        let says =
            |text: &Option<String>, word: &str| text.as_deref().is_some_and(|text| text.eq_ignore_ascii_case(word));
        let offer = self.offer_id.as_deref().unwrap_or_default();
        if kind.eq_ignore_ascii_case("Azure")
            || says(&self.unit_type, "Usage-based")
            || says(&self.billing_type, "usage")
            || offer.to_ascii_uppercase().starts_with("MS-AZR-")
        {
            Commerce::Azure
        } else if kind.eq_ignore_ascii_case("Software") {
            Commerce::Software
        } else if kind.eq_ignore_ascii_case("OnlineServicesNCE") || offer.matches(':').count() == 2 {
            Commerce::NewCommerce
        } else {
            Commerce::Legacy
        }
    }

    /// Its state; words added later are `unknown`, a missing one `none`.
    pub fn state(&self) -> Status {
        self.status.as_ref().map_or(Status::None, |word| word.known().unwrap_or(Status::Unknown))
    }

    /// The reseller of record.
    pub fn record(&self) -> Option<MpnId> {
        self.partner_id.as_deref()?.trim().parse().ok()
    }

    /// The subscription that this one is an add-on of.
    pub fn parent(&self) -> Option<SubscriptionId> {
        some_id(self.parent_subscription_id.as_ref())
    }

    /// The subscription that this one replaced.
    pub fn predecessor(&self) -> Option<SubscriptionId> {
        some_id(self.migrated_from_subscription_id.as_ref())
    }

    /// When its term ends; some answers write year 1 or 9999 for "never".
    pub fn term_ends(&self) -> Option<Timestamp> {
        self.commitment_end_date.filter(|at| (1_970..9_999).contains(&at.date().year))
    }
}

/// The address of a subscription, without the version in front.
pub fn uri(customer: CustomerId, id: SubscriptionId) -> String {
    format!("/customers/{customer}/subscriptions/{id}")
}

fn product_type(commerce: Commerce) -> ProductType {
    let (id, name) = match commerce {
        Commerce::Legacy => ("OnlineServices", "Online Services"),
        Commerce::NewCommerce => ("OnlineServicesNCE", "Online Services NCE"),
        Commerce::Azure => ("Azure", "Azure"),
        Commerce::Software => ("Software", "Software"),
    };
    ProductType { id: id.to_owned(), display_name: name.to_owned() }
}

fn billing(commerce: Commerce) -> &'static str {
    if commerce == Commerce::Azure { "usage" } else { "none" }
}

/// The words of the published list only: a client library throws at others.
fn published(status: Status) -> Status {
    match status {
        Status::Canceled => Status::Deleted,
        Status::Unknown => Status::None,
        status => status,
    }
}

fn etag(subscription: &domain::Subscription) -> String {
    STANDARD.encode(format!(r#"{{"id":"{}","version":{}}}"#, subscription.id, subscription.version))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::partner_center::{Notes, parse, read};
    use crate::sample;

    fn one(json: &str) -> Subscription {
        read(parse(json.as_bytes()).unwrap(), &mut Notes::default()).unwrap()
    }

    #[test]
    fn how_it_was_sold() {
        for (json, commerce) in [
            (r#"{"offerId":"796B6B5F-613C-4E24-A17C-EBA730D49C02","billingType":"license"}"#, Commerce::Legacy),
            (r#"{"OfferId":"CFQ7TTC0LH18:0001:CFQ7TTC0K971"}"#, Commerce::NewCommerce),
            (r#"{"productType":{"id":"OnlineServicesNCE"}}"#, Commerce::NewCommerce),
            (r#"{"offerId":"MS-AZR-0145P","unitType":"Usage-based"}"#, Commerce::Azure),
            (r#"{"offerId":"DZH318Z0BPS6:0001:DZH318Z0BQ3Q","productType":{"id":"Azure"}}"#, Commerce::Azure),
            (r#"{"offerId":"DG7GMGF0F65T:0003:DG7GMGF0DSXB","productType":{"id":"Software"}}"#, Commerce::Software),
        ] {
            assert_eq!(one(json).commerce(), commerce, "{json}");
        }
    }

    #[test]
    fn absent_empty_and_later_values() {
        let read = one(r#"{"partnerId":"","parentSubscriptionId":"00000000-0000-0000-0000-000000000000",
            "status":"paused","commitmentEndDate":"9999-12-14T00:00:00Z","lineItems":[{}]}"#);
        assert_eq!((read.record(), read.parent(), read.state(), read.term_ends()), (None, None, Status::Unknown, None));
        assert_eq!(one("{}").state(), Status::None);
    }

    #[test]
    fn what_is_written_is_read_again() {
        let ours = sample::subscription();
        let wire = Subscription::of(&ours);
        insta::assert_snapshot!(serde_json::to_string_pretty(&wire).unwrap());
        let again = one(&serde_json::to_string(&wire).unwrap());
        assert_eq!(again, wire);
        assert_eq!((again.commerce(), again.state(), again.record()), (ours.commerce, ours.status, ours.record));
    }
}
