//! Who is signed in.

use leptos::prelude::*;
use shared::api::session::Session;
use shared::role::{Permission, Side};
use std::sync::Arc;

/// The signed-in person. Provided below the frame of the pages; when another person signs in, the page starts anew.
#[derive(Clone, Debug)]
pub struct Me(Arc<Session>);

/// Who is signed in. Only inside a page.
///
/// # Panics
/// Where nobody is signed in: a fault of the program, not of its use.
pub fn use_me() -> Me {
    expect_context::<Me>()
}

impl Me {
    /// The holder of this session.
    pub fn new(session: Session) -> Self {
        Self(Arc::new(session))
    }

    /// What the server said.
    pub fn session(&self) -> &Session {
        &self.0
    }

    /// Whether the roles allow it. The server decides again on every request.
    pub fn may(&self, permission: Permission) -> bool {
        self.0.permissions.contains(&permission)
    }

    /// For whom the person speaks.
    pub fn side(&self) -> Side {
        self.0.side
    }
}
