//! A small world: Trey Research, an indirect provider, with three resellers; Proseware, which bills directly; and the
//! customer Contoso of both.

use server::store::{Change, Put};
use shared::contact::{Provenance, Seen, SupportContact};
use shared::customer::{AdminKind, AdminStatus, Customer, DelegatedAdmin, Reach, Reference, Relation};
use shared::fact::{Evidence, Known, Source};
use shared::hours::{Hours, Span};
use shared::id::{CustomerId, PersonId, SubscriptionId, TenantId};
use shared::partner::{Partner, PartnershipState, Provider, ProviderKind, Settings};
use shared::person::Person;
use shared::profile::{SupportLine, SupportProfile};
use shared::role::{Roles, Side};
use shared::subscription::{Channel, Commerce, Status, Subscription};
use shared::time::Timestamp;
use shared::version::Version;

/// The id that every request of the tests carries.
pub const REQUEST: &str = "00000000-0000-4000-8000-00000000beef";

/// The provider that most tests are about.
pub const TREY: TenantId = TenantId::from_bytes([0x10; 16]);
/// A provider that bills directly.
pub const PROSEWARE: TenantId = TenantId::from_bytes([0x20; 16]);
/// A reseller with every fact met for Contoso.
pub const FIRST_UP: TenantId = TenantId::from_bytes([0x11; 16]);
/// A reseller of another region.
pub const RELECLOUD: TenantId = TenantId::from_bytes([0x12; 16]);
/// A reseller of which nothing is known.
pub const LITWARE: TenantId = TenantId::from_bytes([0x13; 16]);

/// A customer of both providers.
pub const CONTOSO: CustomerId = CustomerId::from_bytes([0x41; 16]);
/// A customer of Trey Research.
pub const ANGSTROM: CustomerId = CustomerId::from_bytes([0x42; 16]);
/// A customer of Proseware.
pub const FABRIKAM: CustomerId = CustomerId::from_bytes([0x43; 16]);
/// A customer that nobody has.
pub const UNKNOWN_CUSTOMER: CustomerId = CustomerId::from_bytes([0x4f; 16]);

/// Of Contoso, supported by First Up.
pub const OFFICE: SubscriptionId = SubscriptionId::from_bytes([0x61; 16]);
/// Of Contoso, an add-on of [`OFFICE`] that follows it.
pub const VISIO: SubscriptionId = SubscriptionId::from_bytes([0x62; 16]);
/// Of Contoso, supported by Trey Research by default; Partner Center says otherwise.
pub const AZURE: SubscriptionId = SubscriptionId::from_bytes([0x63; 16]);
/// Of Contoso, ended.
pub const OLD: SubscriptionId = SubscriptionId::from_bytes([0x64; 16]);
/// Of Ångström, supported by default.
pub const EXCHANGE: SubscriptionId = SubscriptionId::from_bytes([0x65; 16]);
/// Of Contoso, bought from Proseware.
pub const DYNAMICS: SubscriptionId = SubscriptionId::from_bytes([0x71; 16]);
/// A subscription that nobody has.
pub const UNKNOWN: SubscriptionId = SubscriptionId::from_bytes([0x6f; 16]);

fn read() -> Timestamp {
    "2026-11-01T08:00:00Z".parse().unwrap()
}

fn known<T>(value: T) -> Known<T> {
    Known::new(value, Source::Imported, read())
}

/// A row that was not there.
pub fn change(put: Put) -> Change {
    Change { expect: Version::NONE, put, entry: None }
}

fn partner(id: TenantId, mpn: &str, name: &str, country: &str) -> Partner {
    Partner {
        id,
        mpn: mpn.parse().ok(),
        name: name.parse().unwrap(),
        country: country.parse().ok(),
        partnership: Some(known(PartnershipState::Active)),
        agreement: Some(known(true)),
        reachable: false,
        version: Version::FIRST,
    }
}

