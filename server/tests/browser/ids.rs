//! Random bytes.

use server::browser::ids::BrowserIds;
use server::ports::Ids as _;
use wasm_bindgen_test::wasm_bindgen_test;

/// The most bytes that `crypto.getRandomValues` gives at once.
const MOST: usize = 65_536;

#[wasm_bindgen_test]
fn every_byte_is_filled() {
    assert_ne!(BrowserIds.guid(), BrowserIds.guid());
    let mut many = vec![0; MOST + 100];
    assert!(BrowserIds.fill(&mut many));
    assert!(many[MOST..].iter().any(|byte| *byte != 0));
}
