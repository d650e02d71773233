//! What the values of the worklist's fields are called.

use super::field::Field;
use crate::dom::reactive::Memo;
use crate::i18n::message::Message;
use crate::i18n::name::Name;
use crate::i18n::{I18n, use_i18n};
use crate::msg;
use shared::api::subscription::{Facets, SubscriptionRow};
use shared::page::Page;
use std::str::FromStr;

/// Finds the words of a value. Names of partners and customers come from what the server last told.
#[derive(Clone, Copy)]
pub struct Wording {
    i18n: I18n,
    counts: Memo<Option<Facets>>,
    page: Memo<Option<Page<SubscriptionRow>>>,
}

impl Wording {
    /// With the answers that name partners and customers. Only inside a component.
    pub fn new(counts: Memo<Option<Facets>>, page: Memo<Option<Page<SubscriptionRow>>>) -> Self {
        Self { i18n: use_i18n(), counts, page }
    }

    /// The heading of a field. Tracked.
    pub fn heading(self, field: Field) -> String {
        self.i18n.text(&match field {
            Field::Flag => msg!(worklist.attention),
            Field::Contact => msg!(worklist.contact),
            Field::Product => msg!(worklist.product),
            Field::Channel => msg!(worklist.channel),
            Field::Commerce => msg!(worklist.commerce),
            Field::Status => msg!(worklist.status),
            Field::Provenance => msg!(worklist.provenance),
            Field::Life => msg!(worklist.life),
            Field::Customer => msg!(worklist.customer),
        })
    }

    /// The words of a value. Tracked.
    pub fn value(self, field: Field, code: &str) -> String {
        match field {
            Field::Flag => self.named::<shared::flags::Flag>(code),
            Field::Channel => self.named::<shared::subscription::Channel>(code),
            Field::Commerce => self.named::<shared::subscription::Commerce>(code),
            Field::Status => self.named::<shared::subscription::Status>(code),
            Field::Provenance => self.named::<shared::contact::Provenance>(code),
            Field::Product => code.to_owned(),
            Field::Life => self.life(code),
            Field::Contact => self.contact(code).unwrap_or_else(|| code.to_owned()),
            Field::Customer => self.customer().unwrap_or_else(|| code.to_owned()),
        }
    }

    fn life(self, code: &str) -> String {
        let ended = code == shared::api::query::Life::Ended.code();
        self.i18n.text(&if ended { msg!(worklist.ended) } else { msg!(worklist.live) })
    }

    fn named<T: FromStr + Name>(self, code: &str) -> String {
        let name: Option<Message> = code.parse::<T>().ok().map(Name::name);
        name.map_or_else(|| code.to_owned(), |name| self.i18n.text(&name))
    }

    fn contact(self, code: &str) -> Option<String> {
        let id = code.parse().ok()?;
        let counted = self.counts.with(|facets| {
            let found = facets.as_ref()?.contacts.iter().find(|facet| facet.value.tenant_id == id)?;
            Some(found.value.name.clone())
        });
        let shown = || {
            self.page.with(|page| {
                let row = page.as_ref()?.items.iter().find(|row| row.contact.tenant_id == id)?;
                Some(row.contact.name.clone())
            })
        };
        counted.or_else(shown)
    }

    /// The list is of one customer, so any row names it.
    fn customer(self) -> Option<String> {
        self.page.with(|page| page.as_ref()?.items.first().map(|row| row.customer.name.clone()))
    }
}
