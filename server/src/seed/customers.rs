//! Customers with all that they have, one after the other.

use shared::audit::{Action, Entry};
use shared::customer::{AdminKind, AdminStatus, Customer, DelegatedAdmin, Reach, Reference, Relation};
use shared::fact::Fact;
use shared::id::{CustomerId, TenantId};
use shared::text::Invalid;
use shared::time::Timestamp;
use shared::version::Version;

use super::partners::{entry, known, put, reseller_id, reseller_mpn};
use super::random::Random;
use super::subscriptions::subscription;
use super::{Ground, Part, names};
use crate::store::{Change, Put};

/// Makes customers until all subscriptions are given away.
pub(super) struct Customers {
    ground: Ground,
    left: u64,
    number: u64,
}

/// A reseller that looks after a customer.
pub(super) struct Helper {
    pub id: TenantId,
    pub mpn: String,
}

/// A customer while its subscriptions are made.
pub(super) struct Buyer {
    pub id: CustomerId,
    pub helpers: Vec<Helper>,
}

impl Customers {
    pub fn new(ground: Ground, subscriptions: u64) -> Self {
        Self { ground, left: subscriptions, number: 0 }
    }
}

impl Iterator for Customers {
    type Item = Result<Vec<Change>, Invalid>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.left == 0 {
            return None;
        }
        let mut random = self.ground.random(Part::Customer, self.number);
        let size = size(&mut random).min(self.left);
        self.left -= size;
        let made = customer(&self.ground, self.number, size, &mut random);
        self.number += 1;
        Some(made)
    }
}

/// How many subscriptions: about five, with a long tail.
fn size(random: &mut Random) -> u64 {
    match random.below(1_000) {
        0..=599 => random.between(1, 3),
        600..=899 => random.between(4, 8),
        900..=989 => random.between(9, 25),
        _ => random.between(26, 120),
    }
}

fn customer(ground: &Ground, number: u64, size: u64, random: &mut Random) -> Result<Vec<Change>, Invalid> {
    let id = CustomerId::from_bytes(random.guid());
    let customer = Customer {
        id,
        name: names::company(random).parse()?,
        domain: Some(format!("c{number}-{}.onmicrosoft.com", random.below(1_000)).parse()?),
        country: Some(random.word(&["DE", "DE", "AT", "CH", "FR", "NL", "CZ", "HU", "PT"]).parse()?),
        references: vec![Reference { system: "debtor".parse()?, value: format!("D-{:07}", number + 1).parse()? }],
        archived: None,
        version: Version::FIRST,
    };
    let brought = Entry { customer: Some(id), partner: None, ..entry(ground, Action::CustomerAdded, ground.tenant) };
    let mut changes = vec![put(Put::Customer(customer), Some(brought))];
    let helpers = helpers(ground, random);
    for helper in &helpers {
        changes.extend(reach(ground, id, helper.id, random).map(|reach| put(Put::Reach(reach), None)));
    }
    let buyer = Buyer { id, helpers };
    for _ in 0..size {
        changes.extend(subscription(ground, &buyer, random)?);
    }
    Ok(changes)
}

/// One to three resellers; a few of them have most customers.
fn helpers(ground: &Ground, random: &mut Random) -> Vec<Helper> {
    let count = if random.percent(75) { 1 } else { random.between(2, 3) };
    let mut numbers: Vec<u64> = Vec::new();
    for _ in 0..count {
        let bound = if random.percent(40) { ground.resellers.div_ceil(20) } else { ground.resellers };
        let number = random.below(bound);
        if !numbers.contains(&number) {
            numbers.push(number);
        }
    }
    let helper = |number| Helper { id: reseller_id(ground, number), mpn: reseller_mpn(number) };
    numbers.into_iter().map(helper).collect()
}

/// What is known of a reseller's reach; nothing of some.
fn reach(ground: &Ground, customer: CustomerId, partner: TenantId, random: &mut Random) -> Option<Reach> {
    let at = ground.now.plus_days(-random.days(1, 30));
    let relation = match random.below(100) {
        0..=91 => known(Relation::Related, at),
        92..=94 => known(Relation::Unrelated, at),
        _ => None,
    };
    let admin = admin(ground.now, at, random);
    let nothing = relation.is_none() && admin.is_none();
    (!nothing).then_some(Reach { customer, partner, relation, admin, version: Version::FIRST })
}

fn admin(now: Timestamp, at: Timestamp, random: &mut Random) -> Fact<DelegatedAdmin> {
    let gdap = |status, ends| known(DelegatedAdmin { kind: AdminKind::Gdap, status, ends: Some(ends) }, at);
    match random.below(100) {
        0..=71 => gdap(AdminStatus::Active, now.plus_days(random.days(20, 900))),
        72..=75 => gdap(AdminStatus::Expiring, now.plus_days(random.days(1, 30))),
        // Was due to end since it was read.
        76..=77 => gdap(AdminStatus::Active, at.plus_days(random.days(0, 1))),
        78..=81 => gdap(AdminStatus::Expired, at.plus_days(-random.days(1, 200))),
        82..=83 => gdap(AdminStatus::Terminated, at.plus_days(random.days(1, 200))),
        84..=86 => gdap(AdminStatus::ApprovalPending, now.plus_days(730)),
        87..=89 => known(DelegatedAdmin { kind: AdminKind::Dap, status: AdminStatus::Active, ends: None }, at),
        90..=91 => known(DelegatedAdmin::NONE, at),
        _ => None,
    }
}
