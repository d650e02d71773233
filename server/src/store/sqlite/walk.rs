//! Walks through the worklist's indexes: batches of rows after a key, in the order of the question.

use std::cmp::Ordering;

use rusqlite::{Connection, params};
use shared::api::query::Sort;
use shared::id::{CustomerId, SubscriptionId, TenantId};

use super::columns::{Columns, all, first};
use super::edge::{Edge, Way};
use super::record::{Held, held, held_of};
use crate::store::Read;
use crate::store::order::{RowKey, descending};

/// Whose rows are walked through, and how.
#[derive(Clone, Copy, Debug)]
pub(super) struct Route {
    pub(super) tenant: TenantId,
    /// 0 live, 1 ended.
    pub(super) life: i64,
    pub(super) sort: Sort,
}

/// Rows that an index has in the order of the question.
#[derive(Clone, Debug)]
pub(super) enum Path {
    /// Every row.
    All,
    /// A contact's rows; by customer only.
    Contact(TenantId),
    /// The rows of products with this key.
    Product(String),
    /// One customer's rows, the customer with the key of its name.
    Customer(String, CustomerId),
    /// One row.
    One(SubscriptionId),
}

macro_rules! walk {
    ($way:expr, $where:literal, $columns:tt, $params:tt, $limit:literal) => {
        walk!($way, (subscription_columns!()), $where, $columns, $params, $limit)
    };
    ($way:expr, ($what:expr), $where:literal, ($($column:literal),+), ($($param:literal),+), $limit:literal) => {
        match $way {
            Way::Up => concat!(
                "SELECT ", $what, " FROM subscription WHERE tenant = $1 AND life = $2", $where,
                " AND (", walk!(@list $($column),+), ") > (", walk!(@list $($param),+), ") ORDER BY ",
                walk!(@list $($column),+), " LIMIT ", $limit
            ),
            Way::Down => concat!(
                "SELECT ", $what, " FROM subscription WHERE tenant = $1 AND life = $2", $where,
                " AND (", walk!(@list $($column),+), ") < (", walk!(@list $($param),+), ") ORDER BY ",
                walk!(@down $($column),+), " LIMIT ", $limit
            ),
        }
    };
    (@list $first:literal $(, $rest:literal)*) => { concat!($first $(, ", ", $rest)*) };
    (@down $first:literal $(, $rest:literal)*) => { concat!($first, " DESC" $(, ", ", $rest, " DESC")*) };
}

impl Route {
    pub(super) const fn way(&self) -> Way {
        if descending(self.sort) { Way::Down } else { Way::Up }
    }

    pub(super) const fn by_product(&self) -> bool {
        matches!(self.sort, Sort::Product | Sort::ProductDesc)
    }

