//! A provider with three resellers, two customers and a neighbour: enough for every answer of the API.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use axum::body::Body;
use http::{HeaderMap, Request, StatusCode};
use http_body_util::BodyExt as _;
use serde_json::Value;
use server::app::App;
use server::ctx::Scope;
use server::http::Front;
use server::limit::Limits;
use server::memory_router;
use server::ports::{Claims, Clock, Ids, Tokens};
use server::store::memory::MemoryStore;
use server::store::{Change, Commit, Outcome, Put, Store as _, Verdict};
use shared::contact::SupportContact;
use shared::customer::{AdminKind, AdminStatus, Customer, DelegatedAdmin, Reach, Relation};
use shared::fact::{Known, Source};
use shared::id::{CommitId, CustomerId, SubscriptionId, TenantId};
use shared::partner::{Partner, PartnershipState, Provider, ProviderKind, Settings};
use shared::profile::SupportProfile;
use shared::reason::Code;
use shared::role::{Role, Roles, Side};
use shared::subscription::{Channel, Commerce, Status, Subscription};
use shared::time::Timestamp;
use shared::version::Version;

use crate::transcript::Transcript;

pub const TREY: &str = "3b33e682-00c3-41ee-9dd2-a548adf56438";
pub const NEIGHBOUR: &str = "5a0e6ff6-3b5c-4d2b-9d8a-0c1a6b9f7e01";
/// Every fact met.
pub const FIRST_UP: &str = "484e548c-f5f3-4528-93a9-c16c6373cb59";
/// In another region.
pub const RELECLOUD: &str = "b01b1487-b36e-4e6d-9b5e-0b58974c4b28";
/// Nothing is known of its reach, and no partner number.
pub const NEW_DESK: &str = "71a7b1f0-6f0f-4c5e-8b0a-6c1de6a1c0de";
pub const CUSTOMER: &str = "0c39d6d5-c70d-4c55-bc02-f620844f3fd1";
pub const FOURTH_COFFEE: &str = "1d2f3a4b-0000-4000-8000-000000000002";
pub const FOREIGN_CUSTOMER: &str = "1d2f3a4b-0000-4000-8000-0000000000ff";
pub const SUBSCRIPTION: &str = "c8d8fbab-6a62-44dc-be50-b7c74e43a296";
pub const ADD_ON: &str = "c8d8fbab-6a62-44dc-be50-b7c74e43a297";
pub const SUSPENDED: &str = "c8d8fbab-6a62-44dc-be50-b7c74e43a2aa";
pub const FOREIGN_SUBSCRIPTION: &str = "c8d8fbab-6a62-44dc-be50-b7c74e43a2ff";

/// The moment at which every test begins.
const START: &str = "2026-11-20T10:30:00Z";

#[derive(Default)]
struct SetClock(AtomicI64);

impl Clock for SetClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_micros(self.0.load(Ordering::Relaxed))
    }
}

/// Counts, so that answers are the same each time.
#[derive(Default)]
struct CountedIds(AtomicU64);

impl Ids for CountedIds {
    fn fill(&self, bytes: &mut [u8]) -> bool {
        let count = self.0.fetch_add(1, Ordering::Relaxed) + 1;
        bytes.fill(0);
        for (byte, value) in bytes.iter_mut().rev().zip(count.to_le_bytes()) {
            *byte = value;
        }
        true
    }
}

/// Reads tokens of the form `person:side:party:role,role[:app]`; `foreign` is for another audience.
struct NamedTokens;

impl Tokens for NamedTokens {
    fn verify(&self, token: &str, now: Timestamp) -> Result<Claims, Code> {
        if token == "foreign" {
            return Err(Code::WrongAudience);
        }
        let words: Vec<_> = token.split(':').collect();
        let [person, side, party, roles, rest @ ..] = words.as_slice() else { return Err(Code::Unauthenticated) };
        let party: TenantId = party.parse().map_err(|_| Code::Unauthenticated)?;
        let mut id = [0x11; 16];
        id[15] = person.bytes().last().unwrap_or_default();
        Ok(Claims {
            person: shared::id::PersonId::from_bytes(id),
            side: side.parse::<Side>().map_err(|_| Code::Unauthenticated)?,
            party,
            keeper: party,
            roles: roles.split(',').filter_map(|role| role.parse::<Role>().ok()).collect::<Roles>(),
            app_only: rest == ["app"],
            expires: now.plus_days(1),
        })
    }
}