/// A provider with settings that nobody changed.
pub fn provider(id: TenantId, name: &str, kind: ProviderKind) -> Provider {
    Provider { kind, partner: partner(id, "4391507", name, "DE"), settings: Settings::default() }
}

fn customer(id: CustomerId, name: &str, domain: &str, country: &str) -> Customer {
    let reference =
        Reference { system: "debtor".parse().unwrap(), value: format!("D-{}", &domain[..3]).parse().unwrap() };
    Customer {
        id,
        name: name.parse().unwrap(),
        domain: domain.parse().ok(),
        country: country.parse().ok(),
        references: vec![reference],
        archived: None,
        version: Version::FIRST,
    }
}

fn subscription(id: SubscriptionId, customer: CustomerId, product: &str) -> Subscription {
    Subscription {
        id,
        customer,
        product: product.parse().unwrap(),
        offer: None,
        nickname: None,
        commerce: Commerce::NewCommerce,
        channel: Channel::Csp,
        status: Status::Active,
        quantity: 25,
        record: None,
        parent: None,
        predecessor: None,
        created: None,
        term_ends: None,
        version: Version::FIRST,
    }
}

fn contact(subscription: SubscriptionId, partner: TenantId, provenance: Provenance) -> Put {
    let contact = SupportContact::default_of(subscription, partner, read());
    Put::Contact(SupportContact { provenance, ..contact })
}

/// A reach of First Up with delegated admin until then.
pub fn reach_until(customer: CustomerId, ends: &str) -> Reach {
    let admin = DelegatedAdmin { kind: AdminKind::Gdap, status: AdminStatus::Active, ends: ends.parse().ok() };
    Reach {
        customer,
        partner: FIRST_UP,
        relation: Some(known(Relation::Related)),
        admin: Some(known(admin)),
        version: Version::FIRST,
    }
}

/// From 8:00 to 18:00 on weekdays.
fn office_hours() -> Hours {
    let day = vec![Span::new(480, 1_080).unwrap()];
    let none = Vec::new;
    let week = [day.clone(), day.clone(), day.clone(), day.clone(), day, none(), none()];
    Hours { zone: "UTC".parse().unwrap(), week, holidays: vec!["2026-12-25".parse().unwrap()] }
}

fn line(label: &str, telephone: &str, hours: Option<Hours>) -> SupportLine {
    SupportLine {
        label: label.parse().unwrap(),
        telephone: telephone.parse().ok(),
        email: None,
        website: None,
        hours,
        languages: vec!["en".parse().unwrap()],
        countries: Vec::new(),
        families: Vec::new(),
    }
}

fn profile(partner: TenantId, lines: Vec<SupportLine>) -> Put {
    Put::Profile(SupportProfile { partner, lines, version: Version::FIRST })
}

/// A customer of Trey Research with this reference.
pub fn customer_called(id: CustomerId, name: &str, reference: &str) -> Customer {
    let reference = Reference { system: "debtor".parse().unwrap(), value: reference.parse().unwrap() };
    Customer { references: vec![reference], ..customer(id, name, "more.onmicrosoft.com", "DE") }
}

/// A subscription.
pub fn subscription_of(id: SubscriptionId, customer: CustomerId, product: &str) -> Subscription {
    subscription(id, customer, product)
}

/// The contact that a subscription has when nobody chose one.
pub fn default_contact(id: SubscriptionId) -> Put {
    contact(id, TREY, Provenance::Default)
}

fn person(actor: crate::app::Actor, name: &str) -> Put {
    let crate::app::Actor { side, party, keeper, roles, .. } = actor;
    Put::Person(Person {
        tenant: keeper,
        id: actor.person(),
        side,
        party,
        verified: keeper == party,
        roles,
        name: name.parse().ok(),
        email: None,
        persona: false,
        version: Version::FIRST,
    })
}

/// Everything, a provider at a time.
pub fn everything() -> [(TenantId, Vec<Put>); 2] {
    [(TREY, trey()), (PROSEWARE, proseware())]
}

