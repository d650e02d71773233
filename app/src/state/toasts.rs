//! The passing messages of the page.

use crate::ui::toast_region::Toast;
use crate::ui::tone::Tone;
use leptos::prelude::*;

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

    /// The messages, oldest first.
    pub fn list(self) -> Signal<Vec<Toast>> {
        self.list.into()
    }
}
