//! Rows of lists with all that hangs on them: what was read before is kept for the length of one question.

use std::collections::BTreeMap;
use std::rc::Rc;

use rusqlite::{Connection, params};
use shared::customer::{Customer, Reach};
use shared::eligibility::Candidate;
use shared::id::{CustomerId, SubscriptionId, TenantId};
use shared::partner::Partner;
use shared::subscription::Subscription;

use super::columns::{Columns, all, first};
use super::record::{Held, contact_in, customer_of, held, partner_in, partner_of, reach_of};
use crate::ctx::Scope;
use crate::store::Read;
use crate::store::read::{ContactRead, Row};
use crate::store::search::{Search, Terms, of_customer, of_name, sees};

/// A thing with the terms by which it is found.
pub(super) struct Found<T> {
    pub(super) thing: T,
    pub(super) terms: Terms,
}

/// Reads rows for one question.
pub(super) struct Look<'a> {
    pub(super) db: &'a Connection,
    tenant: TenantId,
    search: Option<&'a Search>,
    customers: BTreeMap<CustomerId, Option<Rc<Found<Customer>>>>,
    partners: BTreeMap<TenantId, Option<Rc<Found<Partner>>>>,
    reaches: BTreeMap<(CustomerId, TenantId), Reach>,
    products: BTreeMap<String, Rc<Terms>>,
}

impl<'a> Look<'a> {
    pub(super) const fn new(db: &'a Connection, tenant: TenantId, search: Option<&'a Search>) -> Self {
        Self {
            db,
            tenant,
            search,
            customers: BTreeMap::new(),
            partners: BTreeMap::new(),
            reaches: BTreeMap::new(),
            products: BTreeMap::new(),
        }
    }

    /// One customer.
    pub(super) fn customer(&mut self, id: CustomerId) -> Read<Option<Rc<Found<Customer>>>> {
        if let Some(found) = self.customers.get(&id) {
            return Ok(found.clone());
        }
        let found = customer_of(self.db, self.tenant, id)?.map(|named| {
            let terms = self.search.map(|_| of_customer(&named.customer)).unwrap_or_default();
            Rc::new(Found { thing: named.customer, terms })
        });
        self.customers.insert(id, found.clone());
        Ok(found)
    }

    fn partner(&mut self, id: TenantId) -> Read<Option<Rc<Found<Partner>>>> {
        if let Some(found) = self.partners.get(&id) {
            return Ok(found.clone());
        }
        let found = partner_of(self.db, self.tenant, id)?.map(|partner| {
            let terms = self.search.map(|_| of_name(partner.name.as_str())).unwrap_or_default();
            Rc::new(Found { thing: partner, terms })
        });
        self.partners.insert(id, found.clone());
        Ok(found)
    }

    fn reach(&mut self, customer: CustomerId, partner: TenantId) -> Read<Reach> {
        if let Some(reach) = self.reaches.get(&(customer, partner)) {
            return Ok(*reach);
        }
        let reach = reach_of(self.db, self.tenant, customer, partner)?;
        self.reaches.insert((customer, partner), reach);
        Ok(reach)
    }

    /// Do the words begin terms of these or of the subscription?
    fn finds(&mut self, search: &Search, of: &[&Terms; 2], subscription: &Subscription) -> bool {
        if search.finds(of) {
            return true;
        }
        let name = subscription.product.as_str();
        let product = match self.products.get(name) {
            Some(terms) => Rc::clone(terms),
            None => Rc::clone(self.products.entry(name.to_owned()).or_insert_with(|| Rc::new(of_name(name)))),
        };
        let nickname = subscription.nickname.as_ref().map(|name| of_name(name.as_str())).unwrap_or_default();
        let [customer, partner] = of;
        search.finds(&[customer, partner, &product, &nickname])
    }

    /// The whole row, if the search finds it.
    pub(super) fn row(&mut self, held: Held) -> Read<Option<Row>> {
        let Held { subscription, contact: Some(contact), .. } = held else { return Ok(None) };
        let (Some(customer), Some(partner)) = (self.customer(subscription.customer)?, self.partner(contact.partner)?)
        else {
            return Ok(None);
        };
        if let Some(search) = self.search {
            let named = search.names(subscription.id, subscription.customer, contact.partner);
            if !named && !self.finds(search, &[&customer.terms, &partner.terms], &subscription) {
                return Ok(None);
            }
        }
        let reach = self.reach(customer.thing.id, contact.partner)?;
        let current = Candidate { partner: partner.thing.clone(), reach };
        Ok(Some(Row { customer: customer.thing.clone(), subscription, contact, current }))
    }
}

/// One contact with its partner, by one statement: the quickest read.
pub(super) fn contact(db: &Connection, scope: &Scope, id: SubscriptionId) -> Read<Option<ContactRead>> {
    const SQL: &str = concat!(
        "SELECT s.customer, ",
        contact_columns!("s."),
        ", ",
        partner_columns!("p."),
        " FROM subscription AS s JOIN partner AS p ON p.tenant = s.tenant AND p.id = s.partner \
         WHERE s.tenant = $1 AND s.id = $2"
    );
    let found = first(db, SQL, params![scope.tenant().bytes(), id.bytes()], |row| {
        let columns = Columns::new(row, "subscription");
        let customer = columns.id(CustomerId::from_bytes)?;
        let contact = contact_in(&columns, id)?;
        Ok((customer, contact, partner_in(&columns)?))
    })?;
    Ok(found.and_then(|(customer, contact, partner)| {
        let contact = contact.filter(|contact| sees(scope.bound(), customer, contact.partner))?;
        Some(ContactRead { customer, contact, partner })
    }))
}

/// All subscriptions of one customer, by product name and id.
pub(super) fn subscriptions_of(db: &Connection, scope: &Scope, id: CustomerId) -> Read<Vec<Row>> {
    const SQL: &str = concat!(
        "SELECT ",
        subscription_columns!(),
        " FROM subscription WHERE tenant = $1 AND life = $2 AND name_key = $3 AND customer = $4 ORDER BY product_key, id"
    );
    let Some(named) = customer_of(db, scope.tenant(), id)? else { return Ok(Vec::new()) };
    let mut look = Look::new(db, scope.tenant(), None);
    let mut rows = Vec::new();
    for life in [0, 1] {
        for held in all(db, SQL, params![scope.tenant().bytes(), life, named.name_key, id.bytes()], held)? {
            let key = (held.key.product.clone(), held.key.subscription);
            rows.extend(look.row(held)?.map(|row| (key, row)));
        }
    }
    rows.retain(|(_, row)| sees(scope.bound(), row.customer.id, row.contact.partner));
    rows.sort_by(|(a, _), (b, _)| a.cmp(b));
    Ok(rows.into_iter().map(|(_, row)| row).collect())
}
