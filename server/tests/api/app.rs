//! The server under test: the real router over the in-memory store, with a set clock and counted ids.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use axum::body::Body;
use http::{HeaderMap, Method, Request, StatusCode, header};
use http_body_util::BodyExt as _;
use serde::Serialize;
use serde_json::Value;
use server::app::App;
use server::ctx::Scope;
use server::http::Front;
use server::memory_router;
use server::ports::{Claims, Clock, Ids, Tokens};
use server::store::memory::MemoryStore;
use server::store::{Commit, Put, Store as _};
use shared::audit::Recorded;
use shared::id::{CommitId, PersonId, TenantId};
use shared::reason::Code;
use shared::role::{Role, Roles, Side};
use shared::time::Timestamp;
use shared::version::Version;

use crate::transcript::Transcript;
use crate::world;

/// Friday, 20 November 2026, 10:30 UTC.
pub const NOW: &str = "2026-11-20T10:30:00Z";

/// A clock that stands until it is moved.
#[derive(Debug)]
pub struct SetClock(AtomicI64);

impl SetClock {
    pub fn new() -> Self {
        Self(AtomicI64::new(NOW.parse::<Timestamp>().unwrap().micros()))
    }
}

impl Clock for SetClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_micros(self.0.load(Ordering::SeqCst))
    }
}

/// Ids that count up, so that answers can be compared.
#[derive(Debug, Default)]
pub struct CountedIds(AtomicU64);

impl Ids for CountedIds {
    fn fill(&self, bytes: &mut [u8]) -> bool {
        let next = self.0.fetch_add(1, Ordering::SeqCst).to_be_bytes();
        bytes.iter_mut().rev().zip(next.into_iter().rev()).for_each(|(byte, next)| *byte = next);
        true
    }
}

/// Somebody who asks. The token that it sends is a number that the door below knows.
#[derive(Clone, Copy, Debug)]
pub struct Actor {
    pub id: u8,
    pub side: Side,
    pub party: TenantId,
    pub keeper: TenantId,
    pub roles: Roles,
    pub app_only: bool,
}

impl Actor {
    const fn provider(id: u8, tenant: TenantId) -> Self {
        Self { id, side: Side::Provider, party: tenant, keeper: tenant, roles: Roles::NONE, app_only: false }
    }

    const fn with(self, role: Role) -> Self {
        Self { roles: self.roles.with(role), ..self }
    }

    pub const fn person(self) -> PersonId {
        PersonId::from_bytes([self.id; 16])
    }
}

/// Admin agent and Global admin of Trey Research.
pub const fn admin() -> Actor {
    Actor::provider(1, world::TREY).with(Role::AdminAgent).with(Role::GlobalAdmin)
}

/// Helpdesk agent of Trey Research.
pub const fn helpdesk() -> Actor {
    Actor::provider(2, world::TREY).with(Role::HelpdeskAgent)
}

/// Auditor of Trey Research.
pub const fn auditor() -> Actor {
    Actor::provider(3, world::TREY).with(Role::Auditor)
}

/// Sales agent of Trey Research.
pub const fn sales() -> Actor {
    Actor::provider(4, world::TREY).with(Role::SalesAgent)
}

/// Of Trey Research, without any role.
pub const fn nobody() -> Actor {
    Actor::provider(5, world::TREY)
}

/// An application of Trey Research, without a user.
pub const fn application() -> Actor {
    Actor { app_only: true, ..Actor::provider(6, world::TREY).with(Role::AdminAgent) }
}

/// Admin agent of the other provider.
pub const fn other_admin() -> Actor {
    Actor::provider(7, world::PROSEWARE).with(Role::AdminAgent).with(Role::GlobalAdmin)
}

/// Admin agent of a tenant that is none of this installation.
pub const fn stranger() -> Actor {
    Actor::provider(8, TenantId::from_bytes([0xee; 16])).with(Role::AdminAgent).with(Role::GlobalAdmin)
}

/// An admin of the customer Contoso, which is verified.
pub const fn customer_admin() -> Actor {
    let party = world::CONTOSO.tenant();
    Actor {
        id: 9,
        side: Side::Customer,
        party,
        keeper: party,
        roles: Roles::NONE.with(Role::GlobalAdmin),
        app_only: false,
    }
}

/// An admin of the customer Contoso whom Trey Research invited.
pub const fn invited_customer_admin() -> Actor {
    Actor { id: 10, keeper: world::TREY, ..customer_admin() }
}

/// Of the customer Contoso, but no admin.
pub const fn customer_clerk() -> Actor {
    Actor { id: 11, roles: Roles::NONE.with(Role::SalesAgent), ..customer_admin() }
}

/// Helpdesk agent of the reseller First Up Consultants, which is verified.
pub const fn reseller() -> Actor {
    let party = world::FIRST_UP;
    Actor {
        id: 12,
        side: Side::Reseller,
        party,
        keeper: party,
        roles: Roles::NONE.with(Role::HelpdeskAgent),
        app_only: false,
    }
}

