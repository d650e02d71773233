//! The server, as the pages ask it: one function an endpoint of `shared::api`. What goes wrong is an
//! [`error::ApiError`]; its words are in `i18n::problem`.

pub mod answer;
pub mod error;
#[cfg(feature = "views")]
pub mod link;
#[cfg(feature = "views")]
pub mod transport;

#[cfg(feature = "views")]
mod activity;
#[cfg(feature = "views")]
pub mod contact;
#[cfg(feature = "views")]
mod customers;
#[cfg(all(feature = "element", feature = "views"))]
pub mod embed;
#[cfg(feature = "views")]
mod portals;
#[cfg(feature = "views")]
mod session;
#[cfg(feature = "views")]
mod subscriptions;
#[cfg(feature = "views")]
mod support;
#[cfg(feature = "views")]
pub mod way;
#[cfg(feature = "views")]
mod who;

#[cfg(feature = "views")]
use leptos::prelude::*;
#[cfg(feature = "views")]
use link::Link;
#[cfg(feature = "views")]
use way::Way;

/// The server. A copy is as good as the original.
#[cfg(feature = "views")]
#[derive(Clone, Copy)]
pub struct Api {
    link: Link,
    way: Way,
}

/// The page's [`Api`]. Only inside a component or an effect.
///
/// # Panics
/// When nobody called [`Api::provide`]: a fault of the program, not of its use.
#[cfg(feature = "views")]
pub fn use_api() -> Api {
    expect_context::<Api>()
}

#[cfg(feature = "views")]
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
