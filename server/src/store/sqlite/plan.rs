//! How a question about rows is answered: which paths together hold every row that is asked for.
//!
//! Paths may hold more rows than are asked for; each row is looked at before it is given. So the choice here is one of
//! speed only.

use std::collections::BTreeSet;
use std::rc::Rc;

use rusqlite::{Connection, params};
use shared::api::query::{Life, Sort, WorklistQuery};
use shared::id::{CustomerId, SubscriptionId, TenantId};

use super::columns::{Columns, all, first};
use super::record::customer_of;
use super::roll::{Place, Roll};
use super::terms::{PARTNER, PRODUCT, beginning, is_kept};
use super::walk::{Path, Route};
use crate::ctx::{Bound, Scope};
use crate::store::Read;
use crate::store::search::Search;

/// Up to so many rows of `term` are collected and sorted; beyond it the index is walked in order.
const FEW: usize = 256;
/// The most paths that are walked at once.
const MOST_PATHS: usize = 256;

/// What the question's rows are found among.
pub(super) struct Plan {
    pub(super) route: Route,
    pub(super) paths: Vec<Path>,
    /// Contacts' rows, with the list in which their customers must stand when another word says so.
    pub(super) contacts: Vec<(TenantId, Option<Rc<Roll>>)>,
    pub(super) rolls: Vec<RollPath>,
}

/// The rows of listed customers.
pub(super) struct RollPath {
    pub(super) roll: Roll,
    /// The word for which they are listed, when the list may hold others too.
    pub(super) word: Option<String>,
    /// They must stand in each of these lists too.
    pub(super) others: Vec<Roll>,
}

/// What one word may mean.
struct Meaning {
    word: String,
    products: Vec<String>,
    partners: Vec<TenantId>,
    customers: Roll,
}

impl Meaning {
    fn of(db: &Connection, tenant: TenantId, word: &str) -> Read<Self> {
        const WORDS: &str =
            "SELECT thing FROM word WHERE tenant = $1 AND kind = $2 AND term >= $3 AND term < $4 LIMIT $5";
        let end = format!("{word}\u{10FFFF}");
        let owner = tenant.bytes();
        let things = |kind: i64| {
            let key = params![owner, kind, word, end, MOST_PATHS + 1];
            all(db, WORDS, key, |row| Columns::new(row, "word").get::<Vec<u8>>())
        };
        let products: BTreeSet<_> =
            things(PRODUCT)?.into_iter().filter_map(|key| String::from_utf8(key).ok()).collect();
        let partners: BTreeSet<_> =
            things(PARTNER)?.into_iter().filter_map(|id| id.try_into().ok().map(TenantId::from_bytes)).collect();
        Ok(Self {
            word: word.to_owned(),
            products: products.into_iter().collect(),
            partners: partners.into_iter().collect(),
            customers: customers(db, tenant, word)?,
        })
    }

    /// Nothing has it.
    fn is_empty(&self) -> bool {
        self.products.is_empty()
            && self.partners.is_empty()
            && matches!(&self.customers, Roll::Few(few) if few.is_empty())
    }

    /// Only customers and nicknames have it.
    fn is_of_customers(&self) -> bool {
        self.products.is_empty() && self.partners.is_empty()
    }

    /// About how many rows there are to look at.
    fn weight(&self) -> usize {
        let customers = if let Roll::Few(few) = &self.customers { few.len() } else { 100 * FEW };
        customers + (self.products.len() + self.partners.len()) * 1_000 * FEW
    }
}

/// The customers that a word finds; perhaps others too when they are many.
pub(super) fn customers(db: &Connection, tenant: TenantId, word: &str) -> Read<Roll> {
    const COUNT: &str =
        "SELECT count(*) FROM (SELECT 1 FROM term WHERE tenant = $1 AND term >= $2 AND term < $3 LIMIT $4) AS found";
    const SQL: &str = "SELECT name_key, customer FROM term WHERE tenant = $1 AND term >= $2 AND term < $3";
    let end = format!("{word}\u{10FFFF}");
    let count = first(db, COUNT, params![tenant.bytes(), word, end, FEW + 1], |row| Ok(row.get::<_, usize>(0)?))?;
    if count.is_none_or(|count| count > FEW) {
        return Ok(Roll::Term(beginning(word), None));
    }
    let found = all(db, SQL, params![tenant.bytes(), word, end], |row| {
        let columns = Columns::new(row, "term");
        Ok((columns.get::<String>()?, columns.id(CustomerId::from_bytes)?))
    })?;
    let places: BTreeSet<Place> = found.into_iter().collect();
    Ok(Roll::Few(places.into_iter().collect()))
}

/// Customers of two lists are found by one statement when both are long, else from the shorter one.
fn both(roll: Roll, others: &mut Vec<Roll>) -> Roll {
    match (roll, others.pop()) {
        (roll @ Roll::Term(..), Some(Roll::Few(places))) => {
            others.push(roll);
            Roll::Few(places)
        }
        (Roll::Term(term, None), Some(Roll::Term(other, _))) => Roll::Term(term, Some(other)),
        (roll, other) => {
            others.extend(other);
            roll
        }
    }
}

impl Plan {
    /// The plan of this question.
    pub(super) fn of(db: &Connection, scope: &Scope, query: &WorklistQuery, search: Option<&Search>) -> Read<Self> {
        let life = i64::from(query.life == Some(Life::Ended));
        let route = Route { tenant: scope.tenant(), life, sort: query.sort.unwrap_or(Sort::Customer) };
        let mut plan = Self { route, paths: Vec::new(), contacts: Vec::new(), rolls: Vec::new() };
        let customer = match scope.bound() {
            Bound::Customer(id) | Bound::Portal(id) => Some(id),
            _ => query.customer,
        };
        if let Some(id) = customer {
            plan.add_customer(db, id)?;
            return Ok(plan);
        }
        plan.by_words(db, scope, query, search)?;
        Ok(plan)
    }

