//! Subscriptions with their contacts.

use shared::audit::{Action, Entry, Origin};
use shared::contact::{Provenance, Seen, SupportContact};
use shared::fact::{Evidence, Source};
use shared::id::{SubscriptionId, TenantId};
use shared::role::{Role, Roles};
use shared::subscription::{Channel, Commerce, Status, Subscription};
use shared::text::Invalid;
use shared::time::Timestamp;
use shared::version::Version;

use super::Ground;
use super::customers::Buyer;
use super::partners::{entry, person_id, put};
use super::random::Random;
use crate::store::{Change, Put};

/// Products as often as they come: how they are sold, and their offer.
const PRODUCTS: [(&str, Commerce, &str); 24] = [
    ("Microsoft 365 Business Standard", Commerce::NewCommerce, "CFQ7TTC0LDPB:0001:CFQ7TTC0K3H1"),
    ("Microsoft 365 Business Premium", Commerce::NewCommerce, "CFQ7TTC0LCHC:0002:CFQ7TTC0K5PX"),
    ("Microsoft 365 Business Basic", Commerce::NewCommerce, "CFQ7TTC0LH18:0001:CFQ7TTC0K971"),
    ("Azure plan", Commerce::Azure, "DZH318Z0BPS6:0001:DZH318Z0BMTX"),
    ("Exchange Online (Plan 1)", Commerce::NewCommerce, "CFQ7TTC0LH16:0001:CFQ7TTC0K6H2"),
    ("Microsoft 365 E3", Commerce::NewCommerce, "CFQ7TTC0LFLX:0001:CFQ7TTC0K5DM"),
    ("Microsoft 365 Business Standard", Commerce::Legacy, "031c9e47-4802-4248-838e-778fb1d2cc05"),
    ("Microsoft Teams Phone Standard", Commerce::NewCommerce, "CFQ7TTC0LH0T:0001:CFQ7TTC0R3H8"),
    ("Power BI Pro", Commerce::NewCommerce, "CFQ7TTC0H9MP:0001:CFQ7TTC0K3V2"),
    ("Visio Plan 2", Commerce::NewCommerce, "CFQ7TTC0HD32:0001:CFQ7TTC0K6M1"),
    ("Office 365 E3", Commerce::Legacy, "796b6b5f-613c-4e24-a17c-eba730d49c02"),
    ("Microsoft Copilot for Microsoft 365", Commerce::NewCommerce, "CFQ7TTC0MM8R:0002:CFQ7TTC0K9T4"),
    ("Microsoft Entra ID P1", Commerce::NewCommerce, "CFQ7TTC0LFLS:0002:CFQ7TTC0K2L5"),
    ("Windows Server 2025 Standard (16 core)", Commerce::Software, "DG7GMGF0PWHC:0001:DG7GMGF0D7R1"),
    ("Planner and Project Plan 3", Commerce::NewCommerce, "CFQ7TTC0HDB0:0001:CFQ7TTC0K7N3"),
    ("Microsoft 365 E5", Commerce::NewCommerce, "CFQ7TTC0LFLZ:0002:CFQ7TTC0K8P6"),
    ("OneDrive for Business (Plan 1)", Commerce::NewCommerce, "CFQ7TTC0LHSV:0001:CFQ7TTC0K1Q7"),
    ("Microsoft 365 F3", Commerce::NewCommerce, "CFQ7TTC0LH05:0001:CFQ7TTC0K4S8"),
    ("Exchange Online (Plan 2)", Commerce::Legacy, "2f707c7c-2433-49a5-a437-9ca7cf40d3eb"),
    ("Power Automate per user plan", Commerce::NewCommerce, "CFQ7TTC0LH3L:0001:CFQ7TTC0K5U9"),
    ("Dynamics 365 Business Central Essentials", Commerce::NewCommerce, "CFQ7TTC0HD4R:0001:CFQ7TTC0K6V1"),
    ("Microsoft Defender for Office 365 (Plan 1)", Commerce::NewCommerce, "CFQ7TTC0LH04:0001:CFQ7TTC0K7W2"),
    ("Intune", Commerce::Legacy, "51e95709-dc35-4780-9040-22278cb7c0e1"),
    ("SQL Server 2022 Standard (2 core)", Commerce::Software, "DG7GMGF0M80J:0003:DG7GMGF0D8X3"),
];

