//! Random bytes of the browser.

/// Sixteen of them, for an id that nobody else makes. `None` where the browser has none.
pub fn bytes() -> Option<[u8; 16]> {
    let mut bytes = [0; 16];
    web_sys::window()?.crypto().ok()?.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(bytes)
}
