//! Synthetic data at any scale: the same seed and day give the same data, and nothing is kept that grows with them.
//!
//! About five subscriptions a customer with a long tail, one reseller for 150 subscriptions, half of the contacts chosen
//! by somebody, facts met, failed and unknown in a mixture like that of a distributor. Names are made of word lists.

mod customers;
mod names;
mod partners;
mod random;
mod subscriptions;
#[cfg(test)]
mod tests;

use shared::id::TenantId;
use shared::text::Invalid;
use shared::time::Timestamp;

use self::customers::Customers;
use self::random::Random;
use crate::ports::timed;
use crate::store::{Change, Commit};

/// The most rows of one commit.
const MOST_CHANGES: usize = 1_000;

/// Subscriptions for one reseller.
const A_RESELLER: u64 = 150;

/// What is to be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seed {
    /// How many subscriptions, over all providers.
    pub subscriptions: u64,
    /// How many providers; at least one.
    pub tenants: u32,
    /// Another number gives other data.
    pub seed: u64,
    /// The day; its time is not looked at.
    pub now: Timestamp,
}

/// One provider of the data, and all that it has.
#[derive(Clone, Copy, Debug)]
pub struct Share {
    seed: Seed,
    index: u32,
}

/// Where the parts of a provider's data are made: each from numbers of its own.
#[derive(Clone, Copy, Debug)]
struct Ground {
    seed: u64,
    index: u32,
    tenant: TenantId,
    resellers: u64,
    now: Timestamp,
}

/// What random numbers are for: no two parts use the same ones.
#[derive(Clone, Copy, Debug)]
enum Part {
    Tenant,
    Commit,
    Partner,
    Person,
    Customer,
}

impl Seed {
    /// The providers, each with its share.
    pub fn shares(self) -> impl Iterator<Item = Share> {
        (0..self.tenants.max(1)).map(move |index| Share { seed: self, index })
    }
}

impl Share {
    /// The provider's tenant.
    pub fn tenant(&self) -> TenantId {
        let part = Part::Tenant as u64;
        TenantId::from_bytes(Random::of(self.seed.seed, [u64::from(self.index), part, 0]).guid())
    }

    /// How many subscriptions the provider has.
    pub fn subscriptions(&self) -> u64 {
        let (all, tenants) = (self.seed.subscriptions, u64::from(self.seed.tenants.max(1)));
        all / tenants + u64::from(u64::from(self.index) < all % tenants)
    }

    /// How many resellers the provider works with.
    pub fn resellers(&self) -> u64 {
        self.subscriptions().div_ceil(A_RESELLER).max(3)
    }

    /// All of it, as commits in the order in which they are to be made. They are made while they are asked for. An error
    /// would be a word list that is not well formed, which a test excludes.
    pub fn commits(&self) -> impl Iterator<Item = Result<Commit, Invalid>> + Send + use<> {
        let now = Timestamp::default().plus_days(self.seed.now.date().days());
        let ground =
            Ground { seed: self.seed.seed, index: self.index, tenant: self.tenant(), resellers: self.resellers(), now };
        let beginning = std::iter::once_with(move || partners::beginning(&ground));
        let resellers = (0..ground.resellers).map(move |number| partners::reseller(&ground, number));
        let customers = Customers::new(ground, self.subscriptions());
        chunks(ground, beginning.chain(resellers).chain(customers))
    }
}

impl Ground {
    fn random(&self, part: Part, number: u64) -> Random {
        Random::of(self.seed, [u64::from(self.index), part as u64, number])
    }
}

/// Puts changes that belong together into commits.
fn chunks(
    ground: Ground,
    units: impl Iterator<Item = Result<Vec<Change>, Invalid>> + Send,
) -> impl Iterator<Item = Result<Commit, Invalid>> + Send {
    let mut units = units.peekable();
    (0..).map_while(move |number| {
        let mut changes = Vec::new();
        while let Some(unit) = units.next_if(|unit| fits(&changes, unit)) {
            match unit {
                Ok(unit) => changes.extend(unit),
                Err(fault) => return Some(Err(fault)),
            }
        }
        let id = timed(ground.now, ground.random(Part::Commit, number).guid());
        (!changes.is_empty()).then_some(Ok(Commit { id, guards: Vec::new(), changes }))
    })
}

fn fits(changes: &[Change], unit: &Result<Vec<Change>, Invalid>) -> bool {
    let more = unit.as_ref().map_or(0, Vec::len);
    changes.is_empty() || changes.len() + more <= MOST_CHANGES
}
