//! How a request gets to the server, and the answer back: by the page's own `fetch`; with the feature `carried` by a
//! function of whoever runs the program, which may add a token, or be the server itself.

#[cfg(not(feature = "carried"))]
use crate::dom::document;
use gloo_net::Error;
use gloo_net::http::{Request, Response};

#[cfg(feature = "carried")]
pub use self::carried::Way;

/// The way of the app: to the server that the page came from.
#[cfg(not(feature = "carried"))]
#[derive(Clone, Copy)]
pub struct Way;

#[cfg(not(feature = "carried"))]
#[expect(clippy::unused_self, reason = "used as the carried way is")]
impl Way {
    /// The page's own.
    pub fn of_page() -> Self {
        Self
    }

    pub(super) fn url(self, path: &str) -> String {
        document::at_base(path.trim_start_matches('/'))
    }

    pub(super) async fn send(self, request: Request) -> Result<Response, Error> {
        request.send().await
    }
}

#[cfg(feature = "carried")]
mod carried {
    use super::{Error, Request, Response};
    use crate::dom::{carrier, document};
    use js_sys::Function;
    use leptos::prelude::*;
    use wasm_bindgen::{JsCast, JsValue};

    /// By a JavaScript function `(Request) => Promise<Response>`, which fails as `fetch` does.
    #[derive(Clone, Copy)]
    pub struct Way {
        base: StoredValue<String>,
        carry: StoredValue<Function, LocalStorage>,
    }

    impl Way {
        /// The page's own: its base, and the function that its start script made.
        pub fn of_page() -> Self {
            Self::new(document::at_base(""), carrier::of_page())
        }

        /// To the server at this address, which ends in a slash, by this function.
        pub fn new(base: String, carry: Function) -> Self {
            Self { base: StoredValue::new(base), carry: StoredValue::new_local(carry) }
        }

        pub(in crate::api) fn url(self, path: &str) -> String {
            let url = |base: &String| format!("{base}{}", path.trim_start_matches('/'));
            self.base.try_with_value(url).unwrap_or_default()
        }

        pub(in crate::api) async fn send(self, request: Request) -> Result<Response, Error> {
            let request: web_sys::Request = request.into();
            let carry = self.carry.try_with_value(Function::clone).ok_or_else(gone)?;
            let response = carrier::carry(&carry, &request).await.map_err(fault)?;
            Ok(response.into())
        }
    }

    /// What asked is no more.
    fn gone() -> Error {
        Error::GlooError("unmounted".to_owned())
    }

    fn fault(value: JsValue) -> Error {
        match value.dyn_into::<js_sys::Error>() {
            Ok(error) => Error::JsError(error.into()),
            Err(_) => Error::GlooError("the request could not be carried".to_owned()),
        }
    }
}
