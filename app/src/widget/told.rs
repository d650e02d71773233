//! The page of one instance, for the components of that instance; when the instance is gone, nobody is told any more.

use super::events::Fault;
use super::host::Host;
use crate::api::error::ApiError;
use crate::dom::reactive::{effect, memo};
use crate::state::remote::{Remote, Source};
use leptos::prelude::*;
use serde::Serialize;

/// The page. A copy is as good as the original.
#[derive(Clone, Copy)]
pub struct Told {
    host: StoredValue<Host, LocalStorage>,
    ready: StoredValue<bool>,
}

/// The instance's [`Told`]. Only inside a component or an effect.
///
/// # Panics
/// Outside of an instance: a fault of the program, not of its use.
pub fn use_told() -> Told {
    expect_context::<Told>()
}

impl Told {
    /// Provides the context.
    pub fn provide(host: &Host) -> Self {
        let told = Self { host: StoredValue::new_local(host.own()), ready: StoredValue::new(false) };
        provide_context(told);
        told
    }

    fn host(self) -> Option<Host> {
        self.host.try_with_value(Host::own)
    }

    /// Tells an event.
    pub fn tell(self, name: &str, detail: &impl Serialize) {
        if let Some(host) = self.host() {
            host.tell(name, detail);
        }
    }

    /// Tells an event that can be prevented; false when it was, or nobody is there.
    pub async fn ask(self, name: &str, detail: &impl Serialize) -> bool {
        match self.host() {
            Some(host) => host.ask(name, detail).await,
            None => false,
        }
    }

    /// Tells what went wrong.
    pub fn fault(self, fault: &Fault) {
        if let Some(host) = self.host() {
            host.fault(fault);
        }
    }

    /// Tells once that the element can be used.
    pub fn ready(self) {
        if self.ready.try_update_value(|before| std::mem::replace(before, true)) == Some(false) {
            self.tell("ready", &super::events::Ready {});
        }
    }

    /// Keeps a state of the element at what `on` says.
    pub fn state(self, name: &'static str, on: impl Fn() -> bool + Send + Sync + 'static) {
        let on = memo(on);
        effect(move || {
            let on = on.get();
            if let Some(host) = self.host() {
                host.set_state(name, on);
            }
        });
    }

    /// Keeps the element's value at what `value` gives.
    pub fn value<T>(self, value: impl Fn() -> Option<T> + Send + Sync + 'static)
    where
        T: Serialize + PartialEq + Send + Sync + 'static,
    {
        let value = memo(value);
        effect(move || {
            if let Some(host) = self.host() {
                value.with(|value| host.set_value(value.as_ref()));
            }
        });
    }

    /// Tells each time that this becomes something.
    pub fn faults(self, fault: impl Fn() -> Option<Fault> + Send + Sync + 'static) {
        let fault = memo(fault);
        effect(move || fault.with(|fault| fault.iter().for_each(|fault| self.fault(fault))));
    }

    /// Follows a question to the server: waiting, failed.
    pub fn follow<T>(self, source: Source<T, ApiError>)
    where
        T: Send + Sync + 'static,
    {
        self.state("loading", move || {
            source.with(|remote| matches!(remote, Remote::Loading | Remote::Slow | Remote::Refreshing(_)))
        });
        self.state("error", move || source.with(|remote| failure(remote.error()).is_some()));
        self.faults(move || source.with(|remote| failure(remote.error()).map(Fault::from)));
    }
}

/// What nobody waits for is no failure.
fn failure(error: Option<&ApiError>) -> Option<&ApiError> {
    error.filter(|error| **error != ApiError::Aborted)
}