/// The helpdesk agent's token of the provider.
pub fn agent() -> String {
    format!("ada:provider:{TREY}:helpdesk_agent")
}

/// A token of the provider with this role.
pub fn with_role(role: &str) -> String {
    format!("gil:provider:{TREY}:{role}")
}

/// The provider's, without a user.
pub fn app_only() -> String {
    format!("app:provider:{TREY}:admin_agent:app")
}

pub struct World {
    pub app: App<MemoryStore>,
    clock: Arc<SetClock>,
    router: Front,
    transcript: Transcript,
}

/// An answer, read whole.
pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Reply {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("no JSON: {:?}", self.text()))
    }

    pub fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// Status and number: what most scripts look at.
    pub fn fault(&self) -> (u16, u64) {
        (self.status.as_u16(), self.json()["code"].as_u64().unwrap_or_default())
    }

    /// The standard headers and the body, for a snapshot.
    pub fn shown(&self) -> String {
        let names = [
            "content-type",
            "etag",
            "cache-control",
            "ms-requestid",
            "ms-correlationid",
            "ms-cv",
            "www-authenticate",
            "retry-after",
        ];
        let mut shown = format!("{}\n", self.status);
        for name in names {
            if let Some(value) = self.headers.get(name) {
                shown += &format!("{name}: {}\n", value.to_str().unwrap());
            }
        }
        if self.body.is_empty() { shown } else { shown + "\n" + &serde_json::to_string_pretty(&self.json()).unwrap() }
    }
}

impl World {
    pub async fn new() -> Self {
        let clock = Arc::new(SetClock::default());
        clock.0.store(START.parse::<Timestamp>().unwrap().micros(), Ordering::Relaxed);
        let mut app = App::new(MemoryStore::new([7; 32]), clock.clone(), Arc::new(CountedIds::default()));
        app.tokens = Arc::new(NamedTokens);
        let world = Self { router: memory_router(app.clone()), app, clock, transcript: Transcript::default() };
        world.trey().await;
        world.neighbour().await;
        world
    }

    /// Lets time pass.
    pub fn wait(&self, seconds: i64) {
        self.clock.0.fetch_add(seconds * 1_000_000, Ordering::Relaxed);
    }

    /// From now on so many requests a second and person.
    pub fn limit(&mut self, requests: u32) {
        self.app.limits = Arc::new(Limits::per_second(requests));
        self.router = memory_router(self.app.clone());
    }

    async fn trey(&self) {
        let mut trey = partner(TREY, "4391507", "Trey Research", "DE");
        trey.partnership = None;
        let own = trey.id;
        let provider = Provider { kind: ProviderKind::IndirectProvider, partner: trey, settings: Settings::default() };
        self.put(own, Put::Provider(provider)).await;
        self.put(own, Put::Partner(partner(FIRST_UP, "4847383", "First Up Consultants", "FR"))).await;
        self.put(own, Put::Partner(partner(RELECLOUD, "4847433", "ReleCloud", "BR"))).await;
        let desk = Partner { mpn: None, partnership: None, ..partner(NEW_DESK, "1", "New Desk", "DE") };
        self.put(own, Put::Partner(desk)).await;
        self.put(own, Put::Profile(profile())).await;
        self.put(own, Put::Customer(customer(CUSTOMER, "Relecloud", Some("relecloud.onmicrosoft.com")))).await;
        self.put(own, Put::Customer(customer(FOURTH_COFFEE, "Fourth Coffee", None))).await;
        self.put(own, Put::Reach(reach(FIRST_UP))).await;
        self.put(own, Put::Reach(reach(RELECLOUD))).await;
        self.subscribe(own, subscription(SUBSCRIPTION, CUSTOMER, "Microsoft 365 Business Standard")).await;
        let parent = Some(SUBSCRIPTION.parse().unwrap());
        let add_on = Subscription { parent, ..subscription(ADD_ON, CUSTOMER, "Audio Conferencing") };
        self.subscribe(own, add_on).await;
        let suspended =
            Subscription { status: Status::Suspended, ..subscription(SUSPENDED, FOURTH_COFFEE, "Visio Plan 2") };
        self.subscribe(own, suspended).await;
    }

