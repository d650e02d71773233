//! The subscriptions of the story: forty, numbered.

use sha2::{Digest, Sha256};
use shared::id::{CustomerId, SubscriptionId};
use shared::subscription::{Channel, Commerce, Status, Subscription};
use shared::text::Invalid;
use shared::time::Timestamp;
use shared::version::Version;

use super::customers::{
    ADATUM, ALPINE, BAKERY, COHO, CONTOSO, FOURTH_COFFEE, IMPORTERS, INSTITUTE, LUCERNE, MARGIES, NORTHWIND, TAILSPIN,
    WINGTIP, WOODGROVE,
};

/// A subscription as it arrives.
#[derive(Clone, Copy)]
pub(super) struct Sold {
    /// Its number in the story; its id is made of it.
    pub n: u8,
    pub customer: CustomerId,
    pub product: &'static str,
    pub offer: &'static str,
    pub nickname: &'static str,
    pub commerce: Commerce,
    pub channel: Channel,
    pub status: Status,
    pub quantity: u32,
    /// The partner number of the reseller of record.
    pub record: &'static str,
    /// The number of the subscription that it is an add-on of; 0 for none.
    pub parent: u8,
    /// The number of the subscription that it replaced; 0 for none.
    pub predecessor: u8,
    /// Days ago.
    pub created: i64,
}

const fn sold(n: u8, customer: CustomerId, product: &'static str, offer: &'static str, quantity: u32) -> Sold {
    Sold {
        n,
        customer,
        product,
        offer,
        nickname: "",
        commerce: Commerce::NewCommerce,
        channel: Channel::Csp,
        status: Status::Active,
        quantity,
        record: "",
        parent: 0,
        predecessor: 0,
        created: 310 + n as i64 * 7,
    }
}

const fn legacy(n: u8, customer: CustomerId, product: &'static str, offer: &'static str, quantity: u32) -> Sold {
    Sold { commerce: Commerce::Legacy, ..sold(n, customer, product, offer, quantity) }
}

const fn azure(n: u8, customer: CustomerId) -> Sold {
    Sold { commerce: Commerce::Azure, ..sold(n, customer, "Azure plan", "DZH318Z0BPS6:0001:DZH318Z0BMTX", 1) }
}

const BASIC: &str = "CFQ7TTC0LH18:0001:CFQ7TTC0K971";
const STANDARD: &str = "CFQ7TTC0LDPB:0001:CFQ7TTC0K3H1";
const PREMIUM: &str = "CFQ7TTC0LCHC:0002:CFQ7TTC0K5PX";
const LEGACY_STANDARD: &str = "031c9e47-4802-4248-838e-778fb1d2cc05";
const FIRST_UP: &str = "4847383";
const FABRIKAM: &str = "4847512";

