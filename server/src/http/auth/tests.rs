//! Signing in over the real router, with a set clock and a password check that only compares.

mod elsewhere;

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use axum::body::Body;
use http::header::{CONTENT_TYPE, COOKIE, HOST, RETRY_AFTER, SET_COOKIE};
use http::{Method, Request, Response, StatusCode};
use http_body_util::BodyExt as _;
use serde_json::{Value, json};
use shared::api::path;
use shared::id::{PersonId, TenantId};
use shared::partner::ProviderKind;
use shared::person::Person;
use shared::reason::Code;
use shared::role::{Role, Roles, Side};
use shared::text::Email;
use shared::time::Timestamp;
use shared::version::Version;

use crate::app::App;
use crate::ctx::Scope;
use crate::http::Front;
use crate::http::peer::Peer;
use crate::limit::Limits;
use crate::memory_router;
use crate::ports::{Checked, Claims, Clock, Ids, Passwords, Tokens};
use crate::service::install::{Beginning, install};
use crate::service::people;
use crate::store::memory::MemoryStore;
use crate::store::{Change, Commit, Put, Store as _};

const PASSWORD: &str = "correct horse battery";
const EMAIL: &str = "ada@trey.example";

struct SetClock(AtomicI64);

impl Clock for SetClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_micros(self.0.load(Ordering::SeqCst))
    }
}

#[derive(Default)]
struct Counted(AtomicU64);

impl Ids for Counted {
    fn fill(&self, bytes: &mut [u8]) -> bool {
        let next = self.0.fetch_add(1, Ordering::SeqCst).to_be_bytes();
        bytes.iter_mut().rev().zip(next.into_iter().rev()).for_each(|(byte, next)| *byte = next);
        true
    }
}

/// The hash of a password is the password.
struct Compare;

impl Passwords for Compare {
    fn fits(&self, password: String, hash: Option<String>) -> Checked {
        Box::pin(async move { Ok(hash == Some(password)) })
    }
}

/// One good token, of a person of the provider.
struct OneToken;

impl Tokens for OneToken {
    fn verify(&self, token: &str, now: Timestamp) -> Result<Claims, Code> {
        let claims = Claims {
            person: PersonId::from_bytes([9; 16]),
            side: Side::Provider,
            party: tenant(),
            keeper: tenant(),
            roles: Roles::NONE.with(Role::Auditor),
            app_only: false,
            expires: now.plus_seconds(60),
        };
        if token == "good" { Ok(claims) } else { Err(Code::Unauthenticated) }
    }
}

fn tenant() -> TenantId {
    TenantId::from_bytes([3; 16])
}

struct Desk {
    app: App<MemoryStore>,
    clock: Arc<SetClock>,
    router: Front,
}

/// A browser on the same computer, and what it keeps.
#[derive(Clone)]
struct Browser {
    host: &'static str,
    cookie: String,
}

fn browser() -> Browser {
    Browser { host: "localhost:8080", cookie: String::new() }
}

async fn desk(change: impl FnOnce(&mut App<MemoryStore>)) -> Desk {
    let clock = Arc::new(SetClock(AtomicI64::new(1_800_000_000_000_000)));
    let mut app = App {
        passwords: Arc::new(Compare),
        tokens: Arc::new(OneToken),
        ..App::new(MemoryStore::new([0; 32]), clock.clone(), Arc::new(Counted::default()))
    };
    change(&mut app);
    let beginning = Beginning {
        tenant: tenant(),
        mpn: "4391507".parse().unwrap(),
        name: "Trey Research".parse().unwrap(),
        country: "DE".parse().unwrap(),
        kind: ProviderKind::IndirectProvider,
        admin: EMAIL.parse().unwrap(),
        admin_name: "Ada".parse().unwrap(),
        password: PASSWORD.to_owned(),
    };
    install(&app, beginning).await.unwrap();
    let router = memory_router(app.clone());
    Desk { app, clock, router }
}

impl Desk {
    fn pass(&self, seconds: i64) {
        self.clock.0.fetch_add(seconds * 1_000_000, Ordering::SeqCst);
    }