    fn add_customer(&mut self, db: &Connection, id: CustomerId) -> Read<()> {
        let found = customer_of(db, self.route.tenant, id)?;
        self.paths.extend(found.map(|named| Path::Customer(named.name_key, id)));
        Ok(())
    }

    fn by_words(&mut self, db: &Connection, scope: &Scope, query: &WorklistQuery, search: Option<&Search>) -> Read<()> {
        let words = search.map_or(&[][..], |search| &search.words);
        let tenant = self.route.tenant;
        let mut meanings = words.iter().map(|word| Meaning::of(db, tenant, word)).collect::<Read<Vec<_>>>()?;
        let none = search.is_some() && (meanings.is_empty() || meanings.iter().any(Meaning::is_empty));
        let lightest = (0..meanings.len()).min_by_key(|at| meanings.get(*at).map(Meaning::weight));
        let lightest = lightest.map(|at| meanings.swap_remove(at));
        let id = search.and_then(|search| search.id);
        if let Some(id) = id {
            self.add_id(db, id)?;
        }
        if none {
            return Ok(());
        }
        let narrow = self.narrowed(scope, query);
        match lightest {
            Some(meaning) if narrow.is_empty() || meaning.is_of_customers() => {
                let others = if id.is_none() { meanings } else { Vec::new() };
                self.add_meaning(meaning, others);
            }
            _ if narrow.is_empty() => self.paths.push(Path::All),
            _ => self.paths.extend(narrow),
        }
        // Two words bring the contacts of both.
        let too_many = self.contacts.len() > 2 * MOST_PATHS || self.paths.len() + self.rolls.len() > MOST_PATHS;
        if too_many || (self.route.by_product() && !self.rolls.is_empty()) {
            self.paths = vec![Path::All];
            self.contacts.clear();
            self.rolls.clear();
        }
        Ok(())
    }

    /// The text is an id: of a subscription, a customer or a contact.
    fn add_id(&mut self, db: &Connection, id: [u8; 16]) -> Read<()> {
        self.paths.push(Path::One(SubscriptionId::from_bytes(id)));
        self.add_customer(db, CustomerId::from_bytes(id))?;
        let known = super::record::partner_of(db, self.route.tenant, TenantId::from_bytes(id))?;
        if known.is_some() {
            self.paths.push(self.contact(TenantId::from_bytes(id)));
        }
        Ok(())
    }

    /// A contact's rows stand by customer only.
    const fn contact(&self, partner: TenantId) -> Path {
        if self.route.by_product() { Path::All } else { Path::Contact(partner) }
    }

    /// The paths of the question's own fields, the narrowest first.
    fn narrowed(&self, scope: &Scope, query: &WorklistQuery) -> Vec<Path> {
        if let Bound::Contact(partner) = scope.bound() {
            return vec![self.contact(partner)];
        }
        if !query.contact.is_empty() && !self.route.by_product() {
            let contacts: BTreeSet<_> = query.contact.iter().collect();
            return contacts.into_iter().map(|partner| Path::Contact(*partner)).collect();
        }
        let products: BTreeSet<_> = query.product.iter().map(|product| shared::fold::name_key(product)).collect();
        products.into_iter().map(Path::Product).collect()
    }

    /// Two words that partners have, or one of them: their rows are of customers that have both, of the one's partners
    /// with customers that have the other, or of partners that have both. So the customers of the first word can be
    /// narrowed down to the ones that have the second one too.
    fn split(&mut self, first: &Meaning, others: &mut Vec<Meaning>) -> Option<Roll> {
        let fits = |other: &Meaning| other.products.is_empty() && other.partners.len() < MOST_PATHS;
        let with_partners = |other: &Meaning| fits(other) && !(first.partners.is_empty() && other.partners.is_empty());
        let at = others.iter().position(with_partners).filter(|_| fits(first) && !self.route.by_product())?;
        let second = others.swap_remove(at);
        for (one, other) in [(first, &second), (&second, first)] {
            let customers = Rc::new(other.customers.clone());
            for partner in &one.partners {
                if !other.partners.contains(partner) {
                    self.contacts.push((*partner, Some(Rc::clone(&customers))));
                } else if std::ptr::eq(one, first) {
                    self.contacts.push((*partner, None));
                }
            }
        }
        Some(second.customers)
    }

    fn add_meaning(&mut self, meaning: Meaning, mut others: Vec<Meaning>) {
        let split = self.split(&meaning, &mut others);
        if split.is_none() && self.route.by_product() && !meaning.partners.is_empty() {
            self.paths.push(Path::All);
        } else if split.is_none() {
            self.contacts.extend(meaning.partners.into_iter().map(|partner| (partner, None)));
        }
        self.paths.extend(meaning.products.into_iter().map(Path::Product));
        match meaning.customers {
            Roll::Few(places) if places.is_empty() => (),
            Roll::Few(places) if self.route.by_product() => {
                self.paths.extend(places.into_iter().map(|(name, id)| Path::Customer(name, id)));
            }
            roll => {
                let others = others.into_iter().filter(Meaning::is_of_customers);
                let mut others: Vec<_> = split.into_iter().chain(others.map(|other| other.customers)).collect();
                let roll = both(roll, &mut others);
                let word = Some(meaning.word).filter(|word| !is_kept(word));
                self.rolls.push(RollPath { roll, word, others });
            }
        }
    }
}
