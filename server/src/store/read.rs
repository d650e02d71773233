//! What reads give.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use shared::api::Count;
use shared::api::query::Pairs;
use shared::audit::Hash;
use shared::contact::{Provenance, SupportContact};
use shared::customer::Customer;
use shared::eligibility::{Candidate, ended};
use shared::embed::Grant;
use shared::flags::{Flag, Flags, flags};
use shared::id::{CustomerId, PersonId, TenantId};
use shared::partner::{Partner, Provider};
use shared::subscription::{Channel, Commerce, Status, Subscription};
use shared::text::Email;
use shared::time::Timestamp;

/// What decisions look at, of several subscriptions at one moment.
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// The owner.
    pub provider: Provider,
    /// One a subscription that was found.
    pub rows: Vec<FactRow>,
}

/// What one decision looks at.
#[derive(Clone, Debug)]
pub struct FactRow {
    /// The subscription with its contact.
    pub row: Row,
    /// What is known of the partner that is asked for; none when there is no such partner here.
    pub target: Option<Candidate>,
    /// The contacts of add-ons that follow this subscription's.
    pub followers: Vec<SupportContact>,
}

/// A subscription with all that lists show and flags look at.
#[derive(Clone, Debug)]
pub struct Row {
    /// Whose it is.
    pub customer: Customer,
    /// The subscription.
    pub subscription: Subscription,
    /// Its contact.
    pub contact: SupportContact,
    /// The partner that is the contact, with its reach to the customer.
    pub current: Candidate,
}

impl Row {
    /// Is it outside every count?
    pub fn ended(&self) -> bool {
        ended(&self.customer, &self.subscription)
    }

    /// What needs attention; nothing for ended ones.
    pub fn flags(&self, provider: &Provider, now: Timestamp) -> Flags {
        if self.ended() { Flags::OK } else { flags(provider, &self.contact, &self.current, now) }
    }
}

/// A contact with its partner.
#[derive(Clone, Debug)]
pub struct ContactRead {
    /// Whose subscription it is.
    pub customer: CustomerId,
    /// The contact.
    pub contact: SupportContact,
    /// The partner that is the contact.
    pub partner: Partner,
}

/// Which customers are asked for. Texts are compared folded ([`shared::fold`]).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum CustomerFind {
    /// All.
    #[default]
    All,
    /// Every word begins a term of the name, the domain or a reference; or the text is the customer's id.
    Text(String),
    /// The name begins with this.
    Name(String),
    /// The domain begins with this.
    Domain(String),
    /// Those to which this reseller is related.
    Reseller(TenantId),
}

impl CustomerFind {
    /// The question as names and values, by which a cursor is bound to it.
    pub fn to_pairs(&self) -> Pairs {
        let (name, value) = match self {
            Self::All => return Pairs::new(),
            Self::Text(text) => ("text", text.clone()),
            Self::Name(prefix) => ("name", prefix.clone()),
            Self::Domain(prefix) => ("domain", prefix.clone()),
            Self::Reseller(partner) => ("reseller", partner.to_string()),
        };
        vec![(name.to_owned(), value)]
    }
}

/// A customer with how its live subscriptions divide over contacts.
#[derive(Clone, Debug)]
pub struct CustomerRead {
    /// The customer.
    pub customer: Customer,
    /// Live subscriptions a contact, most first.
    pub shares: Vec<(TenantId, u32)>,
}

/// How the rows of a question divide. Each list leaves its own field of the question out.
#[derive(Clone, Debug, Default)]
pub struct FacetCounts {
    /// All rows of the question.
    pub total: Option<Count>,
    /// By flag.
    pub flags: BTreeMap<Flag, Count>,
    /// By contact.
    pub contacts: BTreeMap<TenantId, Count>,
    /// By product.
    pub products: BTreeMap<String, Count>,
    /// By channel.
    pub channels: BTreeMap<Channel, Count>,
    /// By the way it was sold.
    pub commerces: BTreeMap<Commerce, Count>,
    /// By state.
    pub statuses: BTreeMap<Status, Count>,
    /// By how the contact came to be.
    pub provenances: BTreeMap<Provenance, Count>,
}

/// A local account.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// The tenant that made it.
    pub tenant: TenantId,
    /// The address that is typed to sign in; one account an address in the whole installation.
    pub email: Email,
    /// Whose account it is.
    pub person: PersonId,
    /// The password's hash in PHC form; none while the invitation was not taken up.
    pub password: Option<String>,
    /// It may not sign in for now.
    pub locked: bool,
    /// Sessions that began before are no good: the password was changed or the account locked then.
    pub since: Timestamp,
}

impl std::fmt::Debug for Account {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Account").field("tenant", &self.tenant).field("person", &self.person).finish_non_exhaustive()
    }
}

/// A signed-in browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// The SHA-256 of the token in the cookie; the token itself is kept nowhere.
    pub token: Hash,
    /// The tenant that keeps the person's row.
    pub tenant: TenantId,
    /// Who.
    pub person: PersonId,
    /// Since when.
    pub created: Timestamp,
    /// It ends then unless it is used before.
    pub idle_until: Timestamp,
    /// It ends then in any case.
    pub expires: Timestamp,
}

/// A token for an element in a portal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmbedToken {
    /// The SHA-256 of the token; the token itself is kept nowhere.
    pub token: Hash,
    /// The provider whose portal asked for it.
    pub tenant: TenantId,
    /// For whom: the row that keeps the name of the portal's person.
    pub person: PersonId,
    /// For what.
    pub grant: Grant,
    /// It ends then.
    pub expires: Timestamp,
}