    async fn send(&self, method: Method, path: &str, from: &Browser, body: Option<Value>) -> Response<Body> {
        let request = Request::builder().method(method).uri(path).header(HOST, from.host).header(COOKIE, &from.cookie);
        let request = match body {
            Some(body) => request.header(CONTENT_TYPE, "application/json").body(Body::from(body.to_string())),
            None => request.body(Body::empty()),
        };
        let mut request = request.unwrap();
        request.extensions_mut().insert(Peer("192.0.2.1".parse().unwrap()));
        self.router.clone().answer(request).await
    }

    async fn sign_in(&self, from: &mut Browser, body: Value) -> (StatusCode, Value) {
        let response = self.send(Method::POST, path::SESSION, from, Some(body)).await;
        if let Some(cookie) = response.headers().get(SET_COOKIE) {
            from.cookie = cookie.to_str().unwrap().split(';').next().unwrap().to_owned();
        }
        (response.status(), json_of(response).await)
    }

    async fn ada(&self) -> Browser {
        let mut browser = browser();
        let (status, view) = self.sign_in(&mut browser, account(PASSWORD)).await;
        assert_eq!(status, StatusCode::CREATED, "{view}");
        browser
    }

    async fn status(&self, from: &Browser) -> u16 {
        self.send(Method::GET, path::SESSION, from, None).await.status().as_u16()
    }
}

async fn json_of(response: Response<Body>) -> Value {
    let bytes = response.into_body().collect().await.unwrap().to_bytes();
    serde_json::from_slice(&bytes).unwrap_or(Value::Null)
}

fn account(password: &str) -> Value {
    json!({"email": EMAIL, "password": password})
}