fn trey() -> Vec<Put> {
    let own = provider(TREY, "Trey Research", ProviderKind::IndirectProvider);
    let litware = Partner { partnership: None, agreement: None, ..partner(LITWARE, "9", "Litware", "AT") };
    let visio = Subscription { parent: Some(OFFICE), ..subscription(VISIO, CONTOSO, "Visio Plan 2") };
    let azure = Subscription { commerce: Commerce::Azure, ..subscription(AZURE, CONTOSO, "Azure plan") };
    let old = Subscription { status: Status::Deleted, ..subscription(OLD, CONTOSO, "Project Plan 1") };
    let seen = Seen { partner: FIRST_UP, evidence: Evidence { source: Source::Imported, at: read() } };
    let follows = SupportContact { follows: true, ..SupportContact::default_of(VISIO, FIRST_UP, read()) };
    let differs = SupportContact { seen: Some(seen), ..SupportContact::default_of(AZURE, TREY, read()) };
    vec![
        Put::Provider(own),
        Put::Partner(partner(FIRST_UP, "4847383", "First Up Consultants", "FR")),
        Put::Partner(partner(RELECLOUD, "4847433", "Relecloud", "BR")),
        Put::Partner(litware),
        profile(
            TREY,
            vec![
                line("Night desk", "+49 30 901820", None),
                line("Service desk", "+49 30 901821", Some(office_hours())),
            ],
        ),
        profile(FIRST_UP, vec![line("Hotline", "+33 1 99 00 00 01", Some(office_hours()))]),
        Put::Customer(customer(CONTOSO, "Contoso", "contoso.onmicrosoft.com", "DE")),
        Put::Customer(customer(ANGSTROM, "Ångström & Söner AB", "angstrom.onmicrosoft.com", "SE")),
        Put::Subscription(subscription(OFFICE, CONTOSO, "Microsoft 365 Business Premium")),
        contact(OFFICE, FIRST_UP, Provenance::Manual),
        Put::Subscription(visio),
        Put::Contact(SupportContact { provenance: Provenance::Manual, ..follows }),
        Put::Subscription(azure),
        Put::Contact(differs),
        Put::Subscription(old),
        contact(OLD, TREY, Provenance::Default),
        Put::Subscription(subscription(EXCHANGE, ANGSTROM, "Exchange Online Plan 1")),
        contact(EXCHANGE, TREY, Provenance::Default),
        Put::Reach(reach_until(CONTOSO, "2027-06-30T00:00:00Z")),
        person(crate::app::admin(), "Megan Bowen"),
        person(crate::app::helpdesk(), "Alex Wilber"),
        person(crate::app::invited_customer_admin(), "Nestor Wilke"),
    ]
}

fn proseware() -> Vec<Put> {
    vec![
        Put::Provider(provider(PROSEWARE, "Proseware", ProviderKind::DirectBill)),
        Put::Partner(partner(FIRST_UP, "4847383", "First Up Consultants", "FR")),
        profile(PROSEWARE, vec![line("Support", "+49 30 901830", None)]),
        Put::Customer(customer(CONTOSO, "Contoso Ltd", "contoso.onmicrosoft.com", "DE")),
        Put::Customer(customer(FABRIKAM, "Fabrikam", "fabrikam.onmicrosoft.com", "DE")),
        Put::Subscription(subscription(DYNAMICS, CONTOSO, "Dynamics 365 Sales")),
        contact(DYNAMICS, PROSEWARE, Provenance::Default),
    ]
}

/// Somebody's name, to be erased.
pub fn erased(id: PersonId) -> Put {
    Put::Person(Person {
        tenant: TREY,
        id,
        side: Side::Provider,
        party: TREY,
        verified: true,
        roles: Roles::NONE,
        name: None,
        email: None,
        persona: false,
        version: Version::FIRST,
    })
}
