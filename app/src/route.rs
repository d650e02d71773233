//! The addresses of the app: the one place that spells them. `parse(href(route)) == route`.
//!
//! Addresses are written relative to the page's `<base href>`, so that the app can be mounted anywhere; the root is
//! `.`, for an empty address would keep the present query.

mod query;

use crate::i18n::message::Message;
use crate::msg;
use shared::api::query::{ActivityQuery, Place, WorklistQuery};
use shared::id::{CustomerId, SubscriptionId};

/// What the worklist shows: the whole of its state.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Worklist {
    /// What is asked.
    pub query: WorklistQuery,
    /// Where in the list.
    pub place: Place,
    /// The subscription that is open in the panel beside the list.
    pub open: Option<SubscriptionId>,
}

/// What the list of customers shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CustomerList {
    /// Words to look for.
    pub q: Option<String>,
    /// Where in the list.
    pub place: Place,
}

/// What the activity log shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Activity {
    /// What is asked.
    pub query: ActivityQuery,
    /// Where in the list.
    pub place: Place,
}

/// A page of the app with what its address says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// The worklist.
    Subscriptions(Box<Worklist>),
    /// Customers.
    Customers(CustomerList),
    /// One customer.
    Customer(CustomerId),
    /// One subscription.
    Subscription(CustomerId, SubscriptionId),
    /// The activity log.
    Activity(Box<Activity>),
    /// Settings.
    Settings,
    /// Whom the signed-in customer calls.
    Support,
    /// Sign in, and where to go then.
    SignIn(Option<Box<Route>>),
    /// No page has this address.
    NotFound,
}

/// Which page it is, whatever it shows of its lists: as long as this stays, the page stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// The worklist.
    Subscriptions,
    /// Customers.
    Customers,
    /// One customer.
    Customer(CustomerId),
    /// One subscription.
    Subscription(CustomerId, SubscriptionId),
    /// The activity log.
    Activity,
    /// Settings.
    Settings,
    /// Whom the signed-in customer calls.
    Support,
    /// Sign in.
    SignIn,
    /// No such page.
    NotFound,
}

/// The documentation; not a page of the app, the server has it.
pub const DOCS: &str = "docs";

impl Route {
    /// The worklist as it is first seen.
    pub fn worklist() -> Self {
        Self::Subscriptions(Box::default())
    }

    /// The subscriptions of one customer.
    pub fn worklist_of(customer: CustomerId) -> Self {
        let query = WorklistQuery { customer: Some(customer), ..WorklistQuery::default() };
        Self::Subscriptions(Box::new(Worklist { query, ..Worklist::default() }))
    }

    /// All customers.
    pub fn customers() -> Self {
        Self::Customers(CustomerList::default())
    }

    /// The activity log, newest first.
    pub fn activity() -> Self {
        Self::Activity(Box::default())
    }

    /// The activity about one customer.
    pub fn activity_of(customer: CustomerId) -> Self {
        let query = ActivityQuery { customer: Some(customer), ..ActivityQuery::default() };
        Self::Activity(Box::new(Activity { query, place: Place::default() }))
    }

    /// Its address, relative to the page's base.
    pub fn href(&self) -> String {
        match self {
            Self::Subscriptions(list) => {
                let mut pairs = list.query.to_pairs();
                pairs.extend(list.open.map(|id| ("open".to_owned(), id.to_string())));
                query::with(".", &pairs, &list.place)
            }
            Self::Customers(list) => {
                let q = list.q.iter().map(|q| ("q".to_owned(), q.clone())).collect();
                query::with("customers", &q, &list.place)
            }
            Self::Customer(id) => format!("customers/{id}"),
            Self::Subscription(customer, id) => format!("customers/{customer}/subscriptions/{id}"),
            Self::Activity(list) => query::with("activity", &list.query.to_pairs(), &list.place),
            Self::Settings => "settings".to_owned(),
            Self::Support => "support".to_owned(),
            Self::SignIn(next) => {
                let next = next.iter().map(|next| ("next".to_owned(), next.href())).collect();
                query::with("sign-in", &next, &Place::default())
            }
            Self::NotFound => "not-found".to_owned(),
        }
    }

