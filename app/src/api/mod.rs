//! The server, as the pages ask it: one function an endpoint of `shared::api`. What goes wrong is an
//! [`error::ApiError`]; its words are in `i18n::problem`.

pub mod error;
pub mod link;
pub mod transport;

mod activity;
pub mod contact;
mod customers;
#[cfg(feature = "element")]
pub mod embed;
mod portals;
mod session;
mod subscriptions;
mod support;
pub mod way;
mod who;

use leptos::prelude::*;
use link::Link;
use way::Way;

/// The server. A copy is as good as the original.
#[derive(Clone, Copy)]
pub struct Api {
    link: Link,
    way: Way,
}

/// The page's [`Api`]. Only inside a component or an effect.
///
/// # Panics
/// When nobody called [`Api::provide`]: a fault of the program, not of its use.
pub fn use_api() -> Api {
    expect_context::<Api>()
}

impl Api {
    /// Provides the context.
    pub fn provide(way: Way) -> Self {
        let api = Self { link: Link::new(), way };
        provide_context(api);
        api
    }

    fn way(self) -> Way {
        self.way
    }

    /// The state of the connection.
    pub fn link(self) -> Link {
        self.link
    }
}