const ACTORS: [Actor; 12] = [
    admin(),
    helpdesk(),
    auditor(),
    sales(),
    nobody(),
    application(),
    other_admin(),
    stranger(),
    customer_admin(),
    invited_customer_admin(),
    customer_clerk(),
    reseller(),
];

/// Knows the actors by the number of their token. How real tokens are checked is tested with the real ones.
#[derive(Debug)]
struct Door;

impl Tokens for Door {
    fn verify(&self, token: &str, now: Timestamp) -> Result<Claims, Code> {
        let actor = ACTORS.iter().find(|actor| actor.id.to_string() == token).ok_or(Code::Unauthenticated)?;
        let Actor { side, party, keeper, roles, app_only, .. } = *actor;
        Ok(Claims { person: actor.person(), side, party, keeper, roles, app_only, expires: now.plus_seconds(3_600) })
    }
}

/// The server, with the small world of [`world`] in its store.
pub struct TestApp {
    router: Front,
    store: MemoryStore,
    clock: Arc<SetClock>,
    transcript: Transcript,
}

/// What the server answered.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap_or_else(|_| panic!("no JSON: {}", self.text()))
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// The status and the stable code of an error.
    pub fn refusal(&self) -> (u16, String) {
        let code = self.json().get("errorCode").and_then(Value::as_str).unwrap_or_default().to_owned();
        (self.status.as_u16(), code)
    }

    #[track_caller]
    pub fn expect_code(&self, code: Code) {
        assert_eq!(self.refusal(), (code.status(), code.to_string()), "{}", self.text());
        assert_eq!(self.header("content-type"), Some("application/problem+json"));
    }

    #[track_caller]
    pub fn ok(self) -> Value {
        assert_eq!(self.status, StatusCode::OK, "{}", self.text());
        self.json()
    }
}

impl TestApp {
    pub async fn new() -> Self {
        let store = MemoryStore::new([7; 32]);
        for (tenant, puts) in world::everything() {
            let changes = puts.into_iter().map(world::change).collect();
            let commit = Commit { id: CommitId::from_bytes(*tenant.bytes()), guards: Vec::new(), changes };
            store.commit(&Scope::system(tenant), commit).await.unwrap();
        }
        let clock = Arc::new(SetClock::new());
        let ids = Arc::new(CountedIds::default());
        let app = App { tokens: Arc::new(Door), ..App::new(store.clone(), clock.clone(), ids) };
        Self { router: memory_router(app), store, clock, transcript: Transcript::default() }
    }

    /// So many seconds later.
    pub fn wait(&self, seconds: i64) {
        self.clock.0.fetch_add(seconds * 1_000_000, Ordering::SeqCst);
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        let asked = format!("{} {}", request.method(), request.uri());
        let response = self.router.clone().answer(request).await;
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes().to_vec();
        self.transcript.add(&asked, parts.status, &parts.headers, &bytes);
        Answer { status: parts.status, headers: parts.headers, bytes }
    }

    pub async fn get(&self, actor: Actor, path: &str) -> Answer {
        self.send(request(Method::GET, Some(actor), path).body(Body::empty()).unwrap()).await
    }

    /// Sets a contact, with or without a version.
    pub async fn put(&self, actor: Actor, path: &str, tag: Option<&str>, body: &impl Serialize) -> Answer {
        let mut request = request(Method::PUT, Some(actor), path).header(header::CONTENT_TYPE, "application/json");
        if let Some(tag) = tag {
            request = request.header(header::IF_MATCH, tag);
        }
        self.send(request.body(Body::from(serde_json::to_vec(body).unwrap())).unwrap()).await
    }

    /// The tag of what is stored now.
    pub async fn tag(&self, path: &str) -> String {
        self.get(admin(), path).await.header("etag").expect("a tag").to_owned()
    }

    /// Everything that a provider's log holds.
    pub fn log(&self, tenant: TenantId) -> Vec<Recorded> {
        self.store.chain(tenant).into_iter().flat_map(|(_, entries)| entries).collect()
    }

    /// Puts something as the installation itself.
    pub async fn store(&self, tenant: TenantId, expect: Version, put: Put) {
        let change = server::store::Change { expect, put, entry: None };
        let mut id = [0x5a; 16];
        id[..8].copy_from_slice(&self.clock.0.fetch_add(1, Ordering::SeqCst).to_be_bytes());
        let commit = Commit { id: CommitId::from_bytes(id), guards: Vec::new(), changes: vec![change] };
        self.store.commit(&Scope::system(tenant), commit).await.unwrap();
    }
}

/// A request to be finished with a body.
pub fn request(method: Method, actor: Option<Actor>, path: &str) -> http::request::Builder {
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header(header::HOST, "localhost")
        .header("x-request-id", world::REQUEST);
    match actor {
        Some(actor) => request.header(header::AUTHORIZATION, format!("Bearer {}", actor.id)),
        None => request,
    }
}
