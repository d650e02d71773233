//! Icons in views.

pub use crate::piece::icon::Icon;
use crate::view;
use leptos::prelude::*;

impl Icon {
    /// The drawing.
    pub fn view(self) -> impl IntoView {
        view! {
            <svg class="sc-icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
                <path d=self.path()></path>
            </svg>
        }
    }
}
