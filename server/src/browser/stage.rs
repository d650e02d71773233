//! The demonstration in a browser: the whole server over the store in memory, told the story of a remembered day, with
//! everything that was done since.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use axum::Router;
use axum::body::Body;
use axum::response::IntoResponse as _;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::header::{CONTENT_LENGTH, COOKIE, HOST, RETRY_AFTER};
use http::{HeaderMap, HeaderValue, Method, Request, Response, StatusCode};
use http_body_util::BodyExt as _;
use shared::api::session::SignIn;
use shared::audit::Origin;
use shared::id::SubscriptionId;
use shared::reason::Code;
use shared::time::Timestamp;

use super::clock::BrowserClock;
use super::colleague::{self, Deed};
use super::ids::BrowserIds;
use super::jar::Jar;
use super::kept::{Line, Outbox};
use super::weather::{self, Weather};
use super::zones::BrowserZones;
use crate::app::{App, ZoneBook};
use crate::ctx::{Ctx, Scope};
use crate::http::Front;
use crate::http::auth::{Door, session_cookie, session_token};
use crate::http::problem::Rejection;
use crate::ports::Ids as _;
use crate::seed::Seed;
use crate::service::{Failure, session};
use crate::store::memory::journal::Made;
use crate::store::{MemoryStore, Put, Store as _, StoreError};
use crate::{demo, memory_router};

/// How many subscriptions the large demonstration has beside the story.
const MANY: u64 = 5_000;
/// So many of the people of the large one can be signed in as.
const SEEDED_PERSONAS: usize = 3;

/// From where the demonstration begins.
#[derive(Clone, Debug)]
pub struct Beginning {
    /// When the story was told: at the reset.
    pub told: Timestamp,
    /// With thousands of subscriptions beside the story.
    pub large: bool,
    /// How many days the clock was advanced since.
    pub advanced: i64,
    /// The session's cookie.
    pub cookie: Option<String>,
}

/// A request, as a page makes it.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Its method.
    pub method: Method,
    /// Its path and query.
    pub path: String,
    /// Names and values.
    pub headers: HeaderMap,
    /// The body.
    pub body: Vec<u8>,
}

/// The demonstration's server.
pub struct Stage {
    app: App<MemoryStore>,
    router: Front,
    clock: Arc<BrowserClock>,
    jar: Jar,
    outbox: Arc<Outbox>,
    chaos: AtomicU8,
    mark: String,
}

impl Stage {
    /// Tells the story. What was done since is to be [replayed](Self::replay) before anything is asked.
    pub async fn raise(beginning: Beginning) -> Result<Self, StoreError> {
        super::unicode::install();
        let store = MemoryStore::new([0; 32]);
        demo::tell(&store, beginning.told).await?;
        if beginning.large {
            fill(&store, beginning.told).await?;
        }
        let tip = store.chain(demo::MAIN_PROVIDER).last().map(|(link, _)| link.hash).unwrap_or_default();
        let outbox = Arc::new(Outbox::default());
        let clock = Arc::new(BrowserClock::ahead(beginning.advanced));
        let journaled = store.journaled(outbox.clone());
        let mut app = App::new(journaled, clock.clone(), Arc::new(BrowserIds));
        app.zones = ZoneBook(Arc::new(BrowserZones));
        app.demo = true;
        Ok(Self {
            router: memory_router(app.clone()),
            app,
            clock,
            jar: Jar::of(beginning.cookie),
            outbox,
            chaos: AtomicU8::new(0),
            mark: URL_SAFE_NO_PAD.encode(&tip[..12]),
        })
    }

    /// What tells one story from another: a journal fits the story that it was begun with, and no other.
    pub fn mark(&self) -> &str {
        &self.mark
    }

    /// Does again what a line of the journal says. Fails when the line cannot be read or does not fit.
    pub async fn replay(&self, line: &str) -> Result<(), StoreError> {
        let made: Made = serde_json::from_str(line).map_err(|fault| StoreError::Failed(fault.to_string()))?;
        let done = self.app.store.replay(made).await;
        // It is kept already.
        self.outbox.take();
        done
    }

    /// What is to be kept since the last call.
    pub fn to_keep(&self) -> Vec<Line> {
        self.outbox.take()
    }

    /// The session's cookie, to be kept.
    pub fn cookie(&self) -> Option<String> {
        self.jar.pair()
    }

    /// So many per cent of all requests fail from now on.
    pub fn set_chaos(&self, per_cent: u8) {
        self.chaos.store(per_cent.min(100), Ordering::SeqCst);
    }

