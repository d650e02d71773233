//! What an address says of an answer: the URL that was called, the answer's own link, or the name of the file it was
//! kept in. All three are words and ids in the same order, so one reading serves them all.

use shared::id::{CustomerId, MpnId, SubscriptionId, TenantId};

/// What an answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Customers, or one.
    Customers,
    /// Subscriptions of a customer, or one.
    Subscriptions,
    /// The support contact of a subscription.
    Contact,
    /// Resellers of the provider, or of a customer.
    Relationships,
    /// Whether a partner has signed the agreement.
    Agreement,
    /// A support profile.
    SupportProfile,
    /// A partner by its number.
    MpnProfile,
    /// Delegated admin relationships of a partner, or one.
    DelegatedAdmin,
}

/// What an address says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// What is there.
    pub answer: Option<Answer>,
    /// Of which customer.
    pub customer: Option<CustomerId>,
    /// Of which subscription.
    pub subscription: Option<SubscriptionId>,
    /// Of which partner.
    pub partner: Option<TenantId>,
    /// Of the partner with which number.
    pub mpn: Option<MpnId>,
    /// An id without a word that says what it is of.
    pub loose: Option<[u8; 16]>,
    /// Does it begin after the first page?
    pub later_page: bool,
}

/// A word or an id.
enum Token {
    Word(String),
    Id([u8; 16]),
}

impl Address {
    /// Reads a URL, a link or the name of a file.
    pub fn of(text: &str) -> Self {
        let text = text.split_once("://").map_or(text, |(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
        let (path, query) = text.split_once('?').unwrap_or((text, ""));
        let mut address = Self::default();
        let mut words: Vec<String> = Vec::new();
        for token in tokens(path) {
            match token {
                Token::Word(word) => {
                    let before = words.last().map_or("", String::as_str);
                    address.word(before, &word);
                    words.push(word);
                }
                Token::Id(id) => address.id(words.last().map_or("", String::as_str), id),
            }
        }
        query
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .for_each(|(name, value)| address.parameter(name, value));
        address
    }

    fn word(&mut self, before: &str, word: &str) {
        let answer = match (before, word) {
            (_, "customers" | "customer") => Answer::Customers,
            (_, "subscriptions" | "subscription") => Answer::Subscriptions,
            (_, "supportcontact" | "supportcontacts") | ("support", "contact" | "contacts") => Answer::Contact,
            (_, "delegatedadminrelationships" | "delegatedadminrelationship" | "gdap")
            | ("delegated", "admin")
            | ("admin", "relationships" | "relationship") => Answer::DelegatedAdmin,
            (_, "relationships" | "relationship") => Answer::Relationships,
            (_, "agreementstatus" | "agreement" | "agreements") => Answer::Agreement,
            ("profiles" | "profile", "support") | ("support", "profile") | (_, "supportprofile") => {
                Answer::SupportProfile
            }
            ("profiles" | "profile", "mpn") | ("mpn", "profile") | (_, "mpnprofile") => Answer::MpnProfile,
            (_, "profiles") => {
                // Customers have profiles too, of kinds that are not read.
                self.answer = None;
                return;
            }
            ("agreementstatus" | "agreement" | "agreements" | "status" | "partners" | "partner" | "mpn", digits) => {
                self.mpn = digits.parse().ok().or(self.mpn);
                return;
            }
            _ => return,
        };
        self.answer = Some(answer);
    }

    fn id(&mut self, before: &str, id: [u8; 16]) {
        match before {
            "customers" | "customer" => self.customer = Some(CustomerId::from_bytes(id)),
            "subscriptions" | "subscription" => self.subscription = Some(SubscriptionId::from_bytes(id)),
            "partners" | "partner" | "resellers" | "reseller" | "agreementstatus" | "agreement" | "status"
            | "agreements" => self.partner = Some(TenantId::from_bytes(id)),
            // The id of a relationship says nothing that is needed.
            "delegatedadminrelationships" | "delegatedadminrelationship" => {}
            _ => self.loose = Some(id),
        }
    }

    fn parameter(&mut self, name: &str, value: &str) {
        match name.to_ascii_lowercase().as_str() {
            "tenantid" => self.partner = value.parse().ok().or(self.partner),
            "mpnid" => self.mpn = value.parse().ok().or(self.mpn),
            "$skiptoken" | "%24skiptoken" | "$skip" => self.later_page = true,
            _ => {}
        }
    }

    /// What this one does not say, the other one may.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            answer: self.answer.or(other.answer),
            customer: self.customer.or(other.customer),
            subscription: self.subscription.or(other.subscription),
            partner: self.partner.or(other.partner),
            mpn: self.mpn.or(other.mpn),
            loose: self.loose.or(other.loose),
            later_page: self.later_page || other.later_page,
        }
    }

