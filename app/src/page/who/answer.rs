//! The answer as a list to choose from, and its first part as a sentence.

use crate::block::support::opening;
use crate::dom::document::now;
use crate::i18n::I18n;
use crate::msg;
use crate::ui::combobox::options::{Choice, Group};
use shared::api::who::{WhoAnswer, WhoContact, WhoCustomer};
use shared::id::{CustomerId, SubscriptionId, TenantId};
use shared::time::Timestamp;

/// What a choice leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A customer.
    Customer(CustomerId),
    /// The subscriptions that a reseller supports.
    Reseller(TenantId),
    /// A subscription.
    Subscription(SubscriptionId),
}

/// Reads the id of a choice.
pub fn target(id: &str) -> Option<Target> {
    let (kind, id) = id.split_once(' ')?;
    match kind {
        "customer" => id.parse().ok().map(Target::Customer),
        "reseller" => id.parse().ok().map(Target::Reseller),
        "subscription" => id.parse().ok().map(Target::Subscription),
        _ => None,
    }
}

/// Customers with their contacts, then resellers, then the subscription whose id was typed. Tracked.
pub fn groups(i18n: I18n, answer: &WhoAnswer) -> Vec<Group> {
    let customers = answer.customers.iter().map(|found| customer(i18n, found)).collect();
    let resellers =
        answer.resellers.iter().map(|reseller| plain("reseller", reseller.tenant_id, reseller.name.clone()));
    let subscription = answer.subscription.iter().map(|id| {
        let mut choice = plain("subscription", id, i18n.text(&msg!(who.open_subscription)));
        choice.detail = id.to_string();
        choice
    });
    [
        (msg!(who.customers), customers),
        (msg!(who.resellers), resellers.collect::<Vec<_>>()),
        (msg!(who.subscription), subscription.collect::<Vec<_>>()),
    ]
    .into_iter()
    .filter(|(_, choices)| !choices.is_empty())
    .map(|(heading, choices)| Group { heading: i18n.text(&heading), choices })
    .collect()
}

/// "Contoso. Fabrikam: 12 products. Open now, until 18:00. +49 …" Tracked.
pub fn first(i18n: I18n, answer: &WhoAnswer) -> Option<String> {
    let found = answer.customers.first()?;
    let mut sentences = vec![found.customer.name.clone()];
    sentences.extend(lines(i18n, found));
    Some(sentences.join(". "))
}

fn plain(kind: &str, id: impl std::fmt::Display, name: String) -> Choice {
    let id = format!("{kind} {id}");
    Choice { id, name, detail: String::new(), mark: None, reasons: Vec::new(), settable: true }
}

fn customer(i18n: I18n, found: &WhoCustomer) -> Choice {
    let mut choice = plain("customer", found.customer.id, found.customer.name.clone());
    choice.detail = lines(i18n, found).join("\n");
    choice
}

/// A line for each contact.
fn lines(i18n: I18n, found: &WhoCustomer) -> Vec<String> {
    if found.contacts.is_empty() {
        return vec![i18n.text(&msg!(who.nobody))];
    }
    found.contacts.iter().map(|contact| line(i18n, contact)).collect()
}

fn line(i18n: I18n, contact: &WhoContact) -> String {
    let name = contact.partner.name.clone();
    let mut parts = vec![i18n.text(&msg!(who.answer, count = contact.subscriptions, name = name))];
    if let Some(line) = &contact.line {
        parts.push(i18n.texts(|texts| opening(texts, line.opening, here_and_now())));
        parts.extend(line.telephone.clone().or_else(|| line.email.clone()).or_else(|| line.website.clone()));
    }
    parts.join(" · ")
}

#[expect(clippy::cast_possible_truncation, reason = "milliseconds of a clock fit into 64 bits")]
fn here_and_now() -> Timestamp {
    Timestamp::from_micros(now() as i64 * 1_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_id_of_a_choice_says_where_it_leads() {
        let id = "0c39d6d5-c70d-4c55-bc02-f620844f3fd1";
        for (kind, expected) in [
            ("customer", Some(Target::Customer(id.parse().unwrap()))),
            ("reseller", Some(Target::Reseller(id.parse().unwrap()))),
            ("subscription", Some(Target::Subscription(id.parse().unwrap()))),
            ("person", None),
        ] {
            assert_eq!(target(&format!("{kind} {id}")), expected, "{kind}");
        }
        assert_eq!(target("customer contoso"), None);
    }
}