    /// The statement of a path, its parameters in the order of [`Self::next`].
    const fn statement(&self, path: &Path) -> &'static str {
        let way = self.way();
        match path {
            Path::All if self.by_product() => {
                walk!(way, "", ("product_key", "name_key", "customer", "id"), ("$3", "$4", "$5", "$6"), "$7")
            }
            Path::All => {
                walk!(way, "", ("name_key", "customer", "product_key", "id"), ("$3", "$4", "$5", "$6"), "$7")
            }
            Path::Contact(_) => walk!(
                way,
                " AND partner = $3",
                ("name_key", "customer", "product_key", "id"),
                ("$4", "$5", "$6", "$7"),
                "$8"
            ),
            Path::Product(_) => {
                walk!(way, " AND product_key = $3", ("name_key", "customer", "id"), ("$4", "$5", "$6"), "$7")
            }
            Path::Customer(..) => {
                walk!(way, " AND name_key = $3 AND customer = $4", ("product_key", "id"), ("$5", "$6"), "$7")
            }
            Path::One(_) => "",
        }
    }

    /// The next rows after this one, at most so many.
    pub(super) fn next(&self, db: &Connection, path: &Path, after: Option<&RowKey>, most: usize) -> Read<Vec<Held>> {
        let Some(edge) = self.edge(path, after) else { return Ok(Vec::new()) };
        let (sql, owner, life) = (self.statement(path), self.tenant.bytes(), self.life);
        let Edge { name, customer, product, id } = &edge;
        match path {
            Path::All if self.by_product() => {
                all(db, sql, params![owner, life, product, name, customer, id, most], held)
            }
            Path::All => all(db, sql, params![owner, life, name, customer, product, id, most], held),
            Path::Contact(partner) => {
                all(db, sql, params![owner, life, partner.bytes(), name, customer, product, id, most], held)
            }
            Path::Product(key) => all(db, sql, params![owner, life, key, name, customer, id, most], held),
            Path::Customer(key, whose) => {
                all(db, sql, params![owner, life, key, whose.bytes(), product, id, most], held)
            }
            Path::One(id) => {
                let found = held_of(db, self.tenant, *id)?;
                let later = |held: &Held| after.is_none_or(|after| held.key.compare(after, self.sort).is_gt());
                Ok(found.filter(later).into_iter().collect())
            }
        }
    }

    /// The places of the next rows of a contact, from the index alone.
    pub(super) fn keys(
        &self,
        db: &Connection,
        partner: TenantId,
        after: Option<&RowKey>,
        most: usize,
    ) -> Read<Vec<RowKey>> {
        let edge = after.map_or_else(|| Edge::start(self.way()), Edge::at);
        let key = params![
            self.tenant.bytes(),
            self.life,
            partner.bytes(),
            edge.name,
            edge.customer,
            edge.product,
            edge.id,
            most
        ];
        all(db, self.key_statement(), key, |row| {
            let columns = Columns::new(row, "subscription");
            Ok(RowKey {
                name: columns.get()?,
                customer: columns.id(CustomerId::from_bytes)?,
                product: columns.get()?,
                subscription: columns.id(SubscriptionId::from_bytes)?,
            })
        })
    }

    const fn key_statement(&self) -> &'static str {
        walk!(
            self.way(),
            ("name_key, customer, product_key, id"),
            " AND partner = $3",
            ("name_key", "customer", "product_key", "id"),
            ("$4", "$5", "$6", "$7"),
            "$8"
        )
    }

    /// The row at a place.
    pub(super) fn at(&self, db: &Connection, key: &RowKey) -> Read<Option<Held>> {
        const SQL: &str = concat!(
            "SELECT ",
            subscription_columns!(),
            " FROM subscription WHERE tenant = $1 AND life = $2 AND name_key = $3 AND customer = $4 \
             AND product_key = $5 AND id = $6"
        );
        let (owner, customer, id) = (self.tenant.bytes(), key.customer.bytes(), key.subscription.bytes());
        first(db, SQL, params![owner, self.life, key.name, customer, key.product, id], held)
    }

    /// Where the path goes on after a row that need not stand on it. None: nothing is left.
    fn edge(&self, path: &Path, after: Option<&RowKey>) -> Option<Edge> {
        let way = self.way();
        let start = Edge::start(way);
        let Some(after) = after else { return Some(start) };
        let at = Edge::at(after);
        let id_by = |order| match order {
            Ordering::Greater => way.first_id(),
            Ordering::Equal => at.id.clone(),
            Ordering::Less => way.last_id(),
        };
        let whole_by = |order| match order {
            Ordering::Greater => Some(start.clone()),
            Ordering::Equal => Some(at.clone()),
            Ordering::Less => None,
        };
        match path {
            Path::All | Path::Contact(_) | Path::One(_) => Some(at),
            Path::Product(product) => {
                let order = way.order(product.as_str(), after.product.as_str());
                if self.by_product() { whole_by(order) } else { Some(Edge { id: id_by(order), ..at.clone() }) }
            }
            Path::Customer(name, customer) => {
                let order = way.order(&(name, customer), &(&after.name, &after.customer));
                if self.by_product() { Some(Edge { id: id_by(order), ..at.clone() }) } else { whole_by(order) }
            }
        }
    }
}

/// Every statement, for the test that looks at their plans.
#[cfg(test)]
pub(super) fn every_walk() -> Vec<&'static str> {
    let tenant = TenantId::from_bytes([0; 16]);
    let paths = [
        Path::All,
        Path::Contact(tenant),
        Path::Product(String::new()),
        Path::Customer(String::new(), CustomerId::from_bytes([0; 16])),
    ];
    let routes = Sort::ALL.map(|sort| Route { tenant, life: 0, sort });
    let all = routes.iter().flat_map(|route| paths.iter().map(|path| route.statement(path)));
    all.chain(routes.iter().map(Route::key_statement)).collect()
}