    async fn neighbour(&self) {
        let partner = partner(NEIGHBOUR, "9999998", "Neighbour", "DE");
        let own = partner.id;
        let provider = Provider { kind: ProviderKind::DirectBill, partner, settings: Settings::default() };
        self.put(own, Put::Provider(provider)).await;
        self.put(own, Put::Customer(customer(FOREIGN_CUSTOMER, "Somebody Else", None))).await;
        self.subscribe(own, subscription(FOREIGN_SUBSCRIPTION, FOREIGN_CUSTOMER, "Visio Plan 2")).await;
    }

    /// Puts a row that was not there.
    pub async fn put(&self, tenant: TenantId, put: Put) {
        self.change(tenant, Version::NONE, vec![put]).await;
    }

    async fn subscribe(&self, tenant: TenantId, subscription: Subscription) {
        let contact = SupportContact::default_of(subscription.id, tenant, self.app.now());
        let contact = SupportContact { follows: subscription.parent.is_some(), ..contact };
        self.change(tenant, Version::NONE, vec![Put::Subscription(subscription), Put::Contact(contact)]).await;
    }

    /// Puts rows that have this version now.
    pub async fn change(&self, tenant: TenantId, expect: Version, puts: Vec<Put>) {
        let id = CommitId::from_bytes(self.app.ids.guid());
        let changes = puts.into_iter().map(|put| Change { expect, put, entry: None }).collect();
        let commit = Commit { id, guards: Vec::new(), changes };
        let outcome = self.app.store.commit(&Scope::system(tenant), commit).await.unwrap();
        let Outcome::Done(verdicts) = outcome else { panic!("guarded") };
        assert!(verdicts.iter().all(|verdict| matches!(verdict, Verdict::Put(_))), "{verdicts:?}");
    }

    /// Sets the state of the main subscription.
    pub async fn set_status(&self, status: Status) {
        let tenant = TREY.parse().unwrap();
        let id: SubscriptionId = SUBSCRIPTION.parse().unwrap();
        let snapshot = self.app.store.facts(&Scope::system(tenant), &[id], None).await.unwrap();
        let row = &snapshot.rows[0].row;
        let changed = Subscription { status, version: row.subscription.version.next(), ..row.subscription.clone() };
        self.change(tenant, row.subscription.version, vec![Put::Subscription(changed)]).await;
    }

    pub async fn send(&self, request: Request<Body>) -> Reply {
        let asked = format!("{} {}", request.method(), request.uri());
        let response = self.router.clone().answer(request).await;
        let (parts, body) = response.into_parts();
        let body = body.collect().await.unwrap().to_bytes().to_vec();
        self.transcript.add(&asked, parts.status, &parts.headers, &body);
        Reply { status: parts.status, headers: parts.headers, body }
    }

    /// Gets an address as this caller.
    pub async fn get_as(&self, token: &str, uri: &str, headers: &[(&str, &str)]) -> Reply {
        self.send(request("GET", token, uri, headers, Body::empty())).await
    }

    /// Gets an address as the helpdesk agent.
    pub async fn get(&self, uri: &str) -> Reply {
        self.get_as(&agent(), uri, &[]).await
    }

