//! What only a browser can tell: focus, live regions, ARIA, `Intl`. One binary, one file a matter.

#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod announce;
mod combobox;
mod dialog;
#[cfg(feature = "element")]
mod element;
mod form;
mod i18n;
mod leak;
mod page;
mod remote;
mod table;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
