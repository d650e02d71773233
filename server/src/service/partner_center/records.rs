//! The activity log in Partner Center's words (D9).

use std::collections::btree_map::Entry as Slot;
use std::collections::{BTreeMap, BTreeSet};

use shared::api::query::ActivityQuery;
use shared::audit::{Action, Recorded};
use shared::fold::fold;
use shared::id::{CustomerId, PersonId, TenantId};
use shared::page::Page;
use shared::partner::Partner;
use shared::partner_center::audit::{AuditRecord, Mentioned, ResourceType, published};
use shared::reason::Code;
use shared::role::{Permission, may};
use shared::time::Timestamp;

use super::customers::{MOST_READS, place};
use crate::app::App;
use crate::ctx::Ctx;
use crate::service::{Failure, Part, attempts, part};
use crate::store::Store;

/// For how many days Partner Center keeps records. Ours are kept for good; our own API shows them.
pub const KEPT_DAYS: i64 = 90;

/// What is asked.
#[derive(Clone, Debug)]
pub struct Question {
    /// Not before.
    pub from: Timestamp,
    /// Before.
    pub to: Option<Timestamp>,
    /// About this customer.
    pub customer: Option<CustomerId>,
    /// About customers whose name contains this.
    pub name: Option<String>,
    /// About this kind of thing.
    pub resource: Option<ResourceType>,
    /// At most so many.
    pub size: usize,
    /// From where.
    pub cursor: Option<String>,
}

/// Who may read the log. A token without a user may, unlike elsewhere, as in Partner Center.
pub async fn readable<S: Store>(app: &App<S>, ctx: &Ctx) -> Result<Part, Failure> {
    let part = part::own(app, ctx, Permission::Read).await?;
    let policy = part.provider.settings.role_policy;
    let reads = may(ctx.actor.side, ctx.actor.roles, Permission::ReadActivity, policy);
    if reads { Ok(part) } else { Err(Code::RoleTooSmall.into()) }
}

/// Records, newest first.
pub async fn list<S: Store>(app: &App<S>, part: &Part, asked: Question) -> Result<Page<AuditRecord>, Failure> {
    attempts::settle(app).await;
    let asks_for =
        |action: &Action| published(*action).is_some_and(|(kind, _)| asked.resource.is_none_or(|it| it == kind));
    let query = ActivityQuery {
        customer: asked.customer,
        action: Action::ALL.into_iter().filter(asks_for).collect(),
        from: Some(asked.from),
        to: asked.to,
        ..ActivityQuery::default()
    };
    let (mut names, mut records, mut cursor) = (Names::default(), Vec::new(), asked.cursor);
    for _ in 0..MOST_READS {
        let page = app.store.changes(&part.scope, &query, &place(asked.size, records.len(), cursor)).await?;
        names.read(app, part, &page.items).await?;
        let wanted = page.items.iter().filter(|recorded| names.contain(recorded, asked.name.as_deref()));
        records.extend(wanted.filter_map(|recorded| names.record(part.scope.tenant(), recorded)));
        cursor = page.next;
        if cursor.is_none() || records.len() >= asked.size {
            break;
        }
    }
    Ok(Page { items: records, next: cursor })
}

/// What the entries mention, each read once.
#[derive(Default)]
struct Names {
    customers: BTreeMap<CustomerId, Option<String>>,
    people: BTreeMap<PersonId, Option<String>>,
    partners: BTreeMap<TenantId, Partner>,
}

impl Names {
    async fn read<S: Store>(&mut self, app: &App<S>, part: &Part, entries: &[Recorded]) -> Result<(), Failure> {
        let entries = || entries.iter().map(|recorded| &recorded.entry);
        for id in entries().filter_map(|entry| entry.customer) {
            if let Slot::Vacant(slot) = self.customers.entry(id) {
                let read = app.store.customer(&part.scope, id).await?;
                slot.insert(read.map(|read| read.customer.name.to_string()));
            }
        }
        let new = |id: &PersonId| !self.people.contains_key(id);
        let ids: BTreeSet<_> = entries().map(|entry| entry.actor).filter(new).collect();
        if !ids.is_empty() {
            for person in app.store.people(&part.scope, Some(&Vec::from_iter(ids))).await? {
                self.people.insert(person.id, person.email.map(|email| email.to_string()));
            }
        }
        let new = |id: &TenantId| !self.partners.contains_key(id);
        let ids: BTreeSet<_> = entries().flat_map(|entry| [entry.before, entry.after]).flatten().filter(new).collect();
        if !ids.is_empty() {
            for partner in app.store.partners(&part.scope, Some(&Vec::from_iter(ids))).await? {
                self.partners.insert(partner.id, partner);
            }
        }
        Ok(())
    }

    fn customer(&self, recorded: &Recorded) -> Option<&String> {
        self.customers.get(&recorded.entry.customer?)?.as_ref()
    }

    fn contain(&self, recorded: &Recorded, text: Option<&str>) -> bool {
        text.is_none_or(|text| self.customer(recorded).is_some_and(|name| fold(name).contains(&fold(text))))
    }

    fn record(&self, provider: TenantId, recorded: &Recorded) -> Option<AuditRecord> {
        let entry = &recorded.entry;
        let partner = |id: Option<TenantId>| self.partners.get(&id?);
        let mentioned = Mentioned {
            customer: self.customer(recorded).cloned(),
            user: self.people.get(&entry.actor).cloned().flatten(),
            before: partner(entry.before),
            after: partner(entry.after),
        };
        AuditRecord::of(provider, entry, mentioned)
    }
}