    /// Follows a link of an answer as the SDKs do: address and headers as they are.
    pub async fn follow(&self, link: &Value) -> Reply {
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let headers: Vec<_> = link["headers"]
            .as_array()
            .unwrap()
            .iter()
            .map(|header| (text(&header["key"]), text(&header["value"])))
            .collect();
        let headers: Vec<_> = headers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        self.get_as(&agent(), &format!("/v1{}", text(&link["uri"])), &headers).await
    }

    /// Patches an address as this caller.
    pub async fn patch_as(&self, token: &str, uri: &str, body: &str) -> Reply {
        self.send(request("PATCH", token, uri, &[], Body::from(body.to_owned()))).await
    }

    /// Puts a body as this caller.
    pub async fn put_as(&self, token: &str, uri: &str, headers: &[(&str, &str)], body: &str) -> Reply {
        self.send(request("PUT", token, uri, headers, Body::from(body.to_owned()))).await
    }
}

pub fn request(method: &str, token: &str, uri: &str, headers: &[(&str, &str)], body: Body) -> Request<Body> {
    let mut request = Request::builder().method(method).uri(uri);
    if !token.is_empty() {
        request = request.header("Authorization", format!("Bearer {token}"));
    }
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body(body).unwrap()
}

/// The address of a contact.
pub fn contact_of(customer: &str, subscription: &str) -> String {
    format!("/v1/customers/{customer}/subscriptions/{subscription}/supportcontact")
}

/// The address of the main contact.
pub fn contact() -> String {
    contact_of(CUSTOMER, SUBSCRIPTION)
}

fn known<T>(value: T) -> Known<T> {
    Known::new(value, Source::Imported, "2026-11-01T00:00:00Z".parse().unwrap())
}

fn partner(id: &str, mpn: &str, name: &str, country: &str) -> Partner {
    Partner {
        id: id.parse().unwrap(),
        mpn: Some(mpn.parse().unwrap()),
        name: name.parse().unwrap(),
        country: Some(country.parse().unwrap()),
        partnership: Some(known(PartnershipState::Active)),
        agreement: Some(known(true)),
        reachable: false,
        version: Version::FIRST,
    }
}

pub fn customer(id: &str, name: &str, domain: Option<&str>) -> Customer {
    Customer {
        id: id.parse().unwrap(),
        name: name.parse().unwrap(),
        domain: domain.map(|domain| domain.parse().unwrap()),
        country: Some("FR".parse().unwrap()),
        references: Vec::new(),
        archived: None,
        version: Version::FIRST,
    }
}

fn reach(partner: &str) -> Reach {
    let admin = DelegatedAdmin { kind: AdminKind::Gdap, status: AdminStatus::Active, ends: None };
    Reach {
        customer: CUSTOMER.parse::<CustomerId>().unwrap(),
        partner: partner.parse().unwrap(),
        relation: Some(known(Relation::Related)),
        admin: Some(known(admin)),
        version: Version::FIRST,
    }
}

fn profile() -> SupportProfile {
    let lines = serde_json::from_str(
        r#"[{"label":"Web","website":"https://trey.example/help"},
            {"label":"Desk","telephone":"+49 30 1234","email":"desk@trey.example"}]"#,
    );
    SupportProfile { partner: TREY.parse().unwrap(), lines: lines.unwrap(), version: Version::FIRST }
}

fn subscription(id: &str, customer: &str, product: &str) -> Subscription {
    Subscription {
        id: id.parse().unwrap(),
        customer: customer.parse().unwrap(),
        product: product.parse().unwrap(),
        offer: Some("CFQ7TTC0LH18:0001:CFQ7TTC0K971".parse().unwrap()),
        nickname: None,
        commerce: Commerce::NewCommerce,
        channel: Channel::Csp,
        status: Status::Active,
        quantity: 10,
        record: Some("4847383".parse().unwrap()),
        parent: None,
        predecessor: None,
        created: Some("2026-01-05T08:00:00Z".parse().unwrap()),
        term_ends: Some("2027-01-05T08:00:00Z".parse().unwrap()),
        version: Version::FIRST,
    }
}