/// What customers have through Trey Research, and what it knows of elsewhere.
pub(super) const OF_TREY: [Sold; 34] = [
    Sold { record: FIRST_UP, ..sold(1, CONTOSO, "Microsoft 365 Business Premium", PREMIUM, 120) },
    Sold { record: FIRST_UP, parent: 1, ..sold(2, CONTOSO, "Microsoft Teams Phone Standard", "CFQ7TTC0LH0T:0001", 45) },
    Sold { nickname: "Produktion", record: FABRIKAM, ..azure(3, CONTOSO) },
    sold(4, CONTOSO, "Visio Plan 2", "CFQ7TTC0HD32:0001", 8),
    Sold { record: FIRST_UP, ..legacy(5, FOURTH_COFFEE, "Microsoft 365 Business Standard", LEGACY_STANDARD, 35) },
    legacy(6, FOURTH_COFFEE, "Exchange Online (Plan 1)", "195416c1-3447-423a-b37b-ee59a99a19c4", 12),
    Sold {
        status: Status::Expired,
        ..legacy(7, FOURTH_COFFEE, "Office 365 E3", "796b6b5f-613c-4e24-a17c-eba730d49c02", 10)
    },
    Sold { record: FABRIKAM, ..sold(8, NORTHWIND, "Microsoft 365 E5", "CFQ7TTC0LFLZ:0002", 850) },
    Sold { record: FABRIKAM, ..sold(9, NORTHWIND, "Microsoft Entra ID P2", "CFQ7TTC0LFK5:0001", 850) },
    Sold { nickname: "Webshop", ..azure(10, NORTHWIND) },
    Sold {
        commerce: Commerce::Software,
        ..sold(11, NORTHWIND, "Windows Server 2025 Standard (16 core)", "DG7GMGF0PWHC:0001", 6)
    },
    Sold { channel: Channel::Direct, ..sold(12, NORTHWIND, "Power Apps Premium", "CFQ7TTC0LH2H:0001", 60) },
    Sold { record: FABRIKAM, ..sold(13, ADATUM, "Microsoft 365 Business Basic", BASIC, 22) },
    Sold {
        status: Status::Suspended,
        ..legacy(14, ADATUM, "Project Online Premium", "09015f9f-377f-4538-bbb5-f75ceb09358a", 5)
    },
    Sold {
        channel: Channel::EnterpriseAgreement,
        status: Status::Disabled,
        ..legacy(15, ADATUM, "Office 365 E1", "91fd106f-4b2c-4938-95ac-f54f74e9a239", 300)
    },
    Sold { record: "4847976", ..sold(16, WINGTIP, "Microsoft 365 E3", "CFQ7TTC0LFLX:0001", 210) },
    Sold { parent: 16, ..sold(17, WINGTIP, "Microsoft Copilot for Microsoft 365", "CFQ7TTC0MM8R:0002", 40) },
    Sold { status: Status::Canceled, ..sold(18, WINGTIP, "OneDrive for Business (Plan 1)", "CFQ7TTC0LHSV:0001", 4) },
    Sold { channel: Channel::Advisor, ..azure(19, WINGTIP) },
    Sold { record: "4848107", ..sold(20, TAILSPIN, "Microsoft 365 Business Premium", PREMIUM, 64) },
    Sold {
        status: Status::Pending,
        created: 2,
        ..sold(21, TAILSPIN, "Dynamics 365 Business Central Essentials", "CFQ7TTC0LH3L:0001", 15)
    },
    sold(22, TAILSPIN, "Microsoft Teams Enterprise", "CFQ7TTC0RM8K:0001", 64),
    sold(23, LUCERNE, "Microsoft 365 F3", "CFQ7TTC0LH05:0001", 130),
    Sold { record: "4847433", ..legacy(24, LUCERNE, "Office 365 E3", "796b6b5f-613c-4e24-a17c-eba730d49c02", 48) },
    Sold { channel: Channel::Open, ..sold(25, LUCERNE, "Visio Plan 1", "CFQ7TTC0HD33:0001", 3) },
    Sold { record: FIRST_UP, ..sold(26, WOODGROVE, "Microsoft 365 E5", "CFQ7TTC0LFLZ:0002", 2_400) },
    Sold {
        record: FIRST_UP,
        parent: 26,
        ..sold(27, WOODGROVE, "Microsoft Defender for Office 365 (Plan 2)", "CFQ7TTC0LHXH:0001", 2_400)
    },
    Sold { record: FABRIKAM, ..legacy(28, MARGIES, "Microsoft 365 Business Standard", LEGACY_STANDARD, 18) },
    Sold {
        channel: Channel::AnotherProvider,
        ..sold(29, MARGIES, "Power Automate per user plan", "CFQ7TTC0LH3L:0002", 9)
    },
    Sold { created: 62, ..sold(30, BAKERY, "Microsoft 365 Business Basic", BASIC, 27) },
    Sold { channel: Channel::Other, nickname: "门店", ..sold(31, BAKERY, "Planner Plan 1", "CFQ7TTC0HDB1:0001", 7) },
    legacy(32, INSTITUTE, "Office 365 E3", "796b6b5f-613c-4e24-a17c-eba730d49c02", 95),
    Sold { predecessor: 32, created: 70, ..sold(33, INSTITUTE, "Microsoft 365 E3", "CFQ7TTC0LFLX:0001", 95) },
    sold(34, COHO, "Microsoft 365 Business Standard", STANDARD, 11),
];

/// What customers have through Proseware.
pub(super) const OF_PROSEWARE: [Sold; 4] = [
    Sold {
        record: FIRST_UP,
        ..sold(35, CONTOSO, "Dynamics 365 for Sales Enterprise Edition", "CFQ7TTC0LFF1:0001", 30)
    },
    azure(36, CONTOSO),
    sold(37, IMPORTERS, "Microsoft 365 Business Standard", STANDARD, 55),
    sold(38, IMPORTERS, "Power BI Pro", "CFQ7TTC0H9MP:0001", 12),
];

/// What the customer of the direct-bill provider has.
pub(super) const OF_VANARSDEL: [Sold; 2] =
    [sold(39, ALPINE, "Microsoft 365 Business Premium", PREMIUM, 33), azure(40, ALPINE)];

/// The id of the subscription with this number: sixteen bytes that look random and are always the same.
pub(super) fn id(n: u8) -> SubscriptionId {
    SubscriptionId::from_bytes(guid("subscription", u64::from(n)))
}

/// A GUID of version 8 (RFC 9562, 5.8) made of a word and a number.
pub(super) fn guid(kind: &str, number: u64) -> [u8; 16] {
    let mut sum = Sha256::new();
    sum.update(b"switchboard demo story ");
    sum.update(kind.as_bytes());
    sum.update(number.to_be_bytes());
    let digest: [u8; 32] = sum.finalize().into();
    let mut bytes: [u8; 16] = std::array::from_fn(|index| digest[index]);
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    bytes
}

impl Sold {
    /// The record.
    pub fn subscription(&self, now: Timestamp) -> Result<Subscription, Invalid> {
        let other = |n: u8| (n > 0).then(|| id(n));
        let midnight = Timestamp::from_micros(now.date().days() * 86_400_000_000);
        let created = midnight.plus_days(-self.created);
        let years = self.created / 365 + 1;
        let by_usage = matches!(self.commerce, Commerce::Azure | Commerce::Software);
        Ok(Subscription {
            id: id(self.n),
            customer: self.customer,
            product: self.product.parse()?,
            offer: Some(self.offer.parse()?),
            nickname: Some(self.nickname).filter(|name| !name.is_empty()).map(str::parse).transpose()?,
            commerce: self.commerce,
            channel: self.channel,
            status: self.status,
            quantity: self.quantity,
            record: Some(self.record).filter(|number| !number.is_empty()).map(str::parse).transpose()?,
            parent: other(self.parent),
            predecessor: other(self.predecessor),
            created: Some(created),
            term_ends: (!by_usage).then(|| created.plus_months(12 * years)),
            version: Version::FIRST,
        })
    }
}