/// A subscription of the customer, with its contact.
pub(super) fn subscription(ground: &Ground, buyer: &Buyer, random: &mut Random) -> Result<[Change; 2], Invalid> {
    let id = SubscriptionId::from_bytes(random.guid());
    // The lower of two: what stands first comes more often.
    let index = random.below(PRODUCTS.len() as u64).min(random.below(PRODUCTS.len() as u64));
    let (product, commerce, offer) =
        usize::try_from(index).ok().and_then(|index| PRODUCTS.get(index)).copied().ok_or(Invalid::Range)?;
    let created = ground.now.plus_days(-random.days(35, 1_800));
    let record = buyer.helpers.first().filter(|_| random.percent(60)).map(|helper| helper.mpn.parse()).transpose()?;
    let subscription = Subscription {
        id,
        customer: buyer.id,
        product: product.parse()?,
        offer: Some(offer.parse()?),
        nickname: random.percent(10).then(|| nickname(random).parse()).transpose()?,
        commerce,
        channel: channel(random),
        status: status(random),
        quantity: u32::try_from(random.between(1, 40) * random.between(1, 6)).unwrap_or(1),
        record,
        parent: None,
        predecessor: None,
        created: Some(created),
        term_ends: matches!(commerce, Commerce::NewCommerce | Commerce::Legacy)
            .then(|| ground.now.plus_days(random.days(1, 365))),
        version: Version::FIRST,
    };
    let contact = contact(ground, buyer, &subscription, random);
    let added = Entry {
        customer: Some(buyer.id),
        subscription: Some(id),
        partner: None,
        after: Some(ground.tenant),
        provenance: Some(Provenance::Default),
        ..entry(ground, Action::SubscriptionAdded, ground.tenant)
    };
    let chosen = (contact.partner != ground.tenant).then(|| assigned(ground, buyer, &contact, random));
    Ok([put(Put::Subscription(subscription), Some(added)), put(Put::Contact(contact), chosen)])
}

fn nickname(random: &mut Random) -> String {
    let place = random.word(&["Büro", "Head office", "Lager", "Filiale", "Werk", "Oficina", "门店"]);
    format!("{place} {}", random.between(1, 99))
}

fn channel(random: &mut Random) -> Channel {
    match random.below(100) {
        0..=94 => Channel::Csp,
        95 => Channel::Direct,
        96 => Channel::EnterpriseAgreement,
        97 => Channel::Advisor,
        98 => Channel::AnotherProvider,
        _ => Channel::Open,
    }
}

fn status(random: &mut Random) -> Status {
    match random.below(100) {
        0..=85 => Status::Active,
        86..=89 => Status::Suspended,
        90 => Status::Pending,
        91..=94 => Status::Expired,
        95..=96 => Status::Canceled,
        97..=98 => Status::Deleted,
        _ => Status::Disabled,
    }
}

/// Half of the contacts are the provider, because nobody chose.
fn contact(ground: &Ground, buyer: &Buyer, subscription: &Subscription, random: &mut Random) -> SupportContact {
    let since = ground.now.plus_days(-random.days(31, 900));
    let mut contact = SupportContact::default_of(subscription.id, ground.tenant, since);
    let helper = usize::try_from(random.below(buyer.helpers.len() as u64)).ok();
    let chosen = helper.and_then(|index| buyer.helpers.get(index)).filter(|_| random.percent(50));
    if let Some(helper) = chosen {
        contact.partner = helper.id;
        contact.provenance = provenance(subscription.commerce, random);
    }
    if subscription.commerce == Commerce::Legacy && random.percent(70) {
        let partner = if random.percent(92) { contact.partner } else { ground.tenant };
        contact.seen = Some(seen(partner, ground.now.plus_days(-random.days(1, 30))));
    }
    contact
}

fn provenance(commerce: Commerce, random: &mut Random) -> Provenance {
    match random.below(100) {
        0..=44 => Provenance::Manual,
        45..=79 => Provenance::Operation,
        80..=89 => Provenance::Rule,
        90..=92 => Provenance::Succession,
        93 => Provenance::Undo,
        _ if commerce == Commerce::Legacy => Provenance::Import,
        _ => Provenance::Manual,
    }
}

fn seen(partner: TenantId, at: Timestamp) -> Seen {
    Seen { partner, evidence: Evidence { source: Source::Imported, at } }
}

fn assigned(ground: &Ground, buyer: &Buyer, contact: &SupportContact, random: &mut Random) -> Entry {
    let who = random.below(super::partners::PEOPLE);
    let roles = if who < 3 { Role::AdminAgent } else { Role::HelpdeskAgent };
    Entry {
        at: contact.since,
        actor: person_id(ground, who),
        roles: Roles::NONE.with(roles),
        origin: Origin::Web,
        customer: Some(buyer.id),
        subscription: Some(contact.subscription),
        partner: None,
        before: Some(ground.tenant),
        after: Some(contact.partner),
        version: Some(contact.version),
        provenance: Some(contact.provenance),
        ..entry(ground, Action::ContactAssigned, ground.tenant)
    }
}
