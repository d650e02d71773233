//! What the page has written on the element: its attributes and properties, as far as the program goes by them.

use shared::api::query::Pairs;
use shared::id::{CustomerId, SubscriptionId, TenantId};

/// The value of one of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// It is not there.
    Nothing,
    /// Text; empty text is nothing.
    Text(String),
    /// There or not.
    Flag(bool),
    /// Several texts.
    List(Vec<String>),
}

impl Given {
    fn text(self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
            _ => None,
        }
    }
}

/// All of them. `server` and `locales` hold for the life of an instance.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The server's address, which ends in a slash.
    pub server: String,
    /// The folder of the language files; ends in a slash.
    pub locales: String,
    /// The provider whose data are meant.
    pub tenant: Option<String>,
    /// The customer.
    pub customer_id: Option<String>,
    /// The subscription.
    pub subscription_id: Option<String>,
    /// The customer, as the provider calls it.
    pub customer_ref: Option<String>,
    /// The subscription, as the provider calls it.
    pub subscription_ref: Option<String>,
    /// Several subscriptions.
    pub subscription_ids: Option<Vec<String>>,
    /// The language (BCP 47).
    pub lang: Option<String>,
    /// `light` or `dark`; anything else is as the device is set.
    pub theme: Option<String>,
    /// Nothing may be changed here.
    pub readonly: bool,
}

/// What is wrong with them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// Nothing says which subscription or customer is meant.
    Missing,
    /// The value of this one is no id.
    Invalid(&'static str),
}

impl Wrong {
    /// The stable code that the page is told.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Missing => "subject_missing",
            Self::Invalid(_) => "subject_invalid",
        }
    }
}

/// What an element is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// One subscription.
    One(SubscriptionId),
    /// These subscriptions.
    These(Vec<SubscriptionId>),
    /// One customer.
    Customer(CustomerId),
    /// What the provider's own names stand for; the server knows.
    Named(Names),
}

/// Names for the server to look up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// The customer's id.
    pub customer_id: Option<CustomerId>,
    /// What the provider calls the customer.
    pub customer_ref: Option<String>,
    /// What the provider calls the subscription.
    pub subscription_ref: Option<String>,
}

impl Names {
    /// As the server is asked for them.
    pub fn pairs(&self) -> Pairs {
        let customer = self.customer_id.map(|id| ("customerId".to_owned(), id.to_string()));
        let customer_ref = self.customer_ref.clone().map(|name| ("customerRef".to_owned(), name));
        let subscription_ref = self.subscription_ref.clone().map(|name| ("subscriptionRef".to_owned(), name));
        customer.into_iter().chain(customer_ref).chain(subscription_ref).collect()
    }
}

impl Options {
    /// Sets the one of this name; names that are not known are left alone.
    pub fn set(&mut self, name: &str, given: Given) {
        match name {
            "server" => self.server = given.text().unwrap_or_default(),
            "locales" => self.locales = given.text().unwrap_or_default(),
            "tenant" => self.tenant = given.text(),
            "customer-id" => self.customer_id = given.text(),
            "subscription-id" => self.subscription_id = given.text(),
            "customer-ref" => self.customer_ref = given.text(),
            "subscription-ref" => self.subscription_ref = given.text(),
            "subscription-ids" => {
                self.subscription_ids = if let Given::List(ids) = given { Some(ids) } else { None };
            }
            "lang" => self.lang = given.text(),
            "theme" => self.theme = given.text(),
            "readonly" => self.readonly = given == Given::Flag(true),
            _ => {}
        }
    }

    /// What the element is about. The most exact wins: a list, one subscription, a customer. Nothing is `None`.
    ///
    /// # Errors
    /// [`Wrong::Invalid`].
    pub fn subject(&self) -> Result<Option<Subject>, Wrong> {
        let customer_id = parsed(self.customer_id.as_deref(), "customer-id")?;
        if let Some(ids) = &self.subscription_ids {
            return ids
                .iter()
                .map(|id| id.parse().map_err(|_| Wrong::Invalid("subscription-ids")))
                .collect::<Result<Vec<_>, _>>()
                .map(once)
                .map(Subject::These)
                .map(Some);
        }
        if let Some(id) = parsed(self.subscription_id.as_deref(), "subscription-id")? {
            return Ok(Some(Subject::One(id)));
        }
        let (customer_ref, subscription_ref) = (self.customer_ref.clone(), self.subscription_ref.clone());
        Ok(match (customer_id, &customer_ref, &subscription_ref) {
            (None, None, None) => None,
            (Some(id), None, None) => Some(Subject::Customer(id)),
            _ => Some(Subject::Named(Names { customer_id, customer_ref, subscription_ref })),
        })
    }

    /// Whether these data may be shown: those of the provider that the page names, if it names one.
    pub fn fits(&self, tenant: Option<TenantId>) -> bool {
        match (&self.tenant, tenant) {
            (Some(wanted), Some(tenant)) => wanted.parse() == Ok(tenant),
            _ => true,
        }
    }
}

fn parsed<T: std::str::FromStr>(text: Option<&str>, name: &'static str) -> Result<Option<T>, Wrong> {
    text.map(str::parse).transpose().map_err(|_| Wrong::Invalid(name))
}

/// Each once, in the order given.
fn once(ids: Vec<SubscriptionId>) -> Vec<SubscriptionId> {
    let mut kept = Vec::with_capacity(ids.len());
    for id in ids {
        if !kept.contains(&id) {
            kept.push(id);
        }
    }
    kept
}

#[cfg(test)]
#[path = "options_tests.rs"]
mod tests;
