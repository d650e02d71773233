//! The support contact of a subscription: `/customers/{customer}/subscriptions/{subscription}/supportcontact`.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::json::lenient;
use super::resource::{Attributes, Link, Links};
use crate::id::{CustomerId, MpnId, SubscriptionId, TenantId};
use crate::partner::Partner;

/// The resource. A `name` that a caller sends is not looked at (D3), and its links and attributes may be anything.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct SupportContact {
    /// The partner's tenant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub support_tenant_id: Option<TenantId>,
    /// Its partner number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub support_mpn_id: Option<MpnId>,
    /// Its name as it is stored.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Where the resource is found.
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub links: Option<Links>,
    /// `SupportContact`.
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub attributes: Option<Attributes>,
}

/// The address of a contact, without the version in front.
pub fn uri(customer: CustomerId, subscription: SubscriptionId) -> String {
    format!("/customers/{customer}/subscriptions/{subscription}/supportcontact")
}

impl SupportContact {
    /// The partner that is the contact of a customer's subscription.
    pub fn new(customer: CustomerId, subscription: SubscriptionId, partner: &Partner) -> Self {
        // Partner Center writes this one method as "Get", unlike every other.
        let own = Link { method: Cow::Borrowed("Get"), ..Link::get(uri(customer, subscription)) };
        Self {
            support_tenant_id: Some(partner.id),
            support_mpn_id: partner.mpn,
            name: Some(partner.name.as_str().to_owned()),
            links: Some(Links { own: Some(own), next: None, previous: None }),
            attributes: Some(Attributes::of("SupportContact")),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::partner_center::{Notes, parse, read};
    use crate::sample;

    fn written() -> String {
        let (customer, subscription) = (sample::customer().id, sample::subscription().id);
        let contact = SupportContact::new(customer, subscription, &sample::provider().partner);
        serde_json::to_string(&contact).unwrap()
    }

    #[test]
    fn as_partner_center_writes_it_but_for_the_case_of_ids() {
        insta::assert_snapshot!(written());
    }

    /// The same JSON with letters of its names in upper case where `upper` says so.
    fn mixed(json: &str, upper: &[bool]) -> String {
        let mut upper = upper.iter();
        let mut flip = |letter: char| if upper.next() == Some(&true) { letter.to_ascii_uppercase() } else { letter };
        let pieces: Vec<_> = json.split('"').collect();
        let is_name = |place: usize| place % 2 == 1 && pieces.get(place + 1).is_some_and(|next| next.starts_with(':'));
        let spelled = pieces.iter().enumerate().map(|(place, piece)| {
            if is_name(place) { piece.chars().map(&mut flip).collect() } else { (*piece).to_owned() }
        });
        spelled.collect::<Vec<String>>().join("\"")
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_in_any_case_of_its_names(upper in prop::collection::vec(any::<bool>(), 100)) {
            let text = mixed(&written(), &upper);
            let mut notes = Notes::default();
            let again: SupportContact = read(parse(text.as_bytes()).unwrap(), &mut notes).unwrap();
            prop_assert_eq!(serde_json::to_string(&again).unwrap(), written());
            prop_assert_eq!(notes, Notes::default());
        }

        #[test]
        fn no_text_makes_it_panic(text in "[\\[{}\"a-z:,0-9\\]]{0,64}") {
            if let Ok(value) = parse(text.as_bytes()) {
                let _ = read::<SupportContact>(value, &mut Notes::default());
            }
        }
    }
}