    /// The page of an address relative to the base. A query that does not fit is no page: it must not become a
    /// silently wider question.
    pub fn parse(address: &str) -> Self {
        let address = address.split('#').next().unwrap_or_default();
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let pairs = query::pairs(query);
        let parts: Vec<_> = path.split('/').filter(|part| !part.is_empty() && *part != ".").collect();
        let plain = pairs.is_empty();
        match parts[..] {
            [] => worklist(&pairs),
            ["customers"] => customers(&pairs),
            ["customers", id] if plain => id.parse().ok().map(Self::Customer),
            ["customers", customer, "subscriptions", id] if plain => {
                customer.parse().ok().zip(id.parse().ok()).map(|(customer, id)| Self::Subscription(customer, id))
            }
            ["activity"] => activity(&pairs),
            ["settings"] if plain => Some(Self::Settings),
            ["support"] if plain => Some(Self::Support),
            ["sign-in"] => sign_in(&pairs),
            _ => None,
        }
        .unwrap_or(Self::NotFound)
    }

    /// Which page it is.
    pub fn page(&self) -> Page {
        match self {
            Self::Subscriptions(_) => Page::Subscriptions,
            Self::Customers(_) => Page::Customers,
            Self::Customer(id) => Page::Customer(*id),
            Self::Subscription(customer, id) => Page::Subscription(*customer, *id),
            Self::Activity(_) => Page::Activity,
            Self::Settings => Page::Settings,
            Self::Support => Page::Support,
            Self::SignIn(_) => Page::SignIn,
            Self::NotFound => Page::NotFound,
        }
    }

    /// Whether it shows a panel beside a list.
    pub fn opens_panel(&self) -> bool {
        matches!(self, Self::Subscriptions(list) if list.open.is_some())
    }

    /// The page's title until it knows a better one, such as a customer's name.
    pub fn title(&self) -> Message {
        self.page().title()
    }
}

impl Page {
    /// The title, where it does not come from what the page shows.
    pub fn title(self) -> Message {
        match self {
            Self::Subscriptions => msg!(nav.subscriptions),
            Self::Customers => msg!(nav.customers),
            Self::Customer(_) => msg!(shell.customer),
            Self::Subscription(..) => msg!(shell.subscription),
            Self::Activity => msg!(nav.activity),
            Self::Settings => msg!(nav.settings),
            Self::Support => msg!(nav.support),
            Self::SignIn => msg!(nav.sign_in),
            Self::NotFound => msg!(not_found.title),
        }
    }
}

fn worklist(pairs: &[(String, String)]) -> Option<Route> {
    let (open, rest): (Vec<_>, Vec<_>) = query::borrowed(pairs).partition(|(name, _)| *name == "open");
    let open = match open[..] {
        [] => None,
        [(_, id)] => Some(id.parse().ok()?),
        _ => return None,
    };
    let (query, place) = WorklistQuery::from_pairs(rest).ok()?;
    Some(Route::Subscriptions(Box::new(Worklist { query, place, open })))
}

fn customers(pairs: &[(String, String)]) -> Option<Route> {
    let (q, place) = Place::with_text(query::borrowed(pairs)).ok()?;
    Some(Route::Customers(CustomerList { q, place }))
}

fn activity(pairs: &[(String, String)]) -> Option<Route> {
    let (query, place) = ActivityQuery::from_pairs(query::borrowed(pairs)).ok()?;
    Some(Route::Activity(Box::new(Activity { query, place })))
}

/// `next` is believed only when it is a page of the app, so that nobody can be sent elsewhere by it.
fn sign_in(pairs: &[(String, String)]) -> Option<Route> {
    let next = match pairs {
        [] => None,
        [(name, next)] if name == "next" => Some(Route::parse(next)),
        _ => return None,
    };
    let next = next.filter(|next| !matches!(next, Route::NotFound | Route::SignIn(_)));
    Some(Route::SignIn(next.map(Box::new)))
}

#[cfg(test)]
mod tests;