    /// The customer; an id that stands alone, or after "subscriptions" where a list is meant, is a customer's too.
    pub fn customer_of_list(&self) -> Option<CustomerId> {
        self.customer
            .or(self.loose.map(CustomerId::from_bytes))
            .or(self.subscription.map(|id| CustomerId::from_bytes(*id.bytes())))
    }

    /// The partner; an id that stands alone is a partner's too.
    pub fn partner_or_loose(&self) -> Option<TenantId> {
        self.partner.or(self.loose.map(TenantId::from_bytes))
    }
}

/// Words in lower case and ids, in order. Camel case is one word, so that addresses and file names read alike.
fn tokens(path: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = path;
    while let Some(start) = rest.find(|letter: char| letter.is_alphanumeric()) {
        rest = rest.get(start..).unwrap_or_default();
        if let Some(id) = rest.get(..36).and_then(|text| text.parse::<TenantId>().ok()) {
            tokens.push(Token::Id(*id.bytes()));
            rest = rest.get(36..).unwrap_or_default();
            continue;
        }
        let end = rest.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(rest.len());
        tokens.push(Token::Word(rest.get(..end).unwrap_or_default().to_lowercase()));
        rest = rest.get(end..).unwrap_or_default();
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "0C39D6D5-C70D-4C55-BC02-F620844F3FD1";
    const OTHER: &str = "c8d8fbab-6a62-44dc-be50-b7c74e43a296";

    fn said(text: &str) -> (Option<Answer>, bool, bool, bool) {
        let address = Address::of(text);
        (
            address.answer,
            address.customer == ID.parse().ok(),
            address.subscription == OTHER.parse().ok(),
            address.partner == ID.parse().ok(),
        )
    }

    #[test]
    fn urls_links_and_names_of_files_read_alike() {
        use Answer::{
            Agreement, Contact, Customers, DelegatedAdmin, MpnProfile, Relationships, Subscriptions, SupportProfile,
        };
        for (text, answer, customer, subscription, partner) in [
            ("https://api.partnercenter.microsoft.com/v1/customers?size=40".to_owned(), Customers, false, false, false),
            (format!("/customers/{ID}"), Customers, true, false, false),
            (format!("export/customers/{ID}/subscriptions.json"), Subscriptions, true, false, false),
            (
                format!("https://x.example/v1/customers/{ID}/subscriptions?order_id=1"),
                Subscriptions,
                true,
                false,
                false,
            ),
            (format!("/customers/{ID}/subscriptions/{OTHER}/supportcontact"), Contact, true, true, false),
            (format!("customers_{ID}_subscriptions_{OTHER}_support-contact.json"), Contact, true, true, false),
            (format!("customers/{ID}/relationships.json"), Relationships, true, false, false),
            ("/v1/relationships?relationship_type=IsIndirectResellerOf".to_owned(), Relationships, false, false, false),
            (format!("/v1/compliance/csp/agreementstatus?tenantId={ID}"), Agreement, false, false, true),
            (format!("agreement-status-{ID}.json"), Agreement, false, false, true),
            ("profiles/support.json".to_owned(), SupportProfile, false, false, false),
            ("/v1/profiles/mpn?mpnId=4847383".to_owned(), MpnProfile, false, false, false),
            (format!("partners/{ID}/delegatedAdminRelationships.json"), DelegatedAdmin, false, false, true),
            (
                format!("https://graph.microsoft.com/v1.0/tenantRelationships/delegatedAdminRelationships/{OTHER}"),
                DelegatedAdmin,
                false,
                false,
                false,
            ),
        ] {
            assert_eq!(said(&text), (Some(answer), customer, subscription, partner), "{text}");
        }
        assert_eq!(Address::of(&format!("customers/{ID}/profiles/company.json")).answer, None);
        assert_eq!(Address::of("agreementstatus/4847383.json").mpn, "4847383".parse().ok());
        assert_eq!(Address::of("/x?mpnId=4847383").mpn, "4847383".parse().ok());
        assert!(Address::of("https://g.example/a?$skiptoken=abc").later_page);
    }

    #[test]
    fn an_id_alone_helps_where_one_is_missing() {
        for text in [format!("subscriptions_{ID}.json"), format!("{ID}/subscriptions.json"), format!("{ID}.json")] {
            assert_eq!(Address::of(&text).customer_of_list(), ID.parse().ok(), "{text}");
        }
        assert_eq!(Address::of("中文/é.json"), Address::default());
    }
}
