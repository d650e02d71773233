//! The passing messages that are shown now.

use super::tone::Tone;
use leptos::prelude::*;

/// A passing message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toast {
    /// Tells it from the others.
    pub id: u32,
    /// What it is about. One of [`Tone::Danger`] stays until it is dismissed.
    pub tone: Tone,
    /// The message.
    pub text: String,
}

/// The messages shown now. A copy is as good as the original.
#[derive(Clone, Copy)]
pub struct Toasts {
    list: RwSignal<Vec<Toast>>,
    next: StoredValue<u32>,
}

impl Toasts {
    /// Makes the list and provides it to the page.
    pub fn provide() -> Self {
        let toasts = Self { list: RwSignal::new(Vec::new()), next: StoredValue::new(0) };
        provide_context(toasts);
        toasts
    }

    /// Shows a message, in the words of the language of now.
    pub fn show(self, tone: Tone, text: String) {
        let id = self.next.get_value();
        self.next.set_value(id.wrapping_add(1));
        self.list.update(|list| list.push(Toast { id, tone, text }));
    }

    /// Takes a message away.
    pub fn dismiss(self, id: u32) {
        self.list.try_update(|list| list.retain(|toast| toast.id != id));
    }

    /// The messages, oldest first. Tracked.
    pub fn list(self) -> Vec<Toast> {
        self.list.get()
    }
}