#[tokio::test]
async fn signing_in_and_out() {
    let desk = desk(|_| {}).await;
    assert_eq!(desk.status(&browser()).await, 401);
    let mut browser = browser();
    let (status, view) = desk.sign_in(&mut browser, json!({"email": " ADA@trey.example", "password": PASSWORD})).await;
    assert_eq!(status, StatusCode::CREATED);
    insta::assert_json_snapshot!(view);
    assert_eq!(desk.status(&browser).await, 200);
    let left = desk.send(Method::DELETE, path::SESSION, &browser, None).await;
    assert_eq!(left.status(), StatusCode::NO_CONTENT);
    assert_eq!(left.headers().get(SET_COOKIE).unwrap(), "switchboard-dev=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
    assert_eq!(desk.status(&browser).await, 401, "the token itself is no good any more");
}

#[tokio::test]
async fn the_cookie_fits_the_connection() {
    let secure = desk(|app| app.https = true).await;
    let response = secure.send(Method::POST, path::SESSION, &browser(), Some(account(PASSWORD))).await;
    let cookie = response.headers().get(SET_COOKIE).unwrap().to_str().unwrap();
    assert!(cookie.starts_with("__Host-switchboard=") && cookie.contains("; Secure;"), "{cookie}");
    assert!(response.headers().contains_key("strict-transport-security"));

    let plain = desk(|_| {}).await;
    for host in ["192.168.1.5:8080", "desk.example"] {
        let mut elsewhere = Browser { host, cookie: String::new() };
        let (status, problem) = plain.sign_in(&mut elsewhere, account(PASSWORD)).await;
        assert_eq!((status.as_u16(), &problem["errorCode"]), (403, &json!("insecure_transport")), "{host}");
        let stolen = Browser { host, ..plain.ada().await };
        assert_eq!(plain.status(&stolen).await, 401, "nor does a session of localhost count under {host}");
    }
}

#[tokio::test]
async fn no_answer_tells_which_part_was_wrong() {
    let desk = desk(|_| {}).await;
    let mut answers = Vec::new();
    for body in [
        account("wrong password"),
        account(&"x".repeat(600)),
        json!({"email": "nobody@trey.example", "password": PASSWORD}),
        json!({"email": "not an address", "password": PASSWORD}),
    ] {
        let (status, mut problem) = desk.sign_in(&mut browser(), body).await;
        problem.as_object_mut().unwrap().remove("requestId");
        answers.push((status.as_u16(), problem.to_string()));
    }
    assert_eq!(answers[0].0, 401);
    assert!(answers[0].1.contains("wrong_credentials"), "{answers:?}");
    assert!(answers.windows(2).all(|pair| pair[0] == pair[1]), "{answers:?}");
    people::lock(&desk.app, &EMAIL.parse().unwrap(), true).await.unwrap().unwrap();
    let (status, _) = desk.sign_in(&mut browser(), account(PASSWORD)).await;
    assert_eq!(status.as_u16(), 401, "a locked account is no other");
}

#[tokio::test]
async fn guessing_is_slowed_down_and_success_forgives() {
    let desk = desk(|app| app.limits = Arc::new(Limits::per_second(0))).await;
    for _ in 0..9 {
        assert_eq!(desk.sign_in(&mut browser(), account("wrong password")).await.0.as_u16(), 401);
    }
    assert_eq!(desk.sign_in(&mut browser(), account(PASSWORD)).await.0.as_u16(), 201);
    for _ in 0..10 {
        assert_eq!(desk.sign_in(&mut browser(), account("wrong password")).await.0.as_u16(), 401);
    }
    let refused = desk.send(Method::POST, path::SESSION, &browser(), Some(account(PASSWORD))).await;
    assert_eq!(refused.status().as_u16(), 429, "the right one too");
    assert_eq!(refused.headers().get(RETRY_AFTER).unwrap(), "30");
    desk.pass(30);
    assert_eq!(desk.sign_in(&mut browser(), account(PASSWORD)).await.0.as_u16(), 201);
}

#[tokio::test]
async fn a_session_ends_after_idleness_and_after_a_day_in_any_case() {
    let desk = desk(|_| {}).await;
    let browser = desk.ada().await;
    desk.pass(8 * 3_600 - 1);
    assert_eq!(desk.status(&browser).await, 200, "used in time, it goes on");
    desk.pass(8 * 3_600 - 1);
    assert_eq!(desk.status(&browser).await, 200);
    desk.pass(8 * 3_600 - 1);
    assert_eq!(desk.status(&browser).await, 200);
    desk.pass(3);
    assert_eq!(desk.status(&browser).await, 401, "a day is over");
    let browser = desk.ada().await;
    desk.pass(8 * 3_600);
    assert_eq!(desk.status(&browser).await, 401, "eight hours without a request");
}

#[tokio::test]
async fn signing_in_again_ends_the_session_before() {
    let desk = desk(|_| {}).await;
    let first = desk.ada().await;
    let mut second = first.clone();
    desk.sign_in(&mut second, account(PASSWORD)).await;
    assert_ne!(first.cookie, second.cookie);
    assert_eq!((desk.status(&first).await, desk.status(&second).await), (401, 200));
}

#[tokio::test]
async fn locking_and_a_new_password_end_sessions() {
    let desk = desk(|_| {}).await;
    let email: Email = EMAIL.parse().unwrap();
    let browser = desk.ada().await;
    people::lock(&desk.app, &email, true).await.unwrap().unwrap();
    assert_eq!(desk.status(&browser).await, 401);
    desk.pass(1);
    people::lock(&desk.app, &email, false).await.unwrap().unwrap();
    assert_eq!(desk.status(&browser).await, 401, "and it stays ended");
    let browser = desk.ada().await;
    desk.pass(1);
    people::set_password(&desk.app, &email, "another password".to_owned()).await.unwrap().unwrap();
    assert_eq!(desk.status(&browser).await, 401);
}

async fn with_persona(desk: &Desk) -> PersonId {
    let id = PersonId::from_bytes([8; 16]);
    let person = Person {
        tenant: tenant(),
        id,
        side: Side::Provider,
        party: tenant(),
        verified: true,
        roles: Roles::NONE.with(Role::HelpdeskAgent),
        name: "Alex".parse().ok(),
        email: None,
        persona: true,
        version: Version::FIRST,
    };
    let change = Change { expect: Version::NONE, put: Put::Person(person), entry: None };
    let commit = Commit { id: desk.app.commit_id(), guards: Vec::new(), changes: vec![change] };
    desk.app.store.commit(&Scope::system(tenant()), commit).await.unwrap();
    id
}

#[tokio::test]
async fn personas_are_for_demonstrations_only() {
    for demo in [true, false] {
        let desk = desk(|app| app.demo = demo).await;
        let id = with_persona(&desk).await;
        let listed = json_of(desk.send(Method::GET, path::PERSONAS, &browser(), None).await).await;
        assert_eq!(listed["items"].as_array().unwrap().len(), usize::from(demo));
        let mut browser = browser();
        let (status, view) = desk.sign_in(&mut browser, json!({"persona": id})).await;
        assert_eq!(status.as_u16(), if demo { 201 } else { 404 }, "{view}");
        assert_eq!(desk.status(&browser).await, if demo { 200 } else { 401 });
        if demo {
            assert_eq!((&view["demo"], &view["person"]["name"]), (&json!(true), &json!("Alex")));
            let (status, _) = desk.sign_in(&mut browser, json!({"persona": tenant()})).await;
            assert_eq!(status.as_u16(), 404, "nobody of the story");
        }
    }
}

#[tokio::test]
async fn a_token_goes_before_a_session_and_v1_takes_tokens_only() {
    let desk = desk(|_| {}).await;
    let browser = desk.ada().await;
    let ask = async |path: &str, authorization: Option<&str>| {
        let mut request = Request::get(path).header(HOST, browser.host).header(COOKIE, &browser.cookie);
        if let Some(value) = authorization {
            request = request.header("authorization", value);
        }
        desk.router.clone().answer(request.body(Body::empty()).unwrap()).await.status().as_u16()
    };
    assert_eq!(ask(path::SESSION, None).await, 200);
    assert_eq!(ask(path::SESSION, Some("Bearer good")).await, 200);
    for bad in ["Bearer bad", "Basic good", "good", "Bearer", "Bearer \u{fc}"] {
        assert_eq!(ask(path::SESSION, Some(bad)).await, 401, "{bad}");
    }
}

#[tokio::test]
async fn requests_are_limited_by_person_and_strangers_by_address() {
    let desk = desk(|app| app.limits = Arc::new(Limits::per_second(2))).await;
    let browser = desk.ada().await;
    let mut last = 0;
    for _ in 0..21 {
        last = desk.status(&browser).await;
    }
    assert_eq!(last, 429);
    let mut last = 0;
    for _ in 0..11 {
        last = desk.status(&Browser { host: "localhost", cookie: String::new() }).await;
    }
    assert_eq!(last, 429);
    desk.pass(1);
    assert_eq!(desk.status(&browser).await, 200);
}

#[tokio::test]
async fn every_kind_of_answer_has_the_headers() {
    let desk = desk(|_| {}).await;
    let answers = [
        desk.send(Method::GET, "/healthz", &browser(), None).await,
        desk.send(Method::GET, "/readyz", &browser(), None).await,
        desk.send(Method::GET, path::SESSION, &browser(), None).await,
        desk.send(Method::PATCH, path::SESSION, &browser(), None).await,
        desk.send(Method::GET, "/api/v1/nothing", &browser(), None).await,
        desk.send(Method::GET, "/some/page", &browser(), None).await,
        desk.send(Method::POST, path::SESSION, &browser(), Some(json!({"x": 1}))).await,
        desk.send(Method::GET, path::PERSONAS, &browser(), None).await,
        desk.send(Method::DELETE, path::SESSION, &browser(), None).await,
    ];
    for answer in answers {
        let status = answer.status();
        let text = |name: &str| answer.headers().get(name).map(|value| value.to_str().unwrap()).unwrap_or_default();
        let policy = text("content-security-policy");
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{policy}");
        for part in ["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "frame-ancestors 'none'"] {
            assert!(policy.contains(part), "{status}: {policy}");
        }
        assert_eq!(text("x-content-type-options"), "nosniff", "{status}");
        assert_eq!(text("referrer-policy"), "no-referrer", "{status}");
        assert_eq!(text("cross-origin-opener-policy"), "same-origin", "{status}");
        assert_eq!(text("cache-control"), "no-store", "{status}");
        assert_eq!(text("strict-transport-security"), "", "{status}: never over plain http");
    }
}

#[test]
fn the_scheme_is_bearer_in_any_case() {
    assert_eq!(super::bearer("Bearer abc"), Some("abc"));
    assert_eq!(super::bearer("bearer  abc"), Some("abc"));
    for other in ["Basic abc", "Bearer", "Bearer ", "abc", ""] {
        assert_eq!(super::bearer(other), None, "{other}");
    }
}
