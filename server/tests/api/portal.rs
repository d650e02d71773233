//! A portal under test: its credential, its tokens, and what it asks.

use axum::body::Body;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::{Method, header};
use serde_json::{Value, json};
use shared::api::path;
use shared::id::PortalId;

use crate::app::{Actor, Answer, TestApp, admin, request};
use crate::world::CONTOSO;

/// Where its pages come from.
pub const ORIGIN: &str = "https://portal.example";

/// A portal of Trey Research.
pub struct TestPortal {
    pub id: PortalId,
    pub secret: String,
}

/// A request with or without a body.
pub async fn send(app: &TestApp, method: Method, actor: Actor, address: &str, body: Option<&Value>) -> Answer {
    let asked = request(method, Some(actor), address);
    let asked = match body {
        Some(body) => asked.header(header::CONTENT_TYPE, "application/json").body(Body::from(body.to_string())),
        None => asked.body(Body::empty()),
    };
    app.send(asked.unwrap()).await
}

impl TestApp {
    /// A new portal with these origins.
    pub async fn portal(&self, origins: &[&str]) -> TestPortal {
        self.portal_of(admin(), origins).await
    }

    /// A new portal of the actor's provider.
    pub async fn portal_of(&self, actor: Actor, origins: &[&str]) -> TestPortal {
        let body = json!({ "name": "Contoso Portal", "origins": origins });
        let made = send(self, Method::POST, actor, path::PORTALS, Some(&body)).await.json();
        TestPortal {
            id: made["portal"]["id"].as_str().unwrap().parse().unwrap(),
            secret: made["secret"].as_str().unwrap().to_owned(),
        }
    }

    /// Asks for a token.
    pub async fn ask_token(&self, portal: &TestPortal, body: &Value) -> Answer {
        self.ask_token_as(&format!("{}:{}", portal.id, portal.secret), body).await
    }

    /// Asks for a token with this name and secret.
    pub async fn ask_token_as(&self, credential: &str, body: &Value) -> Answer {
        let basic = format!("Basic {}", STANDARD.encode(credential));
        let asked = request(Method::POST, None, path::EMBED_TOKENS)
            .header(header::AUTHORIZATION, basic)
            .header(header::CONTENT_TYPE, "application/json");
        self.send(asked.body(Body::from(body.to_string())).unwrap()).await
    }

    /// A token for Contoso with these permissions.
    pub async fn token(&self, portal: &TestPortal, permissions: &[&str]) -> String {
        self.token_for(portal, &ask(permissions)).await
    }

    /// A token.
    pub async fn token_for(&self, portal: &TestPortal, body: &Value) -> String {
        let answer = self.ask_token(portal, body).await;
        assert_eq!(answer.status.as_u16(), 201, "{}", answer.text());
        answer.json()["token"].as_str().unwrap().to_owned()
    }

    /// Reads with a token.
    pub async fn get_as(&self, token: &str, address: &str) -> Answer {
        self.send(bearing(Method::GET, token, address).body(Body::empty()).unwrap()).await
    }

    /// Sets a contact with a token, over what is there.
    pub async fn put_as(&self, token: &str, address: &str, body: &Value) -> Answer {
        let tag = self.tag(address).await;
        let asked = bearing(Method::PUT, token, address)
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::IF_MATCH, tag);
        self.send(asked.body(Body::from(body.to_string())).unwrap()).await
    }
}

/// A request with this token.
pub fn bearing(method: Method, token: &str, address: &str) -> http::request::Builder {
    request(method, None, address).header(header::AUTHORIZATION, format!("Bearer {token}"))
}

/// Asks for Contoso, for Anna.
pub fn ask(permissions: &[&str]) -> Value {
    json!({
        "customer": { "id": CONTOSO },
        "permissions": permissions,
        "person": { "id": "anna@contoso.example", "name": "Anna Kovács" },
    })
}
