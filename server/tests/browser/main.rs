//! What the server asks of a browser, and the demonstration there, in a browser.

#![cfg(all(target_arch = "wasm32", feature = "browser"))]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]

mod ids;
mod jar;
mod stage;
mod weather;
mod zones;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