    /// Answers a request; none when nobody ever will.
    pub async fn answer(&self, asked: Asked) -> Option<Response<Vec<u8>>> {
        let mut dice = [0; 2];
        BrowserIds.fill(&mut dice);
        let asked_for = weather::alias(&asked.path);
        let response = match weather::of(&asked.method, &asked.path, self.chaos.load(Ordering::SeqCst), dice) {
            Weather::Silent => return None,
            Weather::Garbled => (StatusCode::BAD_GATEWAY, "<html>Bad gateway</html>").into_response(),
            Weather::Refused(code, wait) => refused(asked, code, wait).await,
            Weather::Overtaken => {
                let _ = self.colleague(demo::subscription()).await;
                self.route(asked, asked_for).await
            }
            Weather::Clear => self.route(asked, asked_for).await,
        };
        let (mut parts, body) = response.into_parts();
        self.jar.receive(&mut parts.headers);
        let bytes = body.collect().await.map(|body| body.to_bytes().to_vec()).unwrap_or_default();
        let bytes = match asked_for {
            Some(alias) => renamed(bytes, demo::subscription(), alias),
            None => bytes,
        };
        Some(Response::from_parts(parts, bytes))
    }

    async fn route(&self, asked: Asked, alias: Option<SubscriptionId>) -> Response<Body> {
        let path = match alias {
            Some(alias) => asked.path.replace(&alias.to_string(), &demo::subscription().to_string()),
            None => asked.path,
        };
        let length = asked.body.len();
        let mut request = Request::new(Body::from(asked.body));
        *request.uri_mut() = path.parse().unwrap_or_default();
        *request.method_mut() = asked.method;
        let headers = request.headers_mut();
        *headers = asked.headers;
        headers.remove(COOKIE);
        // To the server it is the browser on its own computer, which it is.
        headers.insert(HOST, HeaderValue::from_static("localhost"));
        headers.insert(CONTENT_LENGTH, HeaderValue::from(length));
        self.jar.send(headers);
        self.router.clone().answer(request).await
    }

    /// So many days later; whoever is signed in stays so. Gives how many days the clock is ahead now.
    pub async fn advance(&self, days: i64) -> Result<i64, Failure> {
        let visitor = self.visitor().await;
        let ahead = self.clock.advance(days);
        if let Ok(visitor) = visitor {
            let again = SignIn::Persona { persona: visitor.actor.person };
            let begun = session::sign_in(&self.app, again, None, None).await?;
            self.jar.receive(&mut session_cookie(Door::Local, &begun.token).map(set_cookie).unwrap_or_default());
        }
        Ok(ahead)
    }

    /// Somebody else changes the contact of this subscription.
    pub async fn colleague(&self, id: SubscriptionId) -> Result<Option<Deed>, Failure> {
        let id = weather::alias(&id.to_string()).map_or(id, |_| demo::subscription());
        colleague::acts(&self.app, &self.visitor().await?, id).await
    }

    async fn visitor(&self) -> Result<Ctx, Failure> {
        let mut headers = HeaderMap::new();
        self.jar.send(&mut headers);
        let token = session_token(Door::Local, &headers).ok_or(Code::Unauthenticated)?;
        let (_, person) = session::resume(&self.app, token).await?;
        Ok(Ctx::of(&person, self.app.ids.request(), Origin::Web))
    }
}

fn set_cookie(value: HeaderValue) -> HeaderMap {
    HeaderMap::from_iter([(http::header::SET_COOKIE, value)])
}

/// What a failure of the server looks like, with everything that is around every answer.
async fn refused(asked: Asked, code: Code, wait: Option<u32>) -> Response<Body> {
    let fails = move || async move { Rejection::from(code) };
    let front = Front::new(Router::new().fallback(fails), Arc::new(BrowserIds), false);
    let mut request = Request::new(Body::empty());
    *request.headers_mut() = asked.headers;
    let mut response = front.answer(request).await;
    if let Some(seconds) = wait {
        response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

/// The text with one id in the place of another.
fn renamed(bytes: Vec<u8>, from: SubscriptionId, to: SubscriptionId) -> Vec<u8> {
    match String::from_utf8(bytes) {
        Ok(text) => text.replace(&from.to_string(), &to.to_string()).into_bytes(),
        Err(other) => other.into_bytes(),
    }
}

/// Another provider, with thousands of subscriptions and some people to sign in as.
async fn fill(store: &MemoryStore, now: Timestamp) -> Result<(), StoreError> {
    let seed = Seed { subscriptions: MANY, tenants: 1, seed: 1, now };
    let mut personas = 0;
    for share in seed.shares() {
        for commit in share.commits() {
            let mut commit = commit.map_err(|fault| StoreError::Failed(format!("the seed does not parse: {fault}")))?;
            for change in &mut commit.changes {
                if let Put::Person(person) = &mut change.put
                    && personas < SEEDED_PERSONAS
                {
                    person.persona = true;
                    personas += 1;
                }
            }
            store.commit(&Scope::system(share.tenant()), commit).await?;
        }
    }
    Ok(())
}
